// Whose condition it is: the speaker's, the maker's of an offer or threat, or whoever takes a
// stand.
#include <algorithm>

#include "condition/halves.h"
#include "condition/judge.h"

namespace detente::condition {
namespace {

using Actors = std::vector<ActorIndex>;

bool IsPlaced(const ConditionView& view, const Actors& actors) {
  return std::any_of(actors.begin(), actors.end(), [&](ActorIndex actor) {
    return view.input().actors[static_cast<size_t>(actor)].country.has_value();
  });
}

Actors OneOf(std::optional<ActorIndex> actor) { return actor ? Actors{*actor} : Actors{}; }

// "Chad's threat", "an offer by Chad", "its vow": who made it.
Actors MakersOf(const ConditionView& view, int noun) {
  const Syntax& syntax = view.syntax();
  const int phrase = syntax.PhraseAt(noun);
  if (phrase != kNoIndex) {
    const NounPhrase& np = syntax.phrases[static_cast<size_t>(phrase)];
    if (const Actors owner = view.ActorsOfPhrase(np.possessor); !owner.empty()) return owner;
  }
  for (size_t p = 0; p < syntax.phrases.size(); ++p) {
    const NounPhrase& np = syntax.phrases[p];
    const bool near = np.preposition == noun + 1 || np.governor == noun;
    if (!near || !view.IsAny(np.preposition, {"by", "from", "of"})) continue;
    if (Actors maker = view.ActorsOfPhrase(static_cast<int>(p)); !maker.empty()) return maker;
  }
  return OneOf(ActorOver(view, noun));
}

// "kept Ruto from his first impulse of threatening": the person named last before the pronoun.
Actors PersonBefore(const ConditionView& view, int pronoun) {
  if (!view.IsAny(pronoun, {"he", "she", "his", "her"})) return {};
  for (int i = pronoun - 1; i >= 0; --i) {
    const auto actor = view.ActorAt(i);
    if (actor && view.input().actors[static_cast<size_t>(*actor)].kind == ActorKind::kPerson) {
      return {*actor};
    }
  }
  return {};
}

// The subject of the verb of saying or promising.
Actors SubjectOf(const ConditionView& view, int token) {
  if (view.At(token).upos == Upos::kNoun) return MakersOf(view, token);
  const int verb = view.syntax().VerbAt(token);
  if (verb == kNoIndex) return {};
  const int subject = view.syntax().verbs[static_cast<size_t>(verb)].subject;
  Actors actors = view.ActorsOfPhrase(subject);
  const bool pronoun =
      subject != kNoIndex && view.syntax().phrases[static_cast<size_t>(subject)].pronoun;
  if (actors.empty() && pronoun) {
    actors = PersonBefore(view, view.syntax().phrases[static_cast<size_t>(subject)].head);
  }
  return actors;
}

Actors AnnouncersOf(const ConditionView& view, const ConditionCandidate& c) {
  Actors announcers;
  if (c.governor != kNoIndex) announcers = SubjectOf(view, c.governor);
  for (int i = std::min(c.at, c.consequent.begin) - 1; i >= 0 && announcers.empty(); --i) {
    const bool says = view.At(i).upos == Upos::kVerb && view.In(i, "report");
    if (says) announcers = SubjectOf(view, i);
  }
  // "No Y without X, Z told them"
  for (int i = std::max(c.antecedent.end, c.consequent.end); i < view.size() && announcers.empty();
       ++i) {
    const bool says = view.At(i).upos == Upos::kVerb && view.In(i, "report");
    if (says) announcers = SubjectOf(view, i);
  }
  return announcers;
}

// The verb of the consequent is a deed, not something that befalls its subject.
bool IsDeed(const ConditionView& view, TokenRange consequent) {
  for (const VerbGroup& verb : view.syntax().verbs) {
    if (!consequent.Contains(verb.head) || verb.subject == kNoIndex) continue;
    return !verb.passive && !view.In(verb.head, "suffer");
  }
  return true;
}

bool IsStand(const ConditionView& view, const ConditionCandidate& c) {
  if (c.connective == Connective::kSuchADeed || !IsDeed(view, c.consequent)) return false;
  if (c.connective == Connective::kInReturn || c.connective == Connective::kExchange) return true;
  return view.HasClass(c.consequent, "willing") || view.HasClass(c.consequent, "commit") ||
         view.HasClass(c.consequent, "hold") || view.RulesOut(c.consequent) ||
         view.HasAny(c.consequent,
                     {"will", "wo", "would", "may", "can", "could", "might", "shall"}) ||
         (view.HasAny(c.consequent, {"is", "are"}) && view.HasAny(c.consequent, {"to"}));
}

// "Chile's approval depends on": the owner of what hangs on the condition.
Actors OwnerOf(const ConditionView& view, TokenRange consequent) {
  const Syntax& syntax = view.syntax();
  const int phrase = syntax.PhraseAt(consequent.begin);
  if (phrase == kNoIndex) return {};
  for (const NounPhrase& np : syntax.phrases) {
    if (np.possessor == phrase && consequent.Contains(np.head)) return view.ActorsOfPhrase(phrase);
  }
  return {};
}

// "Chile will not talk until Peru does so": Chile, whoever tells it.
Actors StandTakersOf(const ConditionView& view, const ConditionCandidate& c) {
  if (c.connective == Connective::kDepends) return OwnerOf(view, c.consequent);
  if (!IsStand(view, c)) return {};
  const int subject = view.SubjectPhraseIn(c.consequent);
  if (subject != kNoIndex) {
    const int begin = view.syntax().phrases[static_cast<size_t>(subject)].range.begin;
    const bool aside = view.At(begin - 1).upos == Upos::kAdp;
    return aside ? Actors{} : view.ActorsOfPhrase(subject);
  }
  return c.connective == Connective::kBefore ? Actors{}
                                             : OneOf(ActorOver(view, c.consequent.begin));
}

}  // namespace

void FindSetters(const ConditionView& view, const ConditionCandidate& c, Parties* parties) {
  parties->statement = view.StatementAt(c.consequent.begin);
  if (!parties->statement) parties->statement = view.StatementAt(c.at);
  Actors speakers;
  if (parties->statement) {
    speakers = view.input().statements[static_cast<size_t>(*parties->statement)].speakers;
  }
  // "sources say", "officials said": the stand is its taker's, unless the speaker has a side.
  const Actors sources[] = {speakers, AnnouncersOf(view, c), StandTakersOf(view, c)};
  for (const Actors& found : sources) {
    const bool stand = &found == &sources[2];
    if (parties->setters.empty() && !stand) parties->setters = found;
    if (!IsPlaced(view, found)) continue;
    parties->setters = found;
    return;
  }
}

}  // namespace detente::condition
