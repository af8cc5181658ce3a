#include "event/predicate.h"

#include <algorithm>
#include <optional>

#include "event/parties.h"

namespace detente {
namespace {

bool IsGerundPreposition(std::string_view word) {
  return word == "of" || word == "from" || word == "for" || word == "by" || word == "to";
}

void SortGoverned(const EventView& view, int verb, Predicate* predicate) {
  for (int other : view.GovernedBy(verb)) {
    const VerbGroup& group = *view.Verb(other);
    if (group.range.begin < predicate->head) continue;
    const std::string_view before = view.Lower(group.range.begin - 1);
    if (group.form == VerbForm::kInfinitive) {
      predicate->infinitives.push_back(other);
    } else if (group.form == VerbForm::kGerund && IsGerundPreposition(before)) {
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

// The word without the s of a plural, for lemmas that keep it ("troops").
std::string_view Singular(std::string_view word) {
  return word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool Same(const EventView& view, int token, std::string_view word) {
  const std::string_view lower = view.Lower(token);
  return view.Lemma(token) == word || lower == word || Singular(lower) == word;
}

// The words stand at the tokens from `begin` on.
bool WordsAt(const EventView& view, int begin, const std::vector<std::string>& words,
             size_t first) {
  for (size_t i = first; i < words.size(); ++i) {
    if (!Same(view, begin + static_cast<int>(i - first), words[i])) return false;
  }
  return true;
}

// A pattern of words fits tokens [from, to), the token `head` among them.
bool PatternAround(const EventView& view, const std::vector<std::string>& words, int from,
                   int head) {
  const int length = static_cast<int>(words.size());
  for (int begin = std::max(from, head - length + 1); begin <= head; ++begin) {
    if (WordsAt(view, begin, words, 0)) return true;
  }
  return false;
}

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
    if (after > predicate.head && WordsAt(view, after, head, 1)) return predicate.head + 1;
  }
  return std::nullopt;
}

bool IsMany(const EventView& view, const std::vector<int>& phrases) {
  if (phrases.size() > 1) return true;
  if (phrases.empty()) return false;
  const NounPhrase& phrase = *view.Phrase(phrases.front());
  if (phrase.pronoun) return view.Lower(phrase.head) == "they" || view.Lower(phrase.head) == "we";
  return view.Tag(phrase.head) == Upos::kNoun && view.Lemma(phrase.head) != view.Lower(phrase.head);
}

bool NamesPlace(const EventView& view, const NounPhrase& phrase) {
  const TextSpan head = SpanOf(view.sentence, {phrase.head, phrase.head + 1});
  return std::any_of(view.input.places.begin(), view.input.places.end(),
                     [&](const PlaceMention& place) { return place.span.Contains(head); });
}

// Does a phrase name an actor of the kind that the test wants?
bool NamesActor(const EventView& view, const NounPhrase& phrase, const SlotTest& test) {
  for (const EventMention& mention : view.mentions) {
    const bool at_head = mention.range.Contains(phrase.head);
    if (!at_head &&
        (mention.range.begin < phrase.range.begin || mention.range.end > phrase.range.end)) {
      continue;
    }
    const ActorKind kind = view.ActorOf(mention).kind;
    if (test.actor) return true;
    if (test.country && kind == ActorKind::kCountry && at_head) return true;
    if (test.person && kind == ActorKind::kPerson && at_head) return true;
    if (test.body && at_head && IsBodyOfNoState(view.ActorOf(mention).country)) return true;
  }
  return test.place && NamesPlace(view, phrase);
}

// How narrowly a phrase passes a test: 0 not at all, 1 as anything, 2 as an actor or of a class,
// more for words named by the frame itself and for each further word of a pattern.
int PhrasePasses(const EventView& view, int index, const SlotTest& test,
                 const EventLexicon::Data& lexicon) {
  const NounPhrase* phrase = view.Phrase(index);
  if (phrase == nullptr) return 0;
  const bool narrow = test.country || test.person || test.body || test.place;
  int best = test.any ? 1 : NamesActor(view, *phrase, test) ? (narrow ? 3 : 2) : 0;
  const int own = PhraseHasWord(view, *phrase, test.words);
  if (own > 0) best = std::max(best, own + 2);
  for (int number : test.classes) {
    const int length = PhraseHasWord(view, *phrase, lexicon.classes[static_cast<size_t>(number)]);
    if (length > 0) best = std::max(best, length + 1);
  }
  return best;
}

int VerbsPass(const EventView& view, const std::vector<int>& verbs, const SlotTest& test) {
  for (int index : verbs) {
    if (test.words.by_last.contains(view.Lemma(view.Verb(index)->head))) return 3;
  }
  return test.any && !verbs.empty() ? 1 : 0;
}

bool WordLater(const EventView& view, const Predicate& predicate, const SlotTest& test) {
  const VerbGroup* verb = view.Verb(predicate.verb);
  const int end = verb == nullptr ? view.token_count() : verb->clause.end;
  for (int token = predicate.head + 1; token < end; ++token) {
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
    if (view.Lower(phrase.preposition) == slot && !IsTime(view, phrase)) found.push_back(index);
  }
  return view.Spread(found);
}

int Passes(const EventView& view, const Predicate& predicate, const SlotTest& test,
           const EventLexicon::Data& lexicon) {
  if (test.slot == "inf") return VerbsPass(view, predicate.infinitives, test);
  if (test.slot == "that") return VerbsPass(view, predicate.clauses, test);
  if (test.slot == "after") return WordLater(view, predicate, test) ? 3 : 0;
  const std::vector<int> phrases = PhrasesInSlot(view, predicate, test.slot);
  int best = test.many && IsMany(view, phrases) ? 2 : 0;
  for (int index : phrases) best = std::max(best, PhrasePasses(view, index, test, lexicon));
  return best;
}

// Longer heads and narrower tests count more; a frame is worth nothing when a test fails.
std::optional<int> Score(const EventView& view, const Predicate& predicate, const Frame& frame,
                         const EventLexicon::Data& lexicon) {
  int score = static_cast<int>(frame.head.size()) * 4;
  for (const SlotTest& test : frame.tests) {
    const int worth = Passes(view, predicate, test, lexicon);
    if ((worth > 0) == test.negated) return std::nullopt;
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
  for (const SlotTest& test : frame.tests) {
    // "called for", "agreed on"
    if (!test.negated && view.Lower(trigger.end) == test.slot) ++trigger.end;
  }
  for (const SlotTest& test : frame.tests) {
    const bool by_word = !test.words.empty() || !test.classes.empty();
    if (test.negated || !by_word || test.slot == "subj") continue;
    SlotTest by_words = test;
    by_words.actor = by_words.country = by_words.person = by_words.place = by_words.body = false;
    for (int index : PhrasesInSlot(view, predicate, test.slot)) {
      const NounPhrase& phrase = *view.Phrase(index);
      if (PhrasePasses(view, index, by_words, lexicon) == 0) continue;
      if (phrase.range.begin < trigger.begin) {
        // "sanctions were imposed"
        if (predicate.passive && test.slot == "obj") trigger.begin = phrase.head;
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

void FitNoun(const EventView& view, const Predicate& predicate, const EventLexicon::Data& lexicon,
             std::vector<Fit>* fits) {
  const auto at = lexicon.nouns.find(view.Lemma(predicate.head));
  const NounPhrase* phrase = view.Phrase(predicate.phrase);
  if (at == lexicon.nouns.end() || phrase == nullptr) return;
  for (int number : at->second) {
    const Frame& frame = lexicon.frames[static_cast<size_t>(number)];
    const int begin = predicate.head + 1 - static_cast<int>(frame.head.size());
    if (begin < phrase->range.begin || !WordsAt(view, begin, frame.head, 0)) continue;
    const auto score = Score(view, predicate, frame, lexicon);
    if (!score) continue;
    TokenRange trigger = {begin, predicate.head + 1};
    if (const VerbGroup* verb = view.Verb(predicate.verb)) {
      trigger.begin = std::min(trigger.begin, verb->range.begin);
      trigger.end = std::max(trigger.end, verb->range.end);
    }
    fits->push_back({&frame, trigger, *score});
  }
}

}  // namespace

int PhraseHasWord(const EventView& view, const NounPhrase& phrase, const PatternSet& words) {
  int longest = 0;
  const auto try_at = [&](int last) {
    const std::string_view lower = view.Lower(last);
    for (std::string_view key : {view.Lemma(last), lower, Singular(lower)}) {
      const auto at = words.by_last.find(key);
      if (at == words.by_last.end()) continue;
      for (const auto& pattern : at->second) {
        const int length = static_cast<int>(pattern.size());
        if (length <= longest || last - length + 1 > phrase.head) continue;
        if (PatternAround(view, pattern, phrase.range.begin, phrase.head)) longest = length;
      }
    }
  };
  // The pattern's last word is the head, or follows it ("state of emergency").
  for (int last = phrase.head; last < std::min(phrase.head + 4, view.token_count()); ++last) {
    try_at(last);
  }
  return longest;
}

namespace {

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

// "At least 26 people": a count, though it looks like a prepositional phrase.
bool IsCount(const EventView& view, const NounPhrase& phrase) {
  if (phrase.preposition == kNoIndex || phrase.preposition + 1 != phrase.range.begin) return false;
  const std::string_view word = view.Lower(phrase.range.begin);
  const std::string_view before = view.Lower(phrase.preposition - 1);
  if (view.Lower(phrase.preposition) == "than") {
    return before == "more" || before == "fewer" || before == "less";
  }
  return view.Lower(phrase.preposition) == "at" && (word == "least" || word == "most");
}

void AddCounts(const EventView& view, const VerbGroup& verb, Predicate* predicate) {
  if (!predicate->objects.empty()) return;
  for (size_t i = 0; i < view.syntax.phrases.size(); ++i) {
    const NounPhrase& phrase = view.syntax.phrases[i];
    if (!IsCount(view, phrase)) continue;
    const int begin = phrase.preposition - (view.Lower(phrase.preposition) == "than" ? 1 : 0);
    const bool right_after = begin == verb.range.end;
    const bool right_before = verb.passive && phrase.range.end == verb.range.begin;
    if (right_after || right_before) predicate->objects.push_back(static_cast<int>(i));
  }
}

// "Chile's decision to leave": of such an infinitive the noun's possessor is the doer.
int OwnerOfGoverningNoun(const EventView& view, const VerbGroup& verb) {
  if (verb.form != VerbForm::kInfinitive || view.Tag(verb.range.begin - 1) != Upos::kNoun) {
    return kNoIndex;
  }
  const NounPhrase* noun = view.Phrase(view.syntax.PhraseAt(verb.range.begin - 1));
  return noun == nullptr ? kNoIndex : noun->possessor;
}

}  // namespace

Predicate VerbPredicate(const EventView& view, int index, const EventLexicon::Data& lexicon) {
  const VerbGroup& verb = view.syntax.verbs[static_cast<size_t>(index)];
  Predicate predicate;
  predicate.head = verb.head;
  predicate.verb = index;
  predicate.passive = verb.passive;
  std::vector<int> roots = {verb.head};
  predicate.objects = view.Spread(verb.objects);
  if (verb.passive) {
    predicate.subjects = view.Spread({verb.agent});
    const std::vector<int> subjects = view.Spread({verb.subject});
    predicate.objects.insert(predicate.objects.begin(), subjects.begin(), subjects.end());
  } else {
    const int owner = OwnerOfGoverningNoun(view, verb);
    predicate.subjects = view.Spread({owner != kNoIndex ? owner : verb.subject});
  }
  AddCounts(view, verb, &predicate);
  LookThroughPartitives(view, lexicon, &predicate.objects);
  for (int object : predicate.objects) roots.push_back(view.Phrase(object)->head);
  predicate.attached = view.AttachedTo(roots);
  for (int oblique : verb.obliques) {
    const auto& known = predicate.attached;
    if (std::find(known.begin(), known.end(), oblique) == known.end()) {
      predicate.attached.push_back(oblique);
    }
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
  if (const VerbGroup* verb = view.Verb(light)) {
    predicate.subjects = view.Spread({verb->passive ? verb->agent : verb->subject});
    for (int oblique : verb->obliques) {
      const auto& known = predicate.attached;
      if (std::find(known.begin(), known.end(), oblique) == known.end()) {
        predicate.attached.push_back(oblique);
      }
    }
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
  if (predicate.head != kNoIndex) FindInfinitiveAfter(view, token + 1, token + 2, &predicate);
  return predicate;
}

std::vector<Fit> FitsOf(const EventView& view, const Predicate& predicate,
                        const EventLexicon::Data& lexicon) {
  std::vector<Fit> fits;
  if (predicate.pos == FramePos::kNoun) {
    FitNoun(view, predicate, lexicon, &fits);
  } else {
    FitVerb(view, predicate, lexicon, &fits);
  }
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.score > b.score; });
  return fits;
}

bool IsLightVerb(const EventView& view, int index, const EventLexicon::Data& lexicon) {
  const VerbGroup* verb = view.Verb(index);
  if (verb == nullptr) return false;
  for (const auto& [last, patterns] : lexicon.light.by_last) {
    for (const auto& pattern : patterns) {
      if (view.Lemma(verb->head) == pattern.front() && WordsAt(view, verb->head + 1, pattern, 1)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace detente
