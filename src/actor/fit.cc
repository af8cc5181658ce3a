#include "actor/fit.h"

#include "base/utf8.h"

namespace detente {

bool Agrees(const std::optional<std::string>& known, const std::string& told) {
  return !known || told.empty() || *known == told;
}

bool FitsDescription(const Known& known, const Candidate& c) {
  const Actor& actor = known.actor;
  if (actor.role.value_or("").starts_with("former ") && !c.noun.starts_with("former")) return false;
  if (actor.kind != ActorKind::kPerson || !Agrees(actor.country, c.country)) return false;
  if (!Agrees(actor.sector, c.sector)) return false;
  if (known.nouns.contains(c.noun)) return true;
  const std::string role = ToLower(actor.role.value_or(""));
  if (role.find(c.noun) != std::string::npos) return true;
  const bool office = c.rank == "head" || c.rank == "minister";
  const bool high = actor.rank == "head" || actor.rank == "minister";
  if (office || high) return c.noun.ends_with("minister") && actor.rank == "minister";
  // Any two civilians are not the same.
  return !c.sector.empty() && c.sector != "CVL" && actor.sector.has_value();
}

bool Answers(const Known& known, const Candidate& anaphor) {
  if (anaphor.sector == "JRN") return known.actor.kind == ActorKind::kMedium;
  const std::string sector = known.actor.sector.value_or("");
  return known.type == CandidateType::kOrganization &&
         (sector == "REB" || sector == "UAF" || sector == "CRM");
}

bool IsNobody(const Known& known) {
  const bool described = known.type == CandidateType::kBody ||
                         known.type == CandidateType::kGroup ||
                         known.type == CandidateType::kPersonNoun;
  return described && !known.acts && !known.actor.country && known.actor.sector == "GOV";
}

}  // namespace detente
