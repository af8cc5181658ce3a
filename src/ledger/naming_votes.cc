#include "ledger/naming_votes.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "ledger/words.h"

namespace detente {
namespace {

bool Has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsNumber(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kNumbers = {
      "none",  "one",  "two", "three",  "four",   "five",     "six",      "seven",
      "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"};
  return (!word.empty() && word.size() <= 4 && word[0] >= '0' && word[0] <= '9') ||
         std::find(kNumbers.begin(), kNumbers.end(), word) != kNumbers.end();
}

// "31 to 9", "97 votes to 14", "eleven … in favour": the two numbers of a vote.
std::string TallyOf(const std::vector<std::string>& words) {
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    if (!IsNumber(words[i])) continue;
    const size_t to = words[i + 1] == "votes" ? i + 2 : i + 1;
    if (to + 1 < words.size() && (words[to] == "to" || words[to] == "against") &&
        IsNumber(words[to + 1])) {
      return words[i] + " to " + words[to + 1];
    }
    const bool favour = Has({words.begin() + static_cast<long>(i),
                             words.begin() + static_cast<long>(std::min(i + 6, words.size()))},
                            "favour") ||
                        Has({words.begin() + static_cast<long>(i),
                             words.begin() + static_cast<long>(std::min(i + 6, words.size()))},
                            "favor");
    if (favour) return words[i] + " in favour";
  }
  return "";
}

// The sentence and what follows it in its paragraph: a tally mostly stands there.
TextSpan VoteSpan(const Dossier& dossier, const Event& event) {
  constexpr uint32_t kBytes = 260;
  const auto size = static_cast<uint32_t>(dossier.article.text.size());
  return {event.evidence.begin, std::min(event.evidence.end + kBytes, size)};
}

std::string BodyOf(const Dossier& dossier, const Event& event) {
  for (const auto* side : {&event.actors, &event.recipients}) {
    for (const Party& party : *side) {
      const Actor& actor = dossier.actors[static_cast<size_t>(party.actor)];
      const bool body = actor.sector.value_or("") == "LEG" || actor.country.value_or("") == "UNO";
      if (body && actor.kind == ActorKind::kOrganization) {
        return actor.name.starts_with("the ") || actor.name.starts_with("The ")
                   ? actor.name.substr(4)
                   : actor.name;
      }
    }
  }
  return "";
}

}  // namespace

std::string VoteOf(const Dossier& dossier, const Event& event) {
  const auto own = PlainWords(Slice(dossier.article.text, event.evidence));
  const bool vote = Has(own, "resolution") || Has(own, "vote") || Has(own, "voted") ||
                    Has(own, "votes") || Has(own, "vetoed") || Has(own, "vetoes") ||
                    Has(own, "bill");
  if (!vote) return "";
  const auto words = PlainWords(Slice(dossier.article.text, VoteSpan(dossier, event)));
  std::vector<std::string> parts;
  std::string body = BodyOf(dossier, event);
  if (!body.empty()) parts.push_back(body + (Has(own, "resolution") ? " resolution" : ""));
  if (Has(own, "unanimously") || Has(own, "unanimous")) parts.push_back("unanimous");
  const std::string tally = TallyOf(words);
  if (!tally.empty()) parts.push_back(tally);
  if (Has(own, "vetoed") || Has(own, "vetoes") || Has(own, "veto")) parts.push_back("vetoed");
  const auto binding = std::find(words.begin(), words.end(), "binding");
  if (Has(words, "non-binding") || Has(words, "nonbinding") ||
      (binding != words.end() && binding != words.begin() && *(binding - 1) == "not")) {
    parts.push_back("non-binding");
  } else if (binding != words.end()) {
    parts.push_back("binding");
  }
  return Join(parts, ", ");
}

}  // namespace detente
