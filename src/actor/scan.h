// actor/scan.h: the mentions of one sentence, left to right. Private to the folder.
#ifndef DETENTE_ACTOR_SCAN_H_
#define DETENTE_ACTOR_SCAN_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "actor/candidate.h"
#include "actor/matcher.h"
#include "base/date.h"

namespace detente {

// What the sentences before have told.
struct ScanContext {
  std::optional<Day> date;                       // chooses among dated roles of persons
  std::map<std::string, Candidate> short_forms;  // "AU" -> the organization it was put after
  std::map<std::string, Entry> own_names;        // the same, as readings for the next sentences
  std::map<std::string, Candidate> bodies;       // by the name that was said to be one
  std::set<std::string> undertakings;            // names of operations and the like, no actors
  int paragraph = -1;
  bool quote_open = false;  // a quotation goes on from the sentence before in the paragraph
};

// `index` is the sentence's place in the article.
std::vector<Candidate> ScanSentence(const SentenceView& view, int index, ScanContext* context);

}  // namespace detente

#endif  // DETENTE_ACTOR_SCAN_H_
