#include "ledger/sides.h"

#include <algorithm>
#include <optional>

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
    const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                   [&](const Mention& m) { return span.Contains(m.span); });
    const auto name = PartyOf(actor);
    if (named && name && *name != but) AddName(*name, &names);
  }
  return names.size() == 1 ? names : Names{};
}

Names Sides::Actors(const Event& event) const { return Of(IndicesOf(event.actors), false); }

Names Sides::Recipients(const Event& event) const { return Of(IndicesOf(event.recipients), true); }

std::string Sides::OnlyCounterpart(const std::string& party) const {
  const auto at = against_.find(party);
  return at == against_.end() || at->second.size() != 1 ? "" : at->second.front();
}

std::vector<Pair> Sides::PairsOf(const Event& event, const LedgerRule& rule) const {
  Names by = Actors(event);
  Names on = Recipients(event);
  if (rule.pair == PairOf::kContent && event.content) {
    const Names asked = Of(event.content->actors, false);
    const Names told = on;
    on = Of(event.content->recipients, true);
    // "accused Y of breaking its promise": Y's promise, to the accuser.
    if (on.empty() && rule.line == "promise") on = by;
    const Names self = by;
    by = asked.empty() ? told : asked;
    if (by.empty()) by = self;
    if (on.empty() && by.size() == 1) on = NamedIn(event.content->span, by.front());
  }
  if (rule.pair == PairOf::kObject) {
    by = on;
    on.clear();
    for (const Event& other : dossier_.events) {
      if (other.evidence == event.evidence && other.type == EventType::kSanction) {
        on = Both(on, Recipients(other));
      }
    }
    return Crossed(by, on);
  }
  const bool mutual = rule.pair == PairOf::kMutual || rule.pair == PairOf::kBoth;
  if (by.size() == 1 && on.empty()) on = NamedIn(ObjectSpan(dossier_, event), by.front());
  if (by.size() == 1 && on.empty()) {
    const std::string other = OnlyCounterpart(by.front());
    if (!other.empty()) on = {other};
  }
  if (mutual) return EachWithEach(Both(by, on), rule.pair == PairOf::kBoth);
  if (rule.pair == PairOf::kReverse) return Crossed(on, by);
  return Crossed(by, on);
}

}  // namespace detente
