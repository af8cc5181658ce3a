// event/parties.h (private to the folder): which actors a noun phrase names.
#ifndef DETENTE_EVENT_PARTIES_H_
#define DETENTE_EVENT_PARTIES_H_

#include <optional>
#include <string>
#include <vector>

#include "document/records.h"
#include "event/named.h"
#include "event/view.h"

namespace detente {

// Adds the actors that a phrase and all conjoined with it stand for: the mention at its head; if
// none, its possessor ("Kenya's parliament"), an adjective ("Turkish jets"), or what hangs on it
// ("the army of Chad", "the attack by rebels"). `on_too`: also what the phrase is done to ("the
// attack on Mali").
void AddPartiesOf(const EventView& view, int phrase, bool on_too, std::vector<Party>* parties);

// Actors named inside the phrase before its head, its possessor left out: "Israeli strikes".
std::vector<Party> ModifiersOf(const EventView& view, const NounPhrase& phrase);

// Countries that the phrase sets itself against: "an anti-Chinese coalition".
std::vector<Party> OpposedIn(const EventView& view, const NounPhrase& phrase);

// The actor that stands for a country itself; nothing when there is none.
std::optional<ActorIndex> CountryActor(const EventView& view, std::string_view code);

// The party is the country of a place: "landed in Amman".
bool IsPlaceParty(const EventView& view, const Party& party);

// UNO, EUR, IGO, NGO, MNC, ISM.
bool IsBodyOfNoState(const std::optional<std::string>& country);
void AddParty(const Party& party, std::vector<Party>* parties);
bool HasActor(const std::vector<Party>& parties, ActorIndex actor);
std::vector<ActorIndex> ActorsOf(const std::vector<Party>& parties);

}  // namespace detente

#endif  // DETENTE_EVENT_PARTIES_H_
