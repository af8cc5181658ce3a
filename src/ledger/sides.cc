#include "ledger/sides.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/party.h"

namespace detente {
namespace {

void AddName(const std::string& name, Names* names) {
  if (std::find(names->begin(), names->end(), name) == names->end()) names->push_back(name);
}

std::vector<ActorIndex> IndicesOf(const std::vector<Party>& parties) {
  std::vector<ActorIndex> actors;
  for (const Party& party : parties) actors.push_back(party.actor);
  return actors;
}

std::optional<std::string> SideOf(const Actor& actor, bool recipient, bool roll_up) {
  if (roll_up) return CountryOf(actor);
  return recipient ? RecipientPartyOf(actor) : PartyOf(actor);
}

// Bodies of many states, and persons of whom no country is known: rarely the other side.
bool IsBystander(const Actor& actor) {
  if (!actor.country) return actor.kind == ActorKind::kPerson;
  static constexpr std::array<std::string_view, 4> kBodies = {"IGO", "NGO", "UNO", "MNC"};
  return std::find(kBodies.begin(), kBodies.end(), *actor.country) != kBodies.end();
}

// "in Havana", "near Kuwait": where it happened, not to whom.
bool IsPlace(const std::string& text, TextSpan mention) {
  constexpr uint32_t kBefore = 10;
  const uint32_t from = mention.begin > kBefore ? mention.begin - kBefore : 0;
  const auto words = SplitWords(Slice(text, {from, mention.begin}));
  if (words.empty()) return false;
  static constexpr std::array<std::string_view, 7> kPlaces = {
      "in", "at", "near", "outside", "inside", "around", "across"};
  return std::find(kPlaces.begin(), kPlaces.end(), words.back()) != kPlaces.end();
}

Names Both(const Names& a, const Names& b) {
  Names all = a;
  for (const std::string& name : b) AddName(name, &all);
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Pair> Crossed(const Names& by, const Names& on) {
  std::vector<Pair> pairs;
  for (const std::string& a : by) {
    for (const std::string& b : on) {
      if (a != b) pairs.push_back({a, b});
    }
  }
  return pairs;
}

std::vector<Pair> EachWithEach(const Names& all, bool both_ways) {
  std::vector<Pair> pairs;
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t k = i + 1; k < all.size(); ++k) {
      pairs.push_back({all[i], all[k]});
      if (both_ways) pairs.push_back({all[k], all[i]});
    }
  }
  return pairs;
}

}  // namespace

Sides::Sides(const Dossier& dossier, bool roll_up) : dossier_(dossier), roll_up_(roll_up) {
  for (const Actor& actor : dossier.actors) {
    const auto name = PartyOf(actor);
    if (name && IsBystander(actor)) bystanders_.insert(*name);
  }
  for (const Event& event : dossier.events) {
    const Names actors = Actors(event);
    Oppose(actors, Recipients(event));
    Oppose(actors, actors);
  }
  for (const Condition& condition : dossier.conditions) {
    if (condition.addressee) {
      Oppose(Of(condition.setters, false), Of({*condition.addressee}, true));
    }
  }
}

void Sides::Oppose(const Names& by, const Names& on) {
  for (const Pair& pair : Crossed(by, on)) {
    AddName(pair[1], &against_[pair[0]]);
    AddName(pair[0], &against_[pair[1]]);
  }
}

Names Sides::Of(const std::vector<ActorIndex>& actors, bool recipients) const {
  Names names;
  for (ActorIndex actor : actors) {
    const auto name = SideOf(dossier_.actors[static_cast<size_t>(actor)], recipients, roll_up_);
    if (name) AddName(*name, &names);
  }
  return names;
}

Names Sides::NamedIn(TextSpan span, const std::string& but) const {
  Names names;
  for (const Actor& actor : dossier_.actors) {
    if (actor.kind != ActorKind::kCountry) continue;
    const bool named =
        std::any_of(actor.mentions.begin(), actor.mentions.end(), [&](const auto& m) {
          return span.Contains(m.span) && !IsPlace(dossier_.article.text, m.span);
        });
    const auto name = PartyOf(actor);
    if (named && name && *name != but) AddName(*name, &names);
  }
  return names.size() == 1 ? names : Names{};
}

Names Sides::Actors(const Event& event) const { return Of(IndicesOf(event.actors), false); }

Names Sides::Recipients(const Event& event) const { return Of(IndicesOf(event.recipients), true); }

std::string Sides::OnlyCounterpart(const std::string& party) const {
  const auto at = against_.find(party);
  if (at == against_.end()) return "";
  std::vector<std::string> major;
  std::copy_if(at->second.begin(), at->second.end(), std::back_inserter(major),
               [&](const std::string& name) { return !bystanders_.contains(name); });
  const auto& names = major.empty() ? at->second : major;
  return names.size() == 1 ? names.front() : "";
}

std::vector<Pair> Sides::PairsOf(const Event& event, const LedgerRule& rule,
                                 const std::vector<ActorIndex>& deniers) const {
  Names by = Actors(event);
  if (by.empty()) by = Of(deniers, false);
  Names on = Recipients(event);
  if (rule.pair == PairOf::kContent && event.content) {
    const Names asked = Of(event.content->actors, false);
    const Names told = on;
    on = Of(event.content->recipients, true);
    const Names self = by;
    by = asked.empty() ? told : asked;
    if (rule.line == "promise" && self.size() == 1) {
      // "accused Y of breaking its promise": Y's promise, to the accuser.
      on = self;
      if (by.empty()) by = {OnlyCounterpart(self.front())};
      std::erase(by, "");
      return Crossed(by, on);
    }
    if (by.empty()) by = self;
    if (on.empty() && by.size() == 1) on = NamedIn(event.content->span, by.front());
  }
  if (rule.pair == PairOf::kObject) {
    const Event* refused = RefusedMeasure(dossier_, event);
    return refused == nullptr ? std::vector<Pair>{} : Crossed(on, Recipients(*refused));
  }
  const bool mutual = rule.pair == PairOf::kMutual || rule.pair == PairOf::kBoth;
  if (by.size() == 1 && on.empty()) on = NamedIn(ObjectSpan(dossier_, event), by.front());
  if (by.size() == 1 && on.empty()) {
    const std::string other = OnlyCounterpart(by.front());
    if (!other.empty()) on = {other};
  }
  // Two that sign, meet or swap do so with each other; a host or witness is no party to it.
  if (mutual && by.size() > 1) on.clear();
  if (mutual) return EachWithEach(Both(by, on), rule.pair == PairOf::kBoth);
  if (rule.pair == PairOf::kReverse) return Crossed(on, by);
  return Crossed(by, on);
}

}  // namespace detente
