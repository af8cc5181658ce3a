// event/antecedent.h (private to the folder): whom a text goes on about: "He expelled the envoy."
#ifndef DETENTE_EVENT_ANTECEDENT_H_
#define DETENTE_EVENT_ANTECEDENT_H_

#include <vector>

#include "event/view.h"

namespace detente {

// Adds the party that a pronoun stands for which is a subject, or owns one ("his army"): whom the
// clause before is about, or the sentence before, up to three back through sentences that begin
// with the same pronoun; for a person also the only one that such a sentence names. Not in what
// somebody says: there it is mostly the speaker. Somebody whose country nobody tells is not taken:
// the ledger reads an unknown party from what is said around. Known miss: "he" of another sex than
// the person.
bool AddAntecedent(const EventView& view, const NounPhrase& pronoun, std::vector<Party>* parties);

}  // namespace detente

#endif  // DETENTE_EVENT_ANTECEDENT_H_
