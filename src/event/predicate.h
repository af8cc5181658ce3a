// event/predicate.h (private to the folder): words that may tell of a deed, with what stands
// around them, and the frames that they fit.
#ifndef DETENTE_EVENT_PREDICATE_H_
#define DETENTE_EVENT_PREDICATE_H_

#include <optional>
#include <string>
#include <vector>

#include "event/frames.h"
#include "event/view.h"

namespace detente {

struct Predicate {
  FramePos pos = FramePos::kVerb;
  int head = kNoIndex;    // token
  int verb = kNoIndex;    // the verb group; of a noun: the light verb; of an adjective: its copula
  int phrase = kNoIndex;  // of a noun: its phrase
  bool passive = false;
  std::vector<int> subjects;     // phrases: who does it (of a passive: the "by" phrase)
  std::vector<int> objects;      // phrases: whom it is done to
  std::vector<int> attached;     // phrases with prepositions that hang on it, nearest first
  std::vector<int> infinitives;  // verb groups
  std::vector<int> gerunds;      // verb groups, after "of", "from", "for", "by", or the head
  std::vector<int> clauses;      // verb groups of its that-clause
};

// A frame that a predicate fits, with the tokens that make up its trigger.
struct Fit {
  const Frame* frame = nullptr;
  TokenRange trigger;
  int score = 0;
};

Predicate VerbPredicate(const EventView& view, int verb, const EventLexicon::Data& lexicon);
// A noun; with `light`, the object (or passive subject) of that light verb.
Predicate NounPredicate(const EventView& view, int phrase, int light);
// An adjective after a form of "be" ("is ready to"); head is kNoIndex when it is none.
Predicate AdjectivePredicate(const EventView& view, int token);

// Obliques of a verb that follow its object without a gap: "ruled out talks | with Oman". The tree
// hangs them on either. `object` grows by what follows.
std::vector<int> FollowingObliques(const EventView& view, int verb, TokenRange* object);

// All frames that the predicate fits, best first.
std::vector<Fit> FitsOf(const EventView& view, const Predicate& predicate,
                        const EventLexicon::Data& lexicon);

// Why a frame of the predicate's word does not fit: its first test that fails, as written in the
// lexicon; empty when it fits; nothing when its head is not there.
std::optional<std::string> FailedTest(const EventView& view, const Predicate& predicate,
                                      const Frame& frame, const EventLexicon::Data& lexicon);

}  // namespace detente

#endif  // DETENTE_EVENT_PREDICATE_H_
