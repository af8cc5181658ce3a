// document/party.h: how actors stand in pairs.
#ifndef DETENTE_DOCUMENT_PARTY_H_
#define DETENTE_DOCUMENT_PARTY_H_

#include <optional>
#include <string>
#include <vector>

#include "document/records.h"

namespace detente {

// The country's code for a state and its organs, "EUR" and "UNO" for those bodies, the name for any
// other party; nullopt for a nobody ("residents").
std::optional<std::string> PartyOf(const Actor& actor);

// The country that a party belongs to, but for armed rebels, the opposition, and bodies of no one
// state: these stand for themselves.
std::optional<std::string> CountryOf(const Actor& actor);

// The same for one to whom a deed is done: what is done to a country's people, its fishermen or
// its airlines, is done to the country.
std::optional<std::string> RecipientPartyOf(const Actor& actor);

// Every party that has a part in a record, what it promises, asks or alleges included; or in any
// event or condition of a dossier. Sorted, each once.
std::vector<std::string> PartiesOf(const Dossier& dossier, const Event& event);
std::vector<std::string> PartiesOf(const Dossier& dossier, const Condition& condition);
std::vector<std::string> PartiesOf(const Dossier& dossier);

}  // namespace detente

#endif  // DETENTE_DOCUMENT_PARTY_H_
