// actor/metonymy.h: whether the name of a capital means the state or the town. Private to the
// folder. By the words around it: "Moscow names", "talks with Lima" are states; "in Lima",
// "arrived from Cairo", "Kabul's airport", a dateline are towns.
// Known misses: verbs without a preposition that the lexicon does not list ("crossed Berlin").
#ifndef DETENTE_ACTOR_METONYMY_H_
#define DETENTE_ACTOR_METONYMY_H_

#include "actor/matcher.h"

namespace detente {

bool MeansTown(const SentenceView& view, const Hit& hit);

}  // namespace detente

#endif  // DETENTE_ACTOR_METONYMY_H_
