// timex/ties.h (private): times told by an event: "two days after the vote", where the text has
// said before when the vote was.
//
// An event is a common noun that a date hung on, or that was subject or object of a verb with a
// date ("the vote was held on 5 May"). A later "the vote" is taken for that one.
#ifndef DETENTE_TIMEX_TIES_H_
#define DETENTE_TIMEX_TIES_H_

#include <map>
#include <optional>
#include <string>

#include "document/sentence.h"
#include "timex/calendar.h"

namespace detente::timex {

class EventDates {
 public:
  // The date at the token is told of these events.
  void Note(const Sentence& sentence, int token, const CalendarSpan& date);

  struct Tie {
    int token = -1;  // the event's noun
    int sign = 0;    // 1 after it, -1 before it
    CalendarSpan date;
  };
  // The event that the words from the token on name: "after the vote".
  std::optional<Tie> Find(const Sentence& sentence, int token) const;

 private:
  std::map<std::string, CalendarSpan> dates_;  // by lemma, the latest told
};

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_TIES_H_
