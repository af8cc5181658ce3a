#include "document/party.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace detente {
namespace {

bool IsStateSector(const std::optional<std::string>& sector) {
  static constexpr std::array<std::string_view, 6> kState = {"GOV", "MIL", "LEG",
                                                             "JUD", "SPY", "COP"};
  return sector && std::find(kState.begin(), kState.end(), *sector) != kState.end();
}

bool IsBodyCode(std::string_view code) {
  static constexpr std::array<std::string_view, 4> kCodes = {"IGO", "NGO", "MNC", "ISM"};
  return std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

bool IsArmedOrOpposed(const Actor& actor) {
  static constexpr std::array<std::string_view, 5> kSectors = {"REB", "UAF", "OPP", "SEP", "INS"};
  return std::find(kSectors.begin(), kSectors.end(), actor.sector.value_or("")) != kSectors.end();
}

void AddParty(const Dossier& dossier, ActorIndex actor, std::set<std::string>* parties) {
  const auto party = PartyOf(dossier.actors[static_cast<size_t>(actor)]);
  if (party) parties->insert(*party);
}

}  // namespace

std::optional<std::string> PartyOf(const Actor& actor) {
  if (actor.kind == ActorKind::kMedium) return std::nullopt;
  if (!actor.country) {
    if (actor.kind == ActorKind::kPerson || actor.kind == ActorKind::kOrganization) {
      return actor.name;
    }
    return std::nullopt;
  }
  if (IsBodyCode(*actor.country)) return actor.name;
  const bool state = actor.kind == ActorKind::kCountry || IsStateSector(actor.sector);
  // Someone in a post of a state that we cannot place: "head of the border commission".
  const bool post = actor.kind == ActorKind::kPerson && !actor.sector && (actor.role || actor.rank);
  if (state || post || *actor.country == "EUR" || *actor.country == "UNO") return *actor.country;
  return actor.kind == ActorKind::kGroup && actor.sector.value_or("CVL") == "CVL"
             ? std::nullopt
             : std::optional<std::string>(actor.name);
}

std::optional<std::string> CountryOf(const Actor& actor) {
  const bool none = actor.kind == ActorKind::kMedium || !actor.country ||
                    IsBodyCode(*actor.country) || IsArmedOrOpposed(actor);
  return none ? PartyOf(actor) : actor.country;
}

std::optional<std::string> RecipientPartyOf(const Actor& actor) {
  return actor.kind == ActorKind::kGroup ? CountryOf(actor) : PartyOf(actor);
}

std::vector<std::string> PartiesOf(const Dossier& dossier, const Event& event) {
  std::set<std::string> parties;
  for (const auto* side : {&event.actors, &event.recipients, &event.about}) {
    for (const Party& party : *side) AddParty(dossier, party.actor, &parties);
  }
  for (const Party& party : event.recipients) {
    const auto country = RecipientPartyOf(dossier.actors[static_cast<size_t>(party.actor)]);
    if (country) parties.insert(*country);
  }
  if (event.content) {
    for (const auto* side :
         {&event.content->actors, &event.content->recipients, &event.content->about}) {
      for (ActorIndex actor : *side) AddParty(dossier, actor, &parties);
    }
  }
  return {parties.begin(), parties.end()};
}

std::vector<std::string> PartiesOf(const Dossier& dossier, const Condition& condition) {
  std::set<std::string> parties;
  for (ActorIndex actor : condition.setters) AddParty(dossier, actor, &parties);
  if (condition.addressee) AddParty(dossier, *condition.addressee, &parties);
  return {parties.begin(), parties.end()};
}

std::vector<std::string> PartiesOf(const Dossier& dossier) {
  std::set<std::string> parties;
  for (const Event& event : dossier.events) {
    for (std::string& party : PartiesOf(dossier, event)) parties.insert(std::move(party));
  }
  for (const Condition& condition : dossier.conditions) {
    for (std::string& party : PartiesOf(dossier, condition)) parties.insert(std::move(party));
  }
  return {parties.begin(), parties.end()};
}

}  // namespace detente
