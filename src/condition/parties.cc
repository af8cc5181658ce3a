// Whose condition it is, and who must act.
#include <algorithm>

#include "condition/halves.h"
#include "condition/judge.h"

namespace detente::condition {
namespace {

bool HasCountry(const ConditionView& view, ActorIndex actor) {
  return view.input().actors[static_cast<size_t>(actor)].country.has_value();
}

bool IsPoliticalActor(const ConditionView& view, ActorIndex index) {
  const Actor& actor = view.input().actors[static_cast<size_t>(index)];
  return actor.kind == ActorKind::kCountry || actor.kind == ActorKind::kOrganization ||
         actor.country.has_value();
}

bool SameSide(const ConditionView& view, ActorIndex a, ActorIndex b) {
  if (a == b) return true;
  const auto actors = view.input().actors;
  const auto& left = actors[static_cast<size_t>(a)].country;
  const auto& right = actors[static_cast<size_t>(b)].country;
  return left && right && *left == *right;
}

// The subject of the verb of saying or promising, or of the consequent when it is a stand.
std::optional<ActorIndex> SubjectOf(const ConditionView& view, int verb_token) {
  const int verb = view.syntax().VerbAt(verb_token);
  if (verb == kNoIndex) return std::nullopt;
  return view.ActorOfPhrase(view.syntax().verbs[static_cast<size_t>(verb)].subject);
}

bool IsStand(const ConditionView& view, const ConditionCandidate& c) {
  if (c.connective == Connective::kSuchADeed || c.connective == Connective::kBefore) return false;
  return view.HasClass(c.consequent, "willing") || view.HasClass(c.consequent, "commit") ||
         view.HasAny(c.consequent, {"will", "wo", "would", "suspended", "froze", "withheld",
                                    "halted", "blocked", "refused", "refuses"}) ||
         (view.HasAny(c.consequent, {"is", "are"}) && view.HasAny(c.consequent, {"to"}));
}

void FindSetters(const ConditionView& view, const ConditionCandidate& c, Parties* parties) {
  auto statement = view.StatementAt(c.consequent.begin);
  if (!statement) statement = view.StatementAt(c.at);
  if (statement) {
    parties->statement = statement;
    parties->setters = view.input().statements[static_cast<size_t>(*statement)].speakers;
    if (!parties->setters.empty()) return;
  }
  std::optional<ActorIndex> setter;
  if (c.governor != kNoIndex) setter = SubjectOf(view, c.governor);
  for (int i = std::min(c.at, c.consequent.begin) - 1; i >= 0 && !setter; --i) {
    const bool says = view.At(i).upos == Upos::kVerb && view.In(i, "report");
    if (says) setter = SubjectOf(view, i);
  }
  const bool stand = IsStand(view, c) || c.connective == Connective::kInReturn ||
                     c.connective == Connective::kExchange;
  // Whoever speaks may be no actor; "X will not Y" is X's stand all the same.
  if (!setter && stand) setter = view.SubjectIn(c.consequent);
  // "introduced a bill that would Y": who introduced it.
  if (!setter && !statement && stand) {
    setter = ActorOver(view, c.consequent.begin);
  }
  if (setter) parties->setters.push_back(*setter);
}

bool IsOwnPronoun(const ConditionView& view, int token) {
  return view.IsAny(token, {"we", "i", "it", "he", "she", "they", "our", "us"});
}

// The consequent is the setter's to do.
bool IsOwnDeed(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  const bool promised =
      c.governor != kNoIndex && view.In(c.governor, "commit") && view.Is(c.governor + 1, "to");
  if (promised) return true;
  if (view.HasAny(c.consequent, {"we", "i", "our"})) return true;
  const int phrase = view.SubjectPhraseIn(c.consequent);
  if (phrase == kNoIndex) {
    // "introduced a bill that would Y"
    const bool theirs = c.connective != Connective::kSuchADeed && !parties.statement &&
                        view.At(c.consequent.begin).upos == Upos::kAux;
    return theirs && !parties.setters.empty();
  }
  const NounPhrase& np = view.syntax().phrases[static_cast<size_t>(phrase)];
  const auto actor = view.ActorOfPhrase(phrase);
  if (actor) {
    return std::any_of(parties.setters.begin(), parties.setters.end(),
                       [&](ActorIndex setter) { return SameSide(view, setter, *actor); });
  }
  return np.pronoun && IsOwnPronoun(view, np.head);
}

// "any attack by Chad": who does it.
std::optional<ActorIndex> AgentIn(const ConditionView& view, TokenRange range) {
  const auto& phrases = view.syntax().phrases;
  for (size_t p = 0; p < phrases.size(); ++p) {
    const bool by = phrases[p].preposition != kNoIndex && view.Is(phrases[p].preposition, "by");
    if (by && range.Contains(phrases[p].head)) return view.ActorOfPhrase(static_cast<int>(p));
  }
  return std::nullopt;
}

}  // namespace

Parties FindParties(const ConditionView& view, const ConditionCandidate& c) {
  Parties parties;
  FindSetters(view, c, &parties);
  parties.addressee = view.SubjectIn(c.antecedent);
  if (!parties.addressee) parties.addressee = AgentIn(view, c.antecedent);
  // "Should Chad attack": whoever stands first, even if the verb was taken for a noun.
  if (!parties.addressee && c.connective == Connective::kShould) {
    parties.addressee = view.ActorAt(c.antecedent.begin);
  }
  const bool self = parties.addressee && std::find(parties.setters.begin(), parties.setters.end(),
                                                   *parties.addressee) != parties.setters.end();
  if (self) parties.addressee.reset();
  parties.own_deed = IsOwnDeed(view, c, parties);
  return parties;
}

bool IsPolitical(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  for (ActorIndex setter : parties.setters) {
    if (HasCountry(view, setter) || IsPoliticalActor(view, setter)) return true;
  }
  if (parties.addressee && IsPoliticalActor(view, *parties.addressee)) return true;
  const TextSpan first = view.Span(c.antecedent);
  const TextSpan second = view.Span(c.consequent);
  for (size_t a = 0; a < view.input().actors.size(); ++a) {
    if (!IsPoliticalActor(view, static_cast<ActorIndex>(a))) continue;
    for (const Mention& mention : view.input().actors[a].mentions) {
      if (first.Contains(mention.span) || second.Contains(mention.span)) return true;
    }
  }
  // "if a full assault is launched, thousands would flee": the deed itself is between parties.
  return view.HasClass(c.antecedent, "force") || view.HasClass(c.consequent, "force") ||
         view.HasClass(c.antecedent, "public") || view.HasClass(c.consequent, "public");
}

}  // namespace detente::condition
