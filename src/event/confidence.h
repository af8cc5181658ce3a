// event/confidence.h (private to the folder): how sure a record is.
//
// A record has marks (what sort of predicate told it, which parties it has, how it stands). Their
// weights add up, and a table of steps makes a share of right records out of the sum. Weights and
// steps are data: lexicons/event/confidence.tsv.
#ifndef DETENTE_EVENT_CONFIDENCE_H_
#define DETENTE_EVENT_CONFIDENCE_H_

#include <string_view>
#include <vector>

#include "event/bind.h"

namespace detente {

struct Marked {
  const BoundDeed& deed;
  const Event& event;
  bool first = false;  // of its sentence
  bool alone = false;  // in its sentence
};

std::vector<std::string_view> MarksOf(const EventView& view, const Marked& record);

double ConfidenceOf(const std::vector<std::string_view>& marks, const EventLexicon::Data& lexicon);

}  // namespace detente

#endif  // DETENTE_EVENT_CONFIDENCE_H_
