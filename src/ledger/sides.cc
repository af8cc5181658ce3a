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

// Deeds of two sides with each other; of these a place is no side.
bool IsShared(const Event& event) {
  return event.type == EventType::kConsult || event.type == EventType::kAgree ||
         event.mode.value_or("") == "ceasefire";
}

bool IsState(const std::string& party) {
  constexpr size_t kCode = 3;
  return party.size() == kCode &&
         std::all_of(party.begin(), party.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "Cuba is hosting the talks": no party to them.
bool TellsAHost(const Dossier& dossier, const Event& event) {
  const auto words = SplitWords(Slice(dossier.article.text, event.trigger));
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return word.starts_with("host") || word.starts_with("mediat");
  });
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
    if (!name) continue;
    if (IsBystander(actor)) bystanders_.insert(*name);
    if (IsState(*name) && !IsBystander(actor)) states_.insert(*name);
  }
  NameRebels();
  for (const Event& event : dossier.events) {
    const Names actors = Actors(event);
    const Names recipients = Recipients(event);
    Oppose(actors, recipients);
    Oppose(actors, actors);
    // "the Senate called for the government to impose tariffs on Peru"
    const bool at_home = std::all_of(recipients.begin(), recipients.end(), [&](const auto& name) {
      return !IsState(name) || std::find(actors.begin(), actors.end(), name) != actors.end();
    });
    if (at_home) Oppose(actors, Of(IndicesOf(event.about), true));
    CountTogether(Both(actors, recipients));
  }
  FindCouple();
  for (const Condition& condition : dossier.conditions) {
    if (condition.addressee) {
      Oppose(Of(condition.setters, false), Of({*condition.addressee}, true));
    }
  }
}

// "The rebels" of an article are the armed group of their country that it names, if it names one.
void Sides::NameRebels() {
  const auto is_rebel = [](const Actor& a) { return a.country && a.sector.value_or("") == "REB"; };
  const auto is_named = [](const Actor& a) {
    return std::any_of(a.mentions.begin(), a.mentions.end(),
                       [](const Mention& m) { return m.form == MentionForm::kName; });
  };
  for (size_t i = 0; i < dossier_.actors.size(); ++i) {
    const Actor& actor = dossier_.actors[i];
    if (!is_rebel(actor) || is_named(actor)) continue;
    Names named;
    for (const Actor& other : dossier_.actors) {
      if (is_rebel(other) && is_named(other) && other.country == actor.country) {
        AddName(other.name, &named);
      }
    }
    if (named.size() == 1) of_rebels_[static_cast<ActorIndex>(i)] = named.front();
  }
}

std::optional<std::string> Sides::NameOf(ActorIndex actor, bool recipient) const {
  const auto rebels = of_rebels_.find(actor);
  if (rebels != of_rebels_.end()) return rebels->second;
  return SideOf(dossier_.actors[static_cast<size_t>(actor)], recipient, roll_up_);
}

void Sides::Oppose(const Names& by, const Names& on) {
  for (const Pair& pair : Crossed(by, on)) {
    AddName(pair[1], &against_[pair[0]]);
    AddName(pair[0], &against_[pair[1]]);
  }
}

void Sides::CountTogether(const Names& all) {
  for (const Pair& pair : EachWithEach(all, false)) {
    if (states_.contains(pair[0]) && states_.contains(pair[1])) ++together_[pair];
  }
}

void Sides::FindCouple() {
  if (states_.size() == 2) couple_ = {states_.begin(), states_.end()};
  int most = 0;
  for (const auto& [pair, count] : together_) {
    if (count < most) continue;
    couple_ = count == most ? Names{} : Names{pair[0], pair[1]};
    most = count;
  }
}

bool Sides::IsCouple(const Party& party) const {
  const Actor& actor = dossier_.actors[static_cast<size_t>(party.actor)];
  if (actor.country || actor.kind == ActorKind::kPerson || !party.mention) return false;
  const auto words = SplitWords(Slice(dossier_.article.text, *party.mention));
  const size_t at = !words.empty() && ToLower(words[0]) == "the" ? 1 : 0;
  if (words.size() <= at + 1) return false;
  const std::string first = ToLower(words[at]);
  return first == "both" || (at == 1 && first == "two");
}

Names Sides::Of(const std::vector<ActorIndex>& actors, bool recipients) const {
  Names names;
  for (ActorIndex actor : actors) {
    const auto name = NameOf(actor, recipients);
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

// Whom an attack was on is guessed in an article that tells of no third state, where it is denied,
// or where the other side says that it was done.
bool Sides::MayLayForce(const Event& event, const std::string& other) const {
  if (states_.size() <= 2 || event.polarity == Polarity::kNegative) return true;
  if (!event.said_by) return false;
  const auto& told = dossier_.statements[static_cast<size_t>(*event.said_by)].speakers;
  return Of(told, false) == Names{other};
}

// Is what is asked asked of a government of which no country is told?
bool Sides::IsOwnGovernment(const Event& event) const {
  return std::all_of(event.content->actors.begin(), event.content->actors.end(),
                     [&](ActorIndex index) {
                       const Actor& actor = dossier_.actors[static_cast<size_t>(index)];
                       return !actor.country && actor.sector.value_or("") == "GOV";
                     });
}

Names Sides::Actors(const Event& event) const {
  const bool couple = std::any_of(event.actors.begin(), event.actors.end(),
                                  [&](const Party& party) { return IsCouple(party); });
  return couple ? couple_ : Of(IndicesOf(event.actors), false);
}

Names Sides::Recipients(const Event& event) const {
  std::vector<Party> parties = event.recipients;
  if (IsShared(event)) {
    std::erase_if(parties, [&](const Party& party) {
      const Actor& actor = dossier_.actors[static_cast<size_t>(party.actor)];
      return actor.kind == ActorKind::kCountry && party.mention &&
             IsPlace(dossier_.article.text, *party.mention);
    });
  }
  return Of(IndicesOf(parties), true);
}

Names Sides::AskersOf(const std::string& party) const {
  Names askers;
  for (const Event& event : dossier_.events) {
    if (event.type != EventType::kRequest) continue;
    const Names asked = Recipients(event);
    if (std::find(asked.begin(), asked.end(), party) == asked.end()) continue;
    for (const std::string& asker : Actors(event)) {
      if (asker != party) AddName(asker, &askers);
    }
  }
  return askers;
}

std::string Sides::OnlyCounterpart(const std::string& party, bool said) const {
  const auto at = against_.find(party);
  if (at == against_.end()) {
    // An article about two states: what one promises without an address, it promises the other.
    if (!said || states_.size() != 2 || !states_.contains(party)) return "";
    return *states_.begin() == party ? *states_.rbegin() : *states_.begin();
  }
  std::vector<std::string> major;
  std::copy_if(at->second.begin(), at->second.end(), std::back_inserter(major),
               [&](const std::string& name) { return !bystanders_.contains(name); });
  const auto& names = major.empty() ? at->second : major;
  return names.size() == 1 ? names.front() : "";
}

// The sides of what is asked, promised or said to be broken.
void Sides::SetContentSides(const Event& event, const LedgerRule& rule, Names* by,
                            Names* on) const {
  const Names self = *by;
  const Names told = *on;
  Names asked = Of(event.content->actors, false);
  // "its government", asked by a parliament: of the same state.
  if (!event.content->actors.empty() && self.size() == 1 && IsOwnGovernment(event)) asked = self;
  *on = Of(event.content->recipients, true);
  if (rule.line == "promise" && self.size() == 1) {
    // "accused Y of breaking its promise": Y's promise, to the accuser.
    *on = self;
    *by = asked.empty() ? told : asked;
    if (by->empty()) *by = {OnlyCounterpart(self.front())};
    std::erase(*by, "");
    return;
  }
  *by = asked.empty() ? told : asked;
  // "called for sanctions on Belarus", "urged its government to ban goods from Peru": asked of
  // nobody named but one's own side.
  if (asked.empty() && *by == *on) by->clear();
  if (by->empty()) *by = self;
  if (on->empty() && by->size() == 1) *on = NamedIn(event.content->span, by->front());
}

std::vector<Pair> Sides::PairsOf(const Event& event, const LedgerRule& rule,
                                 const std::vector<ActorIndex>& deniers) const {
  Names by = Actors(event);
  if (by.empty()) by = Of(deniers, false);
  Names on = Recipients(event);
  const bool own_word = event.type == EventType::kAgree || event.type == EventType::kThreaten;
  if (by.empty() && own_word && event.content) by = Of(event.content->actors, false);
  if (by.empty() && rule.line == "demand" && event.type == EventType::kRequest && on.size() == 1) {
    // "He demanded that Chile …": on behalf of the only other side.
    by = {OnlyCounterpart(on.front(), true)};
    std::erase(by, "");
  }
  if (rule.pair == PairOf::kReverse && by.size() == 1 && on.empty()) {
    const Names askers = AskersOf(by.front());
    if (askers.size() == 1) on = askers;
  }
  if (rule.pair == PairOf::kContent && event.content) SetContentSides(event, rule, &by, &on);
  if (rule.pair == PairOf::kObject) {
    const Event* refused = RefusedMeasure(dossier_, event);
    return refused == nullptr ? std::vector<Pair>{} : Crossed(on, Recipients(*refused));
  }
  const bool mutual = rule.pair == PairOf::kMutual || rule.pair == PairOf::kBoth;
  if (mutual && by.size() + on.size() < 2 && TellsAHost(dossier_, event)) return {};
  if (by.size() == 1 && on.empty()) on = NamedIn(ObjectSpan(dossier_, event), by.front());
  if (by.size() == 1 && on.empty()) {
    const bool said = rule.line == "promise" || rule.line == "demand" || rule.line == "threat" ||
                      rule.line == "territory";
    const std::string other = OnlyCounterpart(by.front(), said);
    const bool laid = rule.line != "force" || MayLayForce(event, other);
    if (!other.empty() && laid) on = {other};
  }
  // Two that sign, meet or swap do so with each other; a host or witness is no party to it.
  if (mutual && by.size() > 1) on.clear();
  if (mutual) return EachWithEach(Both(by, on), rule.pair == PairOf::kBoth);
  if (rule.pair == PairOf::kReverse) return Crossed(on, by);
  // "the two armies left Goma": neither did it to the other.
  if (by.size() > 1) {
    std::erase_if(on, [&](const std::string& name) {
      return std::find(by.begin(), by.end(), name) != by.end();
    });
  }
  // Two that claim the same land claim it from each other.
  if (rule.state == "claimed" && by.size() > 1 && on.empty()) return EachWithEach(by, true);
  // What two promise together they promise each other.
  if (rule.line == "promise" && by.size() > 1 && on.empty()) return EachWithEach(by, false);
  return Crossed(by, on);
}

}  // namespace detente
