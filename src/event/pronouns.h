// event/pronouns.h (private to the folder): whom a pronoun means that no mention covers.
#ifndef DETENTE_EVENT_PRONOUNS_H_
#define DETENTE_EVENT_PRONOUNS_H_

#include <vector>

#include "event/view.h"

namespace detente {

// "it" and "they" in what somebody says are mostly that somebody. True where somebody was added.
bool AddSpeakers(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties);

// A pronoun as a party: the speaker; of the object of a verb, somebody named before it who is not
// the verb's subject. `on_too`: what is done to it counts too.
bool AddPronoun(const EventView& view, int phrase, bool on_too, std::vector<Party>* parties);

// "Kenya said its forces": whose they are, where they have no country of their own.
bool AddOwner(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties);

}  // namespace detente

#endif  // DETENTE_EVENT_PRONOUNS_H_
