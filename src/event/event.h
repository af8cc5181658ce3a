// event/event.h: who does what to whom, whether it happened, when and on whose word.
//
// In: all that earlier stages found. Out: events in text order of their triggers. Total.
#ifndef DETENTE_EVENT_EVENT_H_
#define DETENTE_EVENT_EVENT_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/place.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class EventLexicon {
 public:
  static Result<EventLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

struct EventInput {
  const Article& article;
  std::span<const Sentence> sentences;
  std::span<const Actor> actors;
  std::span<const TimeExpression> times;
  std::span<const PlaceMention> places;
  std::span<const Statement> statements;
};

std::vector<Event> FindEvents(const EventInput& input, const EventLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_EVENT_EVENT_H_
