#include <algorithm>
#include <optional>

#include "event/parties.h"
#include "event/patterns.h"
#include "event/predicate.h"

namespace detente {
namespace {

constexpr int kNearSubject =
    3;  // tokens between a passive verb and the noun that its trigger takes in

// The rest of a verb's head ("off", "the streets") right after it, or after its first object.
// Returns the token after it, or nothing.
std::optional<int> ParticlesAfter(const EventView& view, const Predicate& predicate,
                                  const std::vector<std::string>& head) {
  const VerbGroup* verb = view.Verb(predicate.verb);
  if (head.size() <= 1 || verb == nullptr) return predicate.head + 1;
  const int length = static_cast<int>(head.size()) - 1;
  if (WordsAt(view, predicate.head + 1, head, 1)) return predicate.head + 1 + length;
  for (int object : predicate.objects) {
    const int after = view.Phrase(object)->range.end;
    if (after <= predicate.head || !WordsAt(view, after, head, 1)) continue;
    // "called X on Saturday": the preposition of something else.
    const bool taken = std::any_of(
        view.syntax.phrases.begin(), view.syntax.phrases.end(),
        [&](const NounPhrase& phrase) { return phrase.preposition == after + length - 1; });
    if (!taken) return predicate.head + 1;
  }
  return std::nullopt;
}

bool IsMany(const EventView& view, const std::vector<int>& phrases) {
  if (phrases.size() > 1) return true;
  if (phrases.empty()) return false;
  std::vector<Party> parties;
  AddPartiesOf(view, phrases.front(), false, &parties);
  if (parties.size() > 1) return true;
  const NounPhrase& phrase = *view.Phrase(phrases.front());
  if (phrase.pronoun) return view.Lower(phrase.head) == "they" || view.Lower(phrase.head) == "we";
  return view.Tag(phrase.head) == Upos::kNoun && view.Lemma(phrase.head) != view.Lower(phrase.head);
}

// "Cape Delgado", "Ras Doumeira": a name that says of itself that it is a place's.
bool HasToponym(const EventView& view, const NounPhrase& phrase) {
  if (view.Tag(phrase.head) != Upos::kPropn) return false;
  for (int token = phrase.range.begin; token < phrase.range.end; ++token) {
    if (view.Tag(token) == Upos::kPropn &&
        view.lexicon.toponyms.by_last.contains(view.Lower(token))) {
      return true;
    }
  }
  return false;
}

bool NamesPlace(const EventView& view, const NounPhrase& phrase) {
  if (HasToponym(view, phrase)) return true;
  const TextSpan head = SpanOf(view.sentence, {phrase.head, phrase.head + 1});
  return std::any_of(view.input.places.begin(), view.input.places.end(),
                     [&](const PlaceMention& place) { return place.span.Contains(head); });
}

// "he said he would resign": a pronoun that no mention covers stands for the speaker.
bool NamesSpeaker(const EventView& view, const NounPhrase& phrase, const SlotTest& test) {
  std::vector<Party> parties;
  AddPartiesOf(view, view.syntax.PhraseAt(phrase.head), false, &parties);
  return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
    const ActorKind kind = view.input.actors[static_cast<size_t>(party.actor)].kind;
    return test.actor || (test.person && kind == ActorKind::kPerson) ||
           (test.country && kind == ActorKind::kCountry);
  });
}

bool IsArmed(const Actor& actor) {
  const bool by_sector = actor.sector == "MIL" || actor.sector == "REB" || actor.sector == "UAF";
  return by_sector || actor.country == "ISM";
}

// Does a phrase name an actor of the kind that the test wants?
bool NamesActor(const EventView& view, const NounPhrase& phrase, const SlotTest& test) {
  const EventMention* named = MentionAt(view, phrase.head);
  for (const EventMention& mention : view.mentions) {
    const bool at_head = mention.range.Contains(phrase.head) || &mention == named;
    if (!at_head &&
        (mention.range.begin < phrase.range.begin || mention.range.end > phrase.range.end)) {
      continue;
    }
    const ActorKind kind = view.ActorOf(mention).kind;
    if (test.actor) return true;
    if (test.country && kind == ActorKind::kCountry && at_head) return true;
    if (test.person && kind == ActorKind::kPerson && at_head) return true;
    if (test.armed && at_head && IsArmed(view.ActorOf(mention))) return true;
    if (test.body && at_head && IsBodyOfNoState(view.ActorOf(mention).country)) return true;
  }
  if (phrase.pronoun && NamesSpeaker(view, phrase, test)) return true;
  if (test.actor && !ModifiersOf(view, phrase).empty()) return true;
  return test.place && NamesPlace(view, phrase);
}

// "Benin's ambassador Jean Ba" is an ambassador: the role of the person at the head counts as a
// word.
bool RoleHasWord(const EventView& view, const NounPhrase& phrase, const PatternSet& words) {
  const EventMention* mention = MentionAt(view, phrase.head);
  if (mention == nullptr || !view.ActorOf(*mention).role) return false;
  const std::string& role = *view.ActorOf(*mention).role;
  const size_t blank = role.rfind(' ');
  const auto at = words.by_last.find(blank == std::string::npos ? role : role.substr(blank + 1));
  if (at == words.by_last.end()) return false;
  return std::any_of(at->second.begin(), at->second.end(),
                     [](const auto& pattern) { return pattern.size() == 1; });
}

// How narrowly a phrase passes a test: 0 not at all, 1 as anything, 2 as an actor or of a class,
// more for words named by the frame itself and for each further word of a pattern.
int PhrasePasses(const EventView& view, int index, const SlotTest& test,
                 const EventLexicon::Data& lexicon) {
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr) return 0;
  const bool narrow = test.country || test.person || test.body || test.place || test.armed;
  int best = test.any ? 1 : NamesActor(view, *phrase, test) ? (narrow ? 3 : 2) : 0;
  const int own = PhraseHasWord(view, *phrase, test.words);
  if (own > 0) best = std::max(best, own + 2);
  for (int number : test.classes) {
    const int length = PhraseHasWord(view, *phrase, lexicon.classes[static_cast<size_t>(number)]);
    if (length > 0) best = std::max(best, length + 1);
    if (RoleHasWord(view, *phrase, lexicon.classes[static_cast<size_t>(number)])) {
      best = std::max(best, 2);
    }
  }
  if (RoleHasWord(view, *phrase, test.words)) best = std::max(best, 3);
  return best;
}

// "that he leave", "that it should leave": no claim that anybody does.
bool IsBare(const EventView& view, const VerbGroup& verb) {
  if (verb.modal == "should" || verb.modal == "must") return true;
  const bool base = view.Lower(verb.range.begin) == view.Lemma(verb.range.begin);
  return verb.modal.empty() && verb.tense != Tense::kFuture && verb.tense != Tense::kPast && base;
}

int VerbsPass(const EventView& view, const std::vector<int>& verbs, const SlotTest& test,
              const EventLexicon::Data& lexicon) {
  for (int index : verbs) {
    const VerbGroup& verb = *view.Verb(index);
    const std::string_view lemma = view.Lemma(verb.head);
    if (test.words.by_last.contains(lemma)) return 3;
    for (int number : test.classes) {
      if (lexicon.classes[static_cast<size_t>(number)].by_last.contains(lemma)) return 2;
    }
    if (test.bare && IsBare(view, verb)) return 2;
  }
  return test.any && !verbs.empty() ? 1 : 0;
}

bool WordLater(const EventView& view, const Predicate& predicate, const SlotTest& test) {
  const VerbGroup* verb = view.Verb(predicate.verb);
  const int begin = verb == nullptr ? predicate.head + 1 : verb->range.begin;
  const int end = verb == nullptr ? view.token_count() : verb->clause.end;
  for (int token = begin; token < end; ++token) {
    if (token == predicate.head) continue;
    if (test.words.by_last.contains(view.Lower(token))) return true;
  }
  return false;
}

// "on Saturday", "in May": a time, no companion.
bool IsTime(const EventView& view, const NounPhrase& phrase) {
  const TextSpan head = SpanOf(view.sentence, {phrase.head, phrase.head + 1});
  return std::any_of(view.input.times.begin(), view.input.times.end(),
                     [&](const TimeExpression& time) { return time.span.Contains(head); });
}

std::vector<int> PhrasesInSlot(const EventView& view, const Predicate& predicate,
                               std::string_view slot) {
  if (slot == "subj") return predicate.subjects;
  if (slot == "obj") return predicate.objects;
  std::vector<int> found;
  for (int index : predicate.attached) {
    const NounPhrase& phrase = *view.Phrase(index);
    if (view.StandsAfter(phrase, slot) && !IsTime(view, phrase)) found.push_back(index);
  }
  return view.Spread(found);
}

bool IsAhead(const VerbGroup& verb) {
  return verb.tense == Tense::kFuture || (verb.modal == "would" && !verb.perfect);
}

// "accused of bombing", "committed to opening": a gerund fills its preposition's slot.
int GerundPasses(const EventView& view, const Predicate& predicate, const SlotTest& test) {
  for (int gerund : predicate.gerunds) {
    const VerbGroup& verb = *view.Verb(gerund);
    const bool direct = test.slot == "ing" && verb.range.begin == predicate.head + 1;
    if (!direct && view.Lower(verb.range.begin - 1) != test.slot) continue;
    if (test.words.by_last.contains(view.Lemma(verb.head))) return 3;
    if (test.any) return 1;
  }
  return 0;
}

int Passes(const EventView& view, const Predicate& predicate, const SlotTest& test,
           const EventLexicon::Data& lexicon) {
  if (test.slot == "inf") return VerbsPass(view, predicate.infinitives, test, lexicon);
  if (test.slot == "that") return VerbsPass(view, predicate.clauses, test, lexicon);
  const VerbGroup* verb = view.Verb(predicate.verb);
  if (test.slot == "neg") return verb != nullptr && verb->negated ? 3 : 0;
  if (test.slot == "future") return verb != nullptr && IsAhead(*verb) ? 3 : 0;
  if (test.slot == "after") return WordLater(view, predicate, test) ? 3 : 0;
  const std::vector<int> phrases = PhrasesInSlot(view, predicate, test.slot);
  int best = test.many && IsMany(view, phrases) ? 2 : GerundPasses(view, predicate, test);
  for (int index : phrases) best = std::max(best, PhrasePasses(view, index, test, lexicon));
  return best;
}

// Longer heads and narrower tests count more; a frame is worth nothing when a test fails.
std::optional<int> Score(const EventView& view, const Predicate& predicate, const Frame& frame,
                         const EventLexicon::Data& lexicon) {
  int score = static_cast<int>(frame.head.size()) * 4;
  for (const auto& test : frame.tests) {
    const int worth = Passes(view, predicate, *test, lexicon);
    if ((worth > 0) == test->negated) return std::nullopt;
    score += worth;
  }
  return score;
}

// From the verb to its tested object or preposition: "imposed sweeping sanctions", "spoke over the
// phone".
TokenRange TriggerOf(const EventView& view, const Predicate& predicate, const Frame& frame, int end,
                     const EventLexicon::Data& lexicon) {
  const VerbGroup* verb = view.Verb(predicate.verb);
  TokenRange trigger = verb == nullptr
                           ? TokenRange{predicate.head, end}
                           : TokenRange{verb->range.begin, std::max(verb->range.end, end)};
  for (const auto& test : frame.tests) {
    // "called for", "agreed on"
    if (!test->negated && view.Lower(trigger.end) == test->slot) ++trigger.end;
  }
  for (const auto& test : frame.tests) {
    const bool by_word = !test->words.empty() || !test->classes.empty();
    if (test->negated || !by_word || test->slot == "subj") continue;
    SlotTest by_words = *test;
    by_words.actor = by_words.country = by_words.person = by_words.place = by_words.body = false;
    by_words.armed = false;
    for (int index : PhrasesInSlot(view, predicate, test->slot)) {
      const NounPhrase& phrase = *view.Phrase(index);
      if (PhrasePasses(view, index, by_words, lexicon) == 0) continue;
      if (phrase.range.begin < trigger.begin) {
        // "sanctions were imposed"
        const bool near = trigger.begin - phrase.head <= kNearSubject;
        if (predicate.passive && test->slot == "obj" && near) trigger.begin = phrase.head;
        break;
      }
      trigger.end = std::max(trigger.end, phrase.head + 1);
      break;
    }
  }
  return trigger;
}

void FitVerb(const EventView& view, const Predicate& predicate, const EventLexicon::Data& lexicon,
             std::vector<Fit>* fits) {
  const auto& index = predicate.pos == FramePos::kVerb ? lexicon.verbs : lexicon.adjectives;
  const auto at = index.find(predicate.pos == FramePos::kVerb ? view.Lemma(predicate.head)
                                                              : view.Lower(predicate.head));
  if (at == index.end()) return;
  for (int number : at->second) {
    const Frame& frame = lexicon.frames[static_cast<size_t>(number)];
    const auto end = ParticlesAfter(view, predicate, frame.head);
    if (!end) continue;
    const auto score = Score(view, predicate, frame, lexicon);
    if (score) fits->push_back({&frame, TriggerOf(view, predicate, frame, *end, lexicon), *score});
  }
}

// The words of a noun frame stand around the noun, and begin inside its phrase.
bool NounHeadStands(const EventView& view, const Predicate& predicate, const Frame& frame) {
  const NounPhrase* phrase = view.Phrase(predicate.phrase);
  const int begin = predicate.head - frame.Anchor();
  return phrase != nullptr && begin >= phrase->range.begin && WordsAt(view, begin, frame.head, 0);
}

void FitNoun(const EventView& view, const Predicate& predicate, const EventLexicon::Data& lexicon,
             std::vector<Fit>* fits) {
  const auto at = lexicon.nouns.find(view.Lemma(predicate.head));
  if (at == lexicon.nouns.end()) return;
  for (int number : at->second) {
    const Frame& frame = lexicon.frames[static_cast<size_t>(number)];
    if (!NounHeadStands(view, predicate, frame)) continue;
    const int begin = predicate.head - frame.Anchor();
    const auto score = Score(view, predicate, frame, lexicon);
    if (!score) continue;
    TokenRange trigger = {begin, begin + static_cast<int>(frame.head.size())};
    if (const VerbGroup* verb = view.Verb(predicate.verb)) {
      trigger.begin = std::min(trigger.begin, verb->range.begin);
      trigger.end = std::max(trigger.end, verb->range.end);
    }
    fits->push_back({&frame, trigger, *score});
  }
}

}  // namespace

std::optional<std::string> FailedTest(const EventView& view, const Predicate& predicate,
                                      const Frame& frame, const EventLexicon::Data& lexicon) {
  const bool stands = predicate.pos == FramePos::kNoun
                          ? NounHeadStands(view, predicate, frame)
                          : ParticlesAfter(view, predicate, frame.head).has_value();
  if (!stands) return std::nullopt;
  for (const auto& test : frame.tests) {
    if ((Passes(view, predicate, *test, lexicon) > 0) == test->negated) return test->text;
  }
  return "";
}

std::vector<Fit> FitsOf(const EventView& view, const Predicate& predicate,
                        const EventLexicon::Data& lexicon) {
  std::vector<Fit> fits;
  if (predicate.pos == FramePos::kNoun) {
    FitNoun(view, predicate, lexicon, &fits);
  } else {
    FitVerb(view, predicate, lexicon, &fits);
  }
  std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.frame->Is("no-deed") && !b.frame->Is("no-deed");
  });
  return fits;
}

}  // namespace detente
