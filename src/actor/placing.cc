#include "actor/placing.h"

#include <map>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace detente {
namespace {

// The nation of the state or person that the sentence names first, before a candidate.
std::string NationBefore(const std::vector<Candidate>& candidates, size_t at) {
  size_t i = at;
  while (i > 0 && candidates[i - 1].sentence == candidates[at].sentence) --i;
  for (; i < at; ++i) {
    const Candidate& c = candidates[i];
    const bool owner = c.type == CandidateType::kState || c.type == CandidateType::kNamedPerson;
    if (owner && !c.country.empty()) return c.country;
  }
  return "";
}

}  // namespace

void PlaceCandidates(std::vector<Candidate>* all) {
  std::vector<Candidate>& candidates = *all;
  std::map<std::string, int> uses;
  for (const Candidate& c : candidates) {
    if (c.type != CandidateType::kState || c.acts) continue;
    uses[c.country] += c.locative ? 2 : 1;
  }
  for (size_t i = 0; i < candidates.size(); ++i) {
    Candidate& c = candidates[i];
    int most = 0;
    if (!c.country.empty()) continue;
    if (c.owned) c.country = NationBefore(candidates, i);
    for (const std::string_view land : Split(c.lands, ' ')) {
      const auto at = uses.find(std::string(land));
      if (at == uses.end() || at->second <= most) continue;
      most = at->second;
      c.country = at->first;
    }
  }
}

}  // namespace detente
