// event/refer.h (private to the folder): whom a pronoun or a definite description stands for,
// where no mention says so.
#ifndef DETENTE_EVENT_REFER_H_
#define DETENTE_EVENT_REFER_H_

#include <optional>
#include <vector>

#include "document/records.h"
#include "event/view.h"

namespace detente {

// Whose something is that somebody is blamed, thanked or punished for: in "criticised Israel for
// its raid" Israel's. Null where the pronoun stands in no such place.
const EventMention* BlamedOwner(const EventView& view, const NounPhrase& pronoun);

// Adds the referents of a phrase that names nobody itself: "its" of the subject ("Y kept up its
// shelling", "In his talks with X, Y asked"), "they" (the subject of the clause above, or the two
// persons of the sentence before), "the country" (named just before), "the two countries", "both
// sides" (of the sentence, or of the one before it, where exactly two are named). False when there
// is none, or when more than one reading is open.
bool AddReferents(const EventView& view, const NounPhrase& phrase, std::vector<Party>* parties);

}  // namespace detente

#endif  // DETENTE_EVENT_REFER_H_
