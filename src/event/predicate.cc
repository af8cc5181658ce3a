#include "event/predicate.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "event/parties.h"
#include "event/patterns.h"

namespace detente {
namespace {

bool IsGerundPreposition(std::string_view word) {
  return word == "of" || word == "from" || word == "for" || word == "by" || word == "to" ||
         word == "against";
}

void SortGoverned(const EventView& view, int verb, Predicate* predicate) {
  for (int other : view.GovernedBy(verb)) {
    const VerbGroup& group = *view.Verb(other);
    if (group.range.begin < predicate->head) continue;
    const std::string_view before = view.Lower(group.range.begin - 1);
    if (group.form == VerbForm::kInfinitive) {
      predicate->infinitives.push_back(other);
    } else if (group.form == VerbForm::kGerund &&
               (IsGerundPreposition(before) || group.range.begin == predicate->head + 1)) {
      predicate->gerunds.push_back(other);
    } else if (group.form == VerbForm::kFinite &&
               (group.marker == kNoIndex || view.Lower(group.marker) == "that")) {
      predicate->clauses.push_back(other);
    }
  }
}

// The infinitive that begins right after a phrase and what hangs on it: "the decision to leave".
void FindInfinitiveAfter(const EventView& view, int from, int to, Predicate* predicate) {
  for (size_t i = 0; i < view.syntax.verbs.size(); ++i) {
    const VerbGroup& verb = view.syntax.verbs[i];
    if (verb.form != VerbForm::kInfinitive) continue;
    if (verb.range.begin < from || verb.range.begin > to) continue;
    if (view.VerbBefore(verb.range.begin - 1) >= 0 &&
        view.Verb(view.VerbBefore(verb.range.begin - 1))->range.begin >= from) {
      continue;
    }
    predicate->infinitives.push_back(static_cast<int>(i));
    return;
  }
}

bool IsPartitive(const EventView& view, const NounPhrase& phrase,
                 const EventLexicon::Data& lexicon) {
  return PhraseHasWord(view, phrase, lexicon.partitives) ||
         lexicon.numbers.contains(view.Lemma(phrase.head));
}

// "dozens of activists", "two of its citizens": whom it is done to stands after "of".
void LookThroughPartitives(const EventView& view, const EventLexicon::Data& lexicon,
                           std::vector<int>* phrases) {
  const std::vector<int> outer = *phrases;
  for (int index : outer) {
    const NounPhrase& phrase = *view.Phrase(index);
    if (!IsPartitive(view, phrase, lexicon)) continue;
    for (size_t i = 0; i < view.syntax.phrases.size(); ++i) {
      const NounPhrase& inner = view.syntax.phrases[i];
      if (inner.preposition == phrase.range.end && view.Lower(inner.preposition) == "of") {
        phrases->push_back(static_cast<int>(i));
      }
    }
  }
}

// "Chile's decision to leave", "the decision by Chile to leave": of such an infinitive the noun's
// possessor is the doer, or who stands after "by" before it.
int OwnerOfGoverningNoun(const EventView& view, int index) {
  if (view.Verb(index)->form != VerbForm::kInfinitive) return kNoIndex;
  if (const int owner = view.OwnerBefore(index); owner != kNoIndex) return owner;
  const int before = view.Verb(view.FirstInfinitive(index))->range.begin - 1;
  const NounPhrase* noun = view.Phrase(view.syntax.PhraseAt(before));
  if (noun == nullptr || view.Tag(before) != Upos::kNoun) return kNoIndex;
  if (noun->possessor != kNoIndex) return noun->possessor;
  // "the Chilean decision to leave"
  const bool decides =
      view.lexicon.operators[static_cast<int>(FramePos::kNoun)].contains(view.Lemma(noun->head));
  return decides && !ModifiersOf(view, *noun).empty() ? view.syntax.PhraseAt(before) : kNoIndex;
}

// "called off the strike", "handed in weapons": where the lexicon knows the verb with its particle,
// what the tree takes for a prepositional phrase is the object too.
void AddParticleObjects(const EventView& view, const VerbGroup& verb,
                        const EventLexicon::Data& lexicon, Predicate* predicate) {
  const auto at = lexicon.verbs.find(view.Lemma(verb.head));
  if (at == lexicon.verbs.end()) return;
  const bool known = std::any_of(at->second.begin(), at->second.end(), [&](int number) {
    const Frame& frame = lexicon.frames[static_cast<size_t>(number)];
    return frame.head.size() == 2 && frame.head[1] == view.Lower(verb.head + 1) &&
           frame.Takes("obj");
  });
  if (!known) return;
  for (int oblique : verb.obliques) {
    if (view.Phrase(oblique)->preposition != verb.head + 1) continue;
    for (int one : view.Spread({oblique})) predicate->objects.push_back(one);
    return;
  }
}

// "accused of torture by X": X charges, whatever stands before.
bool Accuses(const EventView& view, const VerbGroup& verb, const EventLexicon::Data& lexicon) {
  const auto at = lexicon.verbs.find(view.Lemma(verb.head));
  return at != lexicon.verbs.end() &&
         std::all_of(at->second.begin(), at->second.end(), [&](int number) {
           return lexicon.frames[static_cast<size_t>(number)].type == EventType::kAccuse;
         });
}

// "driven to the edge of defeat by rebels": a "by" phrase that the tree hangs on a noun which
// nobody does or writes is the verb's agent.
int AgentBeyond(const EventView& view, const VerbGroup& verb, const EventLexicon::Data& lexicon) {
  // "was captured and killed by rebels": the agent stands after the second verb.
  for (const VerbGroup& other : view.syntax.verbs) {
    const bool joined = other.head > verb.head && other.passive && other.subject == verb.subject &&
                        other.subject_inherited && other.agent != kNoIndex &&
                        view.Tag(other.range.begin - 1) == Upos::kCconj;
    if (joined) return other.agent;
  }
  for (int oblique : verb.obliques) {
    const NounPhrase& phrase = *view.Phrase(oblique);
    const NounPhrase* noun = view.Phrase(view.syntax.PhraseAt(phrase.governor));
    if (view.Lower(phrase.preposition) != "by" || noun == nullptr) continue;
    const bool alleged = view.Lower(noun->preposition) == "of" && Accuses(view, verb, lexicon);
    const bool made = !alleged && (lexicon.nouns.contains(view.Lemma(noun->head)) ||
                                   PhraseHasWord(view, *noun, lexicon.documents) > 0);
    if (!made && MentionAt(view, phrase.head) != nullptr) return oblique;
  }
  return kNoIndex;
}

// "promised it in a call with X", "after talks with X it left": the verb whose subject was there.
int HostOf(const EventView& view, const NounPhrase& phrase) {
  constexpr std::array<std::string_view, 5> kDuring = {"after", "at", "during", "following", "in"};
  const std::string_view preposition = view.Lower(phrase.preposition);
  if (std::find(kDuring.begin(), kDuring.end(), preposition) == kDuring.end()) return kNoIndex;
  const int index = view.ClauseVerbOf(phrase.head);
  const VerbGroup* verb = view.Verb(index);
  const bool acts = verb != nullptr && !verb->passive && verb->form == VerbForm::kFinite &&
                    !verb->negated && verb->tense == Tense::kPast;
  return acts ? index : kNoIndex;
}

}  // namespace

std::vector<int> FollowingObliques(const EventView& view, int verb, TokenRange* object) {
  std::vector<int> following;
  if (view.Verb(verb) == nullptr) return following;
  for (int oblique : view.Verb(verb)->obliques) {
    if (view.Phrase(oblique)->preposition != object->end) continue;
    following.push_back(oblique);
    object->end = std::max(object->end, view.WholeOf(oblique).end);
  }
  return following;
}

Predicate VerbPredicate(const EventView& view, int index, const EventLexicon::Data& lexicon) {
  const VerbGroup& verb = view.syntax.verbs[static_cast<size_t>(index)];
  Predicate predicate;
  predicate.head = verb.head;
  predicate.verb = index;
  predicate.passive = verb.passive;
  std::vector<int> roots = {verb.head};
  predicate.objects = view.Spread(verb.objects);
  if (verb.passive) {
    const int agent = verb.agent != kNoIndex ? verb.agent : AgentBeyond(view, verb, lexicon);
    predicate.subjects = view.Spread({agent});
    const std::vector<int> subjects = view.Spread({verb.subject});
    predicate.objects.insert(predicate.objects.begin(), subjects.begin(), subjects.end());
  } else {
    const int owner = OwnerOfGoverningNoun(view, index);
    predicate.subjects = view.Spread({owner != kNoIndex ? owner : verb.subject});
  }
  AddParticleObjects(view, verb, lexicon, &predicate);
  LookThroughPartitives(view, lexicon, &predicate.objects);
  LookThroughPartitives(view, lexicon, &predicate.subjects);
  for (int object : predicate.objects) roots.push_back(view.Phrase(object)->head);
  predicate.attached = view.AttachedTo(roots);
  for (int oblique : verb.obliques) {
    const auto& known = predicate.attached;
    if (std::find(known.begin(), known.end(), oblique) == known.end()) {
      predicate.attached.push_back(oblique);
    }
  }
  // "lifted the tariffs it had imposed on Chad"
  for (const VerbGroup& other : view.syntax.verbs) {
    const bool relative = other.governor == kNoIndex && other.head > verb.head &&
                          other.objects.size() == 1 && other.objects == verb.objects;
    if (!relative) continue;
    for (int oblique : other.obliques) predicate.attached.push_back(oblique);
  }
  SortGoverned(view, index, &predicate);
  return predicate;
}

Predicate NounPredicate(const EventView& view, int index, int light) {
  const NounPhrase& phrase = view.syntax.phrases[static_cast<size_t>(index)];
  Predicate predicate;
  predicate.pos = FramePos::kNoun;
  predicate.head = phrase.head;
  predicate.phrase = index;
  predicate.verb = light;
  predicate.attached = view.AttachedTo({phrase.head});
  const auto attach = [&](const std::vector<int>& phrases) {
    for (int one : phrases) {
      const auto& known = predicate.attached;
      if (std::find(known.begin(), known.end(), one) == known.end()) {
        predicate.attached.push_back(one);
      }
    }
  };
  attach(NamedDoers(view, phrase.head));
  TokenRange whole = view.WholeOf(index);
  attach(FollowingObliques(view, view.ClauseVerbOf(phrase.head), &whole));
  if (const VerbGroup* verb = view.Verb(light)) {
    predicate.subjects = view.Spread({verb->passive ? verb->agent : verb->subject});
    attach(verb->obliques);
  } else if (const VerbGroup* told = view.Verb(HostOf(view, phrase))) {
    predicate.subjects = view.Spread({told->subject});
  }
  const int end = view.WholeOf(index).end;
  FindInfinitiveAfter(view, phrase.range.end, end, &predicate);
  for (size_t i = 0; i < view.syntax.verbs.size(); ++i) {
    const VerbGroup& verb = view.syntax.verbs[i];
    if (verb.marker == phrase.head + 1 && view.Lower(verb.marker) == "that") {
      predicate.clauses.push_back(static_cast<int>(i));
    }
  }
  return predicate;
}

Predicate AdjectivePredicate(const EventView& view, int token) {
  Predicate predicate;
  predicate.pos = FramePos::kAdj;
  for (size_t i = 0; i < view.syntax.verbs.size(); ++i) {
    const VerbGroup& verb = view.syntax.verbs[i];
    const bool itself = verb.head == token && verb.range.begin < token;  // "is willing"
    const bool before = itself || (verb.range.begin < token && verb.range.end <= token &&
                                   verb.range.end >= token - 1);
    if (before && verb.form == VerbForm::kFinite) {
      predicate.verb = static_cast<int>(i);
      predicate.head = token;
      predicate.subjects = view.Spread({verb.subject});
    }
  }
  if (const VerbGroup* copula = view.Verb(predicate.verb)) {
    predicate.attached = view.AttachedTo({token, copula->head});
  }
  if (predicate.head != kNoIndex) FindInfinitiveAfter(view, token + 1, token + 2, &predicate);
  return predicate;
}

}  // namespace detente
