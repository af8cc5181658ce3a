// Who must act for the condition to be met.
#include <algorithm>

#include "condition/halves.h"
#include "condition/judge.h"

namespace detente::condition {
namespace {

using MaybeActor = std::optional<ActorIndex>;

// The verb of the antecedent, if it has one with a subject of its own.
const VerbGroup* VerbOf(const ConditionView& view, TokenRange antecedent) {
  for (const VerbGroup& verb : view.syntax().verbs) {
    if (antecedent.Contains(verb.head) && verb.subject != kNoIndex) return &verb;
  }
  return nullptr;
}

// "any attack by Chad", "an apology from Chad", "Chad's withdrawal": whose deed the noun is.
MaybeActor AgentIn(const ConditionView& view, TokenRange range) {
  const auto& phrases = view.syntax().phrases;
  for (size_t p = 0; p < phrases.size(); ++p) {
    const NounPhrase& np = phrases[p];
    if (!range.Contains(np.head)) continue;
    const bool by = np.preposition != kNoIndex && view.IsAny(np.preposition, {"by", "from"}) &&
                    range.Contains(np.preposition);
    if (by) {
      if (const MaybeActor actor = view.ActorOfPhrase(static_cast<int>(p))) return actor;
    }
    const bool owned = np.possessor != kNoIndex && np.preposition == kNoIndex;
    if (owned) return view.ActorOfPhrase(np.possessor);
  }
  return std::nullopt;
}

bool IsOnASide(const ConditionView& view, const Parties& parties, ActorIndex actor) {
  return std::any_of(parties.setters.begin(), parties.setters.end(),
                     [&](ActorIndex setter) { return SameSide(view, setter, actor); });
}

// "would cut aid to Chad if it refused", "talks with Chad depend on": the one party other than the
// setter that the consequent is about; what it is aimed at comes before what it happens to touch.
MaybeActor CounterpartIn(const ConditionView& view, TokenRange range, const Parties& parties,
                         bool aimed_only) {
  MaybeActor only;
  const auto& phrases = view.syntax().phrases;
  for (size_t p = 0; p < phrases.size(); ++p) {
    const NounPhrase& np = phrases[p];
    if (!range.Contains(np.head)) continue;
    const bool aimed = np.preposition != kNoIndex &&
                       view.IsAny(np.preposition, {"with", "to", "on", "against", "for"});
    if (!aimed && (aimed_only || np.preposition != kNoIndex)) continue;
    const MaybeActor actor = view.ActorAt(np.head);
    if (!actor || !IsPoliticalActor(view, *actor) || IsOnASide(view, parties, *actor)) continue;
    if (only && *only != *actor) return std::nullopt;
    only = actor;
  }
  return only;
}

// "if it wants to Y, it must X": the subject of "wants".
MaybeActor WisherOf(const ConditionView& view, const ConditionCandidate& c) {
  const int verb = view.syntax().VerbAt(c.consequent.begin - 1);
  if (verb == kNoIndex) return view.SubjectIn(c.consequent);
  return view.ActorOfPhrase(view.syntax().verbs[static_cast<size_t>(verb)].subject);
}

// "the Senate", where the article has the United States: it is the state that must act.
ActorIndex StateOf(const ConditionView& view, ActorIndex actor) {
  const auto actors = view.input().actors;
  const Actor& body = actors[static_cast<size_t>(actor)];
  if (!body.country || body.kind == ActorKind::kCountry) return actor;
  for (size_t a = 0; a < actors.size(); ++a) {
    if (actors[a].kind == ActorKind::kCountry && actors[a].country == body.country) {
      return static_cast<ActorIndex>(a);
    }
  }
  return actor;
}

// Of "asked the minister to Y" those who would do Y.
std::vector<ActorIndex> DoersOf(const Event& event) {
  if (event.content && !event.content->actors.empty()) return event.content->actors;
  std::vector<ActorIndex> actors;
  for (const Party& party : event.actors) actors.push_back(party.actor);
  return actors;
}

// The first other party that the sentence before names.
MaybeActor FirstPartyBefore(const ConditionView& view, const Parties& parties) {
  const Sentence* before = nullptr;
  for (const Sentence& sentence : view.input().sentences) {
    if (sentence.span.begin >= view.sentence().span.begin) break;
    before = &sentence;
  }
  MaybeActor first;
  uint32_t at = 0;
  const auto actors = view.input().actors;
  for (size_t a = 0; before != nullptr && a < actors.size(); ++a) {
    const auto actor = static_cast<ActorIndex>(a);
    if (!IsPoliticalActor(view, actor) || IsOnASide(view, parties, actor)) continue;
    for (const Mention& mention : actors[a].mentions) {
      if (!before->span.Contains(mention.span) || (first && mention.span.begin >= at)) continue;
      first = actor;
      at = mention.span.begin;
    }
  }
  return first;
}

// "such a move": whose deed was told last before it.
MaybeActor DoerBefore(const ConditionView& view, const ConditionCandidate& c,
                      const Parties& parties) {
  constexpr uint32_t kReach = 500;  // bytes: two or three sentences
  const uint32_t at = view.Span(c.antecedent).begin;
  const auto events = view.input().events;
  const Event* last = nullptr;
  MaybeActor doer;
  for (const Event& event : events) {
    const bool before = event.trigger.end <= at && event.trigger.end + kReach > at;
    if (!before || (last && event.trigger.begin < last->trigger.begin)) continue;
    for (ActorIndex actor : DoersOf(event)) {
      if (!IsPoliticalActor(view, actor) || IsOnASide(view, parties, actor)) continue;
      last = &event;
      doer = StateOf(view, actor);
      break;
    }
  }
  return doer ? doer : FirstPartyBefore(view, parties);
}

MaybeActor SpokenTo(const ConditionView& view, const Parties& parties) {
  if (!parties.statement) return std::nullopt;
  const auto hearer = view.input().statements[static_cast<size_t>(*parties.statement)].addressee;
  return hearer && IsPoliticalActor(view, *hearer) ? hearer : std::nullopt;
}

MaybeActor Find(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  const VerbGroup* verb = VerbOf(view, c.antecedent);
  const int subject = view.SubjectPhraseIn(c.antecedent);
  // "if the ship is released": somebody must, and not the ship.
  const bool patient = verb != nullptr && verb->passive && verb->agent == kNoIndex;
  if (!patient) {
    if (const MaybeActor actor = view.ActorOfPhrase(subject)) return actor;
  }
  const bool clause = subject != kNoIndex;
  if (!clause || patient) {
    if (const MaybeActor agent = AgentIn(view, c.antecedent)) return agent;
  }
  // "Should Chad attack": whoever stands first, even if the verb was taken for a noun.
  if (c.connective == Connective::kShould) {
    if (const MaybeActor first = view.ActorAt(c.antecedent.begin)) return first;
  }
  if (c.connective == Connective::kSuchADeed) {
    const MaybeActor hearer = SpokenTo(view, parties);
    return hearer ? hearer : DoerBefore(view, c, parties);
  }
  if (c.purpose) {
    if (const MaybeActor wisher = WisherOf(view, c)) return wisher;
  }
  const bool pronoun = clause && view.syntax().phrases[static_cast<size_t>(subject)].pronoun;
  if (!clause || patient || pronoun) {
    if (const MaybeActor hearer = SpokenTo(view, parties)) return hearer;
  }
  if (patient || parties.setters.empty() || (clause && !pronoun)) return std::nullopt;
  // "it" is whoever the consequent befalls, if nobody else is named there.
  if (pronoun) {
    const MaybeActor subject_there = view.SubjectIn(c.consequent);
    const bool other = subject_there && IsPoliticalActor(view, *subject_there) &&
                       !IsOnASide(view, parties, *subject_there);
    if (other) return subject_there;
  }
  return CounterpartIn(view, c.consequent, parties, !pronoun);
}

}  // namespace

void FindAddressee(const ConditionView& view, const ConditionCandidate& c, Parties* parties) {
  parties->addressee = Find(view, c, *parties);
  const bool self =
      parties->addressee && std::find(parties->setters.begin(), parties->setters.end(),
                                      *parties->addressee) != parties->setters.end();
  if (self) parties->addressee.reset();
}

}  // namespace detente::condition
