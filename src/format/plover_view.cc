#include "format/plover_view.h"

#include <algorithm>

namespace detente {
namespace {

std::vector<std::string> Countries(const Dossier& dossier, const std::vector<Party>& parties) {
  std::vector<std::string> out;
  for (const Party& party : parties) {
    const auto& country = dossier.actors[static_cast<size_t>(party.actor)].country;
    if (country && std::find(out.begin(), out.end(), *country) == out.end()) {
      out.push_back(*country);
    }
  }
  return out;
}

}  // namespace

EventType PloverType(const Event& event) {
  if (event.reality != Reality::kPlanned) return event.type;
  switch (event.type) {
    case EventType::kConsult:
    case EventType::kSupport:
    case EventType::kCooperate:
    case EventType::kAid:
      return EventType::kAgree;
    case EventType::kRetreat:
      return EventType::kConcede;
    case EventType::kProtest:
    case EventType::kSanction:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
      return EventType::kThreaten;
    default:
      return event.type;
  }
}

bool IsInPloverView(const Event& event) { return event.polarity == Polarity::kPositive; }

std::vector<std::string> PloverCountries(const Dossier& dossier, const Event& event,
                                         const std::vector<Party>& parties,
                                         const std::vector<Party>& others) {
  std::vector<std::string> out = Countries(dossier, parties);
  if (out.empty() && !parties.empty() && event.scope == Scope::kDomestic) {
    return Countries(dossier, others);
  }
  return out;
}

std::vector<std::string> PloverTargets(const Dossier& dossier, const Event& event) {
  const bool at_home = event.scope == Scope::kDomestic && event.recipients.empty() &&
                       (event.type == EventType::kProtest || event.type == EventType::kCoerce ||
                        event.type == EventType::kAssault);
  if (at_home) return Countries(dossier, event.actors);
  return PloverCountries(dossier, event, event.recipients, event.actors);
}

}  // namespace detente
