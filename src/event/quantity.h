// event/quantity.h (private to the folder): counts of people and sums of money told with a deed.
#ifndef DETENTE_EVENT_QUANTITY_H_
#define DETENTE_EVENT_QUANTITY_H_

#include <vector>

#include "event/bind.h"

namespace detente {

// In text order. People counted by the deed's verb ("killed 12 people", "30 were injured",
// "arrested four men"), by other verbs of the same clause or its participles; money for aid,
// promises, trade and sanctions. KNOWN MISSES: "no one", fractions, counts in another sentence.
std::vector<Quantity> QuantitiesOf(const EventView& view, const BoundDeed& deed,
                                   const EventLexicon::Data& lexicon);

}  // namespace detente

#endif  // DETENTE_EVENT_QUANTITY_H_
