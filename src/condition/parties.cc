// Who takes part in a condition.
#include <algorithm>

#include "condition/judge.h"

namespace detente::condition {
namespace {

bool IsOwnPronoun(const ConditionView& view, int token) {
  return view.IsAny(token, {"we", "i", "it", "he", "she", "they", "our", "us"});
}

// "his country", "our navy"
bool IsOwned(const ConditionView& view, const NounPhrase& np) {
  if (np.possessor == kNoIndex) return false;
  const int head = view.syntax().phrases[static_cast<size_t>(np.possessor)].head;
  return view.IsAny(head, {"his", "her", "its", "their", "our", "my"});
}

bool IsPromised(const ConditionView& view, const ConditionCandidate& c) {
  if (c.governor == kNoIndex) return false;
  if (view.At(c.governor).upos == Upos::kNoun) return view.In(c.governor, "pledge");
  return view.In(c.governor, "commit") && view.Is(c.governor + 1, "to");
}

// "our fate will be", "we will see": no deed, unless it tells what somebody is ready for.
bool Befalls(const ConditionView& view, TokenRange consequent) {
  if (view.HasClass(consequent, "willing")) return false;
  for (const VerbGroup& verb : view.syntax().verbs) {
    if (!consequent.Contains(verb.head) || verb.subject == kNoIndex) continue;
    return (view.At(verb.head).lemma == "be" && !view.Is(verb.head + 1, "to")) ||
           view.In(verb.head, "suffer");
  }
  return false;
}

// The consequent is the setter's to do.
bool IsOwnDeed(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  if (IsPromised(view, c)) return true;
  if (Befalls(view, c.consequent)) return false;
  if (view.HasAny(c.consequent, {"we", "i"})) return true;
  const int phrase = view.SubjectPhraseIn(c.consequent);
  if (phrase == kNoIndex) {
    // "introduced a bill that would Y"
    const bool theirs = c.connective != Connective::kSuchADeed && !parties.statement &&
                        view.At(c.consequent.begin).upos == Upos::kAux;
    return theirs && !parties.setters.empty();
  }
  const NounPhrase& np = view.syntax().phrases[static_cast<size_t>(phrase)];
  if (IsOwned(view, np) && !parties.setters.empty()) return true;
  const auto actor = view.ActorOfPhrase(phrase);
  if (actor) {
    return std::any_of(parties.setters.begin(), parties.setters.end(),
                       [&](ActorIndex setter) { return SameSide(view, setter, *actor); });
  }
  const bool spoken = parties.statement || !parties.setters.empty();
  return np.pronoun && spoken && IsOwnPronoun(view, np.head);
}

// "if you travel", "one needs": everybody.
bool IsAnybody(const ConditionView& view, TokenRange range) {
  const int subject = view.SubjectPhraseIn(range);
  return subject != kNoIndex &&
         view.IsAny(view.syntax().phrases[static_cast<size_t>(subject)].head, {"you", "one"});
}

// "moves to Chile", "in Chile": where, not who.
bool IsMerePlace(const ConditionView& view, const Mention& mention) {
  const TokenRange tokens = TokensIn(view.sentence(), mention.span);
  const int phrase = view.syntax().PhraseAt(tokens.end - 1);
  if (phrase == kNoIndex) return false;
  const NounPhrase& np = view.syntax().phrases[static_cast<size_t>(phrase)];
  return np.preposition != kNoIndex && tokens.Contains(np.head) &&
         view.IsAny(np.preposition, {"in", "at", "to", "near", "across", "into", "throughout",
                                     "around", "inside", "outside", "from"});
}

// Nobody sets it to anybody: a state, a force or a government is spoken of, not just any body of a
// state ("if all goes well, NASA's probe will reach Europa").
bool NamesParty(const ConditionView& view, TokenRange range) {
  const TextSpan span = view.Span(range);
  for (size_t a = 0; a < view.input().actors.size(); ++a) {
    const Actor& actor = view.input().actors[a];
    const bool plain = actor.kind == ActorKind::kOrganization && actor.country &&
                       (!actor.sector || actor.sector == "GOV");
    if (plain || !IsPoliticalActor(view, static_cast<ActorIndex>(a))) continue;
    for (const Mention& mention : view.input().actors[a].mentions) {
      if (span.Contains(mention.span) && !IsMerePlace(view, mention)) return true;
    }
  }
  return false;
}

}  // namespace

bool IsPoliticalActor(const ConditionView& view, ActorIndex index) {
  const Actor& actor = view.input().actors[static_cast<size_t>(index)];
  if (actor.sector == "BUS" || actor.sector == "JRN" || actor.sector == "EDU") return false;
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

bool IsAcross(const ConditionView& view, const Parties& parties) {
  if (!parties.addressee || !IsPoliticalActor(view, *parties.addressee)) return false;
  return std::any_of(parties.setters.begin(), parties.setters.end(), [&](ActorIndex setter) {
    return view.input().actors[static_cast<size_t>(setter)].country.has_value() &&
           !SameSide(view, setter, *parties.addressee);
  });
}

Parties FindParties(const ConditionView& view, const ConditionCandidate& c) {
  Parties parties;
  FindSetters(view, c, &parties);
  FindAddressee(view, c, &parties);
  parties.own_deed = IsOwnDeed(view, c, parties);
  return parties;
}

bool IsPolitical(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  if (IsAnybody(view, c.antecedent) && IsAnybody(view, c.consequent)) return false;
  for (ActorIndex setter : parties.setters) {
    if (IsPoliticalActor(view, setter)) return true;
  }
  // "if you travel to Cuba, you will need a visa": anybody.
  if (IsAnybody(view, c.antecedent)) return false;
  if (parties.addressee && IsPoliticalActor(view, *parties.addressee)) return true;
  if (NamesParty(view, c.antecedent) || NamesParty(view, c.consequent)) return true;
  // "if a full assault is launched, thousands would flee": the deed itself is between parties.
  return view.HasClass(c.antecedent, "force") || view.HasClass(c.consequent, "force") ||
         view.HasClass(c.antecedent, "public") || view.HasClass(c.consequent, "public");
}

}  // namespace detente::condition
