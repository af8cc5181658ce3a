// event/bind.h (private to the folder): from a predicate to a deed with parties and, for acts of
// speech, content.
#ifndef DETENTE_EVENT_BIND_H_
#define DETENTE_EVENT_BIND_H_

#include <optional>
#include <string>
#include <vector>

#include "event/predicate.h"

namespace detente {

// What an act of speech promises, asks, threatens, refuses or alleges.
struct BoundContent {
  std::optional<EventType> type;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  TokenRange range;
  int verb = kNoIndex;  // its verb group, if it has one
};

struct BoundDeed {
  Predicate predicate;
  const Frame* frame = nullptr;
  int score = 0;  // how narrowly the frame fits
  EventType type = EventType::kConsult;
  std::string mode;
  std::string cameo;
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::vector<Party> about;
  std::optional<BoundContent> content;
  TokenRange trigger;
};

// The best frame whose parties are there; nothing when the predicate tells of no deed.
std::optional<BoundDeed> Bind(const EventView& view, const Predicate& predicate,
                              const EventLexicon::Data& lexicon);

// As content of another deed, which may leave parties open; `depth` is how deep.
std::optional<BoundDeed> BindAt(const EventView& view, const Predicate& predicate,
                                const EventLexicon::Data& lexicon, int depth);

// With this frame and no other.
std::optional<BoundDeed> BindFit(const EventView& view, const Predicate& predicate, const Fit& fit,
                                 const EventLexicon::Data& lexicon);

// What is asked, promised, threatened or refused by somebody who is no actor: told by nobody as a
// deed all the same. Empty when the predicate is no act of speech.
TokenRange ContentWithoutParties(const EventView& view, const Predicate& predicate,
                                 const EventLexicon::Data& lexicon);

bool IsSpeechAct(EventType type);
bool IsHostile(EventType type);  // deeds whose announcement is a threat
// Puts the mode and code of a speech act with such content, where the frame names no narrower one.
void NarrowByContent(const EventLexicon::Data& lexicon, BoundDeed* deed);

}  // namespace detente

#endif  // DETENTE_EVENT_BIND_H_
