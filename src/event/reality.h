// event/reality.h (private to the folder): did it happen?
#ifndef DETENTE_EVENT_REALITY_H_
#define DETENTE_EVENT_REALITY_H_

#include "event/bind.h"

namespace detente {

struct Standing {
  Reality reality = Reality::kActual;
  Polarity polarity = Polarity::kPositive;
  bool told = true;      // false: no deed is told ("the right to strike")
  bool future = false;   // the deed's own verb is future ("will", "would" in reported speech)
  bool obliged = false;  // "must", "should", "needs to"
  int top = kNoIndex;    // the outermost verb that governs the deed
  TokenRange governors;  // an attempt, plan or decision that belongs to the trigger
};

Standing StandingOf(const EventView& view, const BoundDeed& deed,
                    const EventLexicon::Data& lexicon);

}  // namespace detente

#endif  // DETENTE_EVENT_REALITY_H_
