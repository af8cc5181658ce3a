// event/when_times.h: the time expressions of a sentence as the dates of deeds need them (private
// to event/).
#ifndef DETENTE_EVENT_WHEN_TIMES_H_
#define DETENTE_EVENT_WHEN_TIMES_H_

#include <string_view>
#include <vector>

#include "event/view.h"

namespace detente {

struct TimeInSentence {
  const TimeExpression* time = nullptr;
  TokenRange range;
  std::string_view preposition;  // "since", "until", "in", ...
  int clause = kNoIndex;         // verb whose clause holds it
};

// Those that have a place in the calendar, in order.
std::vector<TimeInSentence> TimesIn(const EventView& view);

// "the 2015 deal", "last week's attack": the time belongs to that noun and to no verb.
bool IsAttribute(const EventView& view, TokenRange range);

// The time that ends a range: "5 June" of "from 3 May to 5 June", "Tuesday" of "on Monday and
// Tuesday"; null if there is none.
const TimeInSentence* RangeEnd(const EventView& view, const std::vector<TimeInSentence>& times,
                               const TimeInSentence& first);

}  // namespace detente

#endif  // DETENTE_EVENT_WHEN_TIMES_H_
