#include "event/reality.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "event/patterns.h"

namespace detente {
namespace {

constexpr int kMaxChain = 8;  // governing verbs looked at, one above the other

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The weaker claim of two stands: a plan to try is a plan.
void Weaken(Reality reality, Standing* standing) {
  const auto rank = [](Reality r) {
    constexpr std::array<Reality, 5> kOrder = {Reality::kActual, Reality::kAttempted,
                                               Reality::kPlanned, Reality::kPossible,
                                               Reality::kConditional};
    return std::find(kOrder.begin(), kOrder.end(), r) - kOrder.begin();
  };
  if (rank(reality) > rank(standing->reality)) standing->reality = reality;
}

void Apply(Effect effect, Standing* standing) {
  switch (effect) {
    case Effect::kActual:
      break;
    case Effect::kAttempted:
      Weaken(Reality::kAttempted, standing);
      break;
    case Effect::kPlanned:
      Weaken(Reality::kPlanned, standing);
      break;
    case Effect::kPossible:
      Weaken(Reality::kPossible, standing);
      break;
    case Effect::kNegative:
      standing->polarity = Polarity::kNegative;
      break;
    case Effect::kNone:
      standing->told = false;
      break;
  }
}

std::optional<Effect> OperatorAt(const EventLexicon::Data& lexicon, FramePos pos,
                                 std::string_view lemma) {
  const auto& table = lexicon.operators[static_cast<int>(pos)];
  const auto at = table.find(lemma);
  if (at == table.end()) return std::nullopt;
  return at->second;
}

// "will not talk until Oman leaves": what is waited for has not happened.
bool IsWaitedFor(const EventView& view, const VerbGroup& verb) {
  if (view.Lower(verb.marker) != "until") return false;
  const VerbGroup* main = view.Verb(verb.governor);
  for (int step = 0; main != nullptr && main->form != VerbForm::kFinite && step < kMaxChain;
       ++step) {
    main = view.Verb(main->governor);
  }
  if (main == nullptr) return false;
  // "would not talk until Oman left": told of later.
  if (main->modal == "would") return true;
  return verb.tense != Tense::kPast && (main->tense == Tense::kFuture || main->modal == "will");
}

bool InConditionalClause(const EventView& view, const VerbGroup& verb) {
  if (IsWaitedFor(view, verb)) return true;
  return IsOneOf(view.Lower(verb.marker), {"if", "unless", "whether", "lest", "should"});
}

// An if-clause hangs on the verb, so that it is the consequent.
bool HasCondition(const EventView& view, int index) {
  for (const VerbGroup& other : view.syntax.verbs) {
    if (other.governor == index && IsOneOf(view.Lower(other.marker), {"if", "unless", "should"})) {
      return true;
    }
  }
  return false;
}

// "announced that it was sending troops": what takes its time is not done yet; "that it was
// suspending talks" is done with the words.
bool TakesTime(const BoundDeed& deed) {
  return (deed.type == EventType::kRetreat && deed.mode == "withdraw") ||
         deed.type == EventType::kMobilize || deed.type == EventType::kAid ||
         deed.type == EventType::kConsult;
}

bool IsAnnounced(const EventView& view, const VerbGroup& verb) {
  if (!verb.progressive || verb.perfect || verb.form != VerbForm::kFinite) return false;
  const VerbGroup* governor = view.Verb(verb.governor);
  const bool by_verb =
      governor != nullptr && IsOneOf(view.Lemma(governor->head), {"announce", "declare"});
  if (by_verb || view.Lower(verb.marker) != "that") return by_verb;
  // "his announcement last month that he was"
  constexpr int kReach = 4;
  for (int token = verb.marker - 1; token >= verb.marker - kReach; --token) {
    if (IsOneOf(view.Lemma(token), {"announcement", "declaration"})) return true;
    if (view.Lower(token) == ",") return false;
  }
  return false;
}

void ApplyModal(const EventView& view, int index, bool deed_itself, Standing* standing) {
  const VerbGroup& verb = *view.Verb(index);
  const bool future = verb.tense == Tense::kFuture || verb.modal == "will" || verb.modal == "shall";
  if (IsOneOf(verb.modal, {"may", "might", "could", "can"})) {
    Weaken(Reality::kPossible, standing);
  } else if (IsOneOf(verb.modal, {"must", "should", "ought"})) {
    standing->obliged = true;
  } else if (verb.modal == "would" && !verb.perfect) {
    Weaken(Reality::kPlanned, standing);
    standing->future = standing->future || deed_itself;
  } else if (verb.modal == "would") {
    Weaken(Reality::kConditional, standing);
  } else if (future) {
    Weaken(Reality::kPlanned, standing);
    standing->future = standing->future || deed_itself;
  }
  const bool modal = future || !verb.modal.empty();
  if (InConditionalClause(view, verb) || (modal && HasCondition(view, index))) {
    Weaken(Reality::kConditional, standing);
  }
}

// What governs an infinitive: a noun or adjective right before it, or its governing verb.
std::optional<Effect> GovernorOfInfinitive(const EventView& view, int index,
                                           const EventLexicon::Data& lexicon, Standing* standing) {
  if (const NounPhrase* owner = view.Phrase(view.OwnerBefore(index))) {
    return OperatorAt(lexicon, FramePos::kNoun, view.Lemma(view.OwnedNoun(*owner)));
  }
  const VerbGroup& verb = *view.Verb(view.FirstInfinitive(index));
  int before = verb.range.begin - 1;
  if (view.Lower(verb.range.begin) != "to" && view.Lower(before) == "to") --before;
  if (IsOneOf(view.Lower(before), {"order", "as"}) &&
      IsOneOf(view.Lower(before - 1), {"in", "so"})) {
    return std::nullopt;  // "in order to allow": a purpose
  }
  if (view.Tag(before) == Upos::kAdj || view.Tag(before) == Upos::kVerb) {
    const auto effect = OperatorAt(lexicon, FramePos::kAdj, view.Lower(before));
    if (effect) return effect;
  }
  // "Ghana plans to": a verb for the tree, even where it is tagged as a noun.
  if (view.Tag(before) == Upos::kNoun && view.syntax.VerbAt(before) == kNoIndex) {
    const auto effect = OperatorAt(lexicon, FramePos::kNoun, view.Lemma(before));
    if (effect && *effect != Effect::kNone) standing->governors = {before, before + 1};
    if (effect) return effect;
  }
  const VerbGroup* governor = view.Verb(verb.governor);
  if (governor == nullptr) return std::nullopt;
  const auto effect = OperatorAt(lexicon, FramePos::kVerb, view.Lemma(governor->head));
  // "tried to leave", but not "the raid led X to leave".
  const bool own = verb.subject == governor->subject;
  if (own && effect && *effect != Effect::kNone && standing->governors.empty()) {
    standing->governors = governor->range;
  }
  return effect;
}

// "is believed to have left", "is said to have died": told as done, if by hearsay.
bool IsHeardOf(const EventView& view, const VerbGroup& verb, const EventLexicon::Data& lexicon) {
  const VerbGroup* governor = view.Verb(verb.governor);
  return verb.perfect && governor != nullptr && governor->passive && !governor->negated &&
         VerbIsOneOf(view, *governor, lexicon.hearsay);
}

// "tried blocking", "kept them from leaving", but not "sought help, blaming X": set apart, a gerund
// tells of a deed beside the other.
bool IsComplement(const EventView& view, const VerbGroup& verb) {
  for (int token = verb.range.begin - 1; token > view.Verb(verb.governor)->head; --token) {
    if (view.Lower(token) == ",") return false;
  }
  return true;
}

// One step up from a verb; false when the chain ends there.
bool StepUp(const EventView& view, bool speech, int* index, const EventLexicon::Data& lexicon,
            Standing* standing) {
  const VerbGroup& verb = *view.Verb(*index);
  const bool to_governor = view.Verb(verb.governor) != nullptr && verb.governor != *index;
  if (IsEarlier(view, verb)) return false;
  if (verb.form == VerbForm::kInfinitive && IsHeardOf(view, verb, lexicon)) return false;
  if (verb.form == VerbForm::kInfinitive) {
    // Without a word that says otherwise an infinitive is a purpose, not a deed.
    Apply(GovernorOfInfinitive(view, *index, lexicon, standing).value_or(Effect::kNone), standing);
    if (standing->governors.end == verb.range.begin) return false;
  } else if (verb.form == VerbForm::kGerund &&
             IsOneOf(view.Lower(verb.range.begin - 1), {"against", "without", "than"})) {
    standing->told = false;  // "warned them against marching"
  } else if (verb.form == VerbForm::kGerund && to_governor && !IsComplement(view, verb)) {
    // "would shell the town, killing": as the clause; of "tried to leave, blaming X" not the trial.
    // Nor is "will not attend, blaming X" blame to come.
    if (speech || view.Verb(verb.governor)->form != VerbForm::kFinite) return false;
  } else if (verb.form == VerbForm::kGerund &&
             IsOneOf(view.Lower(verb.marker), {"after", "since", "while", "following", "having"})) {
    return false;  // "is trying to talk after bombing X": done
  } else if (verb.form == VerbForm::kGerund && to_governor) {
    const auto effect =
        OperatorAt(lexicon, FramePos::kVerb, view.Lemma(view.Verb(verb.governor)->head));
    if (effect) Apply(*effect, standing);
  } else if (verb.form == VerbForm::kFinite) {
    const auto effect =
        to_governor && view.Lower(verb.marker) == "that"
            ? OperatorAt(lexicon, FramePos::kVerb, view.Lemma(view.Verb(verb.governor)->head))
            : std::nullopt;
    if (effect == Effect::kNegative || effect == Effect::kPossible) Apply(*effect, standing);
    return false;
  }
  if (!to_governor) return false;
  *index = verb.governor;
  return true;
}

void WalkChain(const EventView& view, const BoundDeed& deed, const EventLexicon::Data& lexicon,
               Standing* standing) {
  int index = deed.predicate.verb;
  bool itself = true;
  for (int step = 0; step < kMaxChain && view.Verb(index) != nullptr; ++step) {
    standing->top = index;
    if (view.Verb(index)->negated) {
      standing->polarity =
          standing->polarity == Polarity::kNegative ? Polarity::kPositive : Polarity::kNegative;
    }
    ApplyModal(view, index, itself, standing);
    if (!StepUp(view, IsSpeechAct(deed.type), &index, lexicon, standing)) return;
    // "will keep shelling" announces shelling.
    itself = itself && IsOneOf(view.Lemma(view.Verb(index)->head),
                               {"keep", "continue", "start", "begin", "resume", "go"});
  }
}

// Words before a noun: "planned talks", "no attack", "the failed coup".
void ApplyModifiers(const EventView& view, const NounPhrase& phrase,
                    const EventLexicon::Data& lexicon, Standing* standing) {
  for (int token = phrase.range.begin; token < phrase.head; ++token) {
    if (IsOneOf(view.Lower(token), {"no", "any", "every", "another", "such"})) {
      standing->told = false;
    }
    const auto effect = OperatorAt(lexicon, FramePos::kAdj, view.Lower(token));
    if (effect) Apply(*effect, standing);
  }
  if (view.Lower(phrase.preposition) == "without") standing->told = false;
}

// "an attack would", not "the attack would": what is not known yet.
bool IsNew(const EventView& view, const NounPhrase& phrase) {
  const std::string_view first = view.Lower(phrase.range.begin);
  return phrase.possessor == kNoIndex && !IsOneOf(first, {"the", "this", "that", "these", "those"});
}

// A noun of meetings: "talks", "summit".
bool IsTalk(const EventLexicon::Data& lexicon, std::string_view noun) {
  const auto at = lexicon.nouns.find(noun);
  return at != lexicon.nouns.end() &&
         std::all_of(at->second.begin(), at->second.end(), [&](int number) {
           return lexicon.frames[static_cast<size_t>(number)].type == EventType::kConsult;
         });
}

// "the prospect of an attack", "calls for talks", "an attempt at an incursion".
void ApplyGoverningNoun(const EventView& view, const NounPhrase& phrase,
                        const EventLexicon::Data& lexicon, Standing* standing) {
  if (phrase.governor == kNoIndex) return;
  const std::string_view word = view.Lower(phrase.preposition);
  const bool topic = word == "on" || word == "about" || word == "over";
  // "talks on a withdrawal": not "talks on the war".
  if (topic && IsNew(view, phrase) && IsTalk(lexicon, view.Lemma(phrase.governor))) {
    Weaken(Reality::kPossible, standing);
  }
  const auto effect = OperatorAt(lexicon, FramePos::kNoun, view.Lemma(phrase.governor));
  if (!effect) return;
  const bool open = *effect == Effect::kPossible || *effect == Effect::kPlanned;
  const bool tried = *effect == Effect::kAttempted && word == "at";
  if (word == "for" || (word == "of" && open) || tried) Apply(*effect, standing);
}

bool IsOneOfPhrases(const EventView& view, const std::vector<int>& phrases, int head) {
  return std::any_of(phrases.begin(), phrases.end(), [&](int index) {
    return view.Phrase(index) != nullptr && view.Phrase(index)->head == head;
  });
}

// A noun that no light verb asserts: it must stand in a clause that is itself a fact.
void ApplyHost(const EventView& view, const NounPhrase& phrase, const EventLexicon::Data& lexicon,
               Standing* standing) {
  ApplyGoverningNoun(view, phrase, lexicon, standing);
  const int host = view.ClauseVerbOf(phrase.head);
  const VerbGroup* verb = view.Verb(host);
  if (verb == nullptr) return;
  const bool object = IsOneOfPhrases(view, verb->objects, phrase.head);
  const bool open = !verb->modal.empty() || verb->tense == Tense::kFuture;
  const bool after_for =
      view.Lower(phrase.preposition) == "for" && IsOneOfPhrases(view, verb->obliques, phrase.head);
  if (object) {
    const auto effect = OperatorAt(lexicon, FramePos::kVerb, view.Lemma(verb->head));
    if (effect) Apply(*effect, standing);
  }
  if ((object || after_for) && VerbIsOneOf(view, *verb, lexicon.unreal)) standing->told = false;
  const bool subject = view.Phrase(verb->subject) == &phrase && !verb->passive;
  if ((subject || object) && open) {
    // "an attack would hurt", "will not watch an attack"
    if (IsNew(view, phrase)) Weaken(Reality::kPossible, standing);
    if (object && !IsNew(view, phrase)) standing->told = false;
  }
  if (InConditionalClause(view, *verb)) standing->told = false;
}

// "no talks", "none of the envoys"; not "no fewer than ten".
bool SaysNone(const EventView& view, int index) {
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr) return false;
  const int first = phrase->range.begin;
  if (IsOneOf(view.Lower(first), {"none", "neither"})) return true;
  return view.Lower(first) == "no" &&
         !IsOneOf(view.Lower(first + 1), {"fewer", "less", "more", "longer", "other"});
}

// "imposed no sanctions", "is less willing": told of as not done. Of "no state has", the verb
// itself is negated.
bool SaysNot(const EventView& view, const BoundDeed& deed) {
  const Predicate& predicate = deed.predicate;
  const VerbGroup* verb = view.Verb(predicate.verb);
  if (predicate.pos == FramePos::kAdj) {
    return IsOneOf(view.Lower(predicate.head - 1), {"less", "least", "hardly", "scarcely"});
  }
  if (verb == nullptr || predicate.pos == FramePos::kNoun) return false;  // see ApplyModifiers
  return std::any_of(verb->objects.begin(), verb->objects.end(),
                     [&](int index) { return SaysNone(view, index); });
}

// A refusal told by "would not let" has happened; so has a threat told by "will retaliate".
void TakeBack(const BoundDeed& deed, Standing* standing) {
  const bool refusal = deed.frame->Takes("neg");
  if (refusal) {
    standing->polarity =
        standing->polarity == Polarity::kNegative ? Polarity::kPositive : Polarity::kNegative;
  }
  if (!refusal && !deed.frame->Takes("future")) return;
  standing->future = false;
  if (IsSpeechAct(deed.type) && standing->reality == Reality::kPlanned) {
    standing->reality = Reality::kActual;
  }
}

}  // namespace

Standing StandingOf(const EventView& view, const BoundDeed& deed,
                    const EventLexicon::Data& lexicon) {
  Standing standing;
  if (const NounPhrase* phrase = view.Phrase(deed.predicate.phrase)) {
    ApplyModifiers(view, *phrase, lexicon, &standing);
    if (const VerbGroup* verb = view.Verb(deed.predicate.verb)) {
      const auto effect = OperatorAt(lexicon, FramePos::kVerb, view.Lemma(verb->head));
      if (effect) Apply(*effect, &standing);
    } else {
      ApplyHost(view, *phrase, lexicon, &standing);
    }
  }
  WalkChain(view, deed, lexicon, &standing);
  if (SaysNot(view, deed)) {
    standing.polarity =
        standing.polarity == Polarity::kNegative ? Polarity::kPositive : Polarity::kNegative;
  }
  const VerbGroup* verb = view.Verb(deed.predicate.verb);
  if (verb != nullptr && TakesTime(deed) && IsAnnounced(view, *verb)) {
    Weaken(Reality::kPlanned, &standing);
  }
  TakeBack(deed, &standing);
  if (view.Lower(view.token_count() - 1) == "?") Weaken(Reality::kPossible, &standing);
  return standing;
}

}  // namespace detente
