#include "timex/tense.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace detente::timex {
namespace {

constexpr int kReach = 18;  // tokens looked at on either side
constexpr int kClimb = 8;   // heads followed upward

bool IsPast(const Token& token) {
  if (token.upos != Upos::kVerb && token.upos != Upos::kAux) return false;
  const std::string& w = token.lower;
  if (w == "was" || w == "were" || w == "had" || w == "did") return true;
  if (token.upos == Upos::kAux) return false;
  if (w.ends_with("ed")) return true;
  return w != token.lemma && !w.ends_with("s") && !w.ends_with("ing");
}

bool PointsAhead(const Sentence& sentence, size_t i, const TimexLexicon::Data& lexicon) {
  const std::string& word = sentence.tokens[i].lower;
  if (sentence.tokens[i].upos == Upos::kPropn) return false;  // the month of May
  const bool last = i + 1 >= sentence.tokens.size();
  // "would have met" is past.
  if (lexicon.future.contains(word)) return last || sentence.tokens[i + 1].lemma != "have";
  if (last) return false;
  const std::string& next = sentence.tokens[i + 1].lower;
  const bool cue = lexicon.future_to.contains(word);
  if (cue && (next == "to" || next == "for")) return true;
  const bool be = word == "is" || word == "are";
  return be && next == "to" && i + 2 < sentence.tokens.size() &&
         sentence.tokens[i + 2].upos == Upos::kVerb;
}

// A participle after its cue ("is expected to") has been seen as a cue by now.
TimeOfClause Look(const Sentence& sentence, size_t i, const TimexLexicon::Data& lexicon) {
  if (PointsAhead(sentence, i, lexicon)) return TimeOfClause::kFuture;
  if (!IsPast(sentence.tokens[i])) return TimeOfClause::kUnknown;
  // "will be held": the auxiliary decides.
  for (size_t back = 1; back <= 4 && back <= i; ++back) {
    const Token& before = sentence.tokens[i - back];
    if (PointsAhead(sentence, i - back, lexicon)) return TimeOfClause::kFuture;
    const bool inside = before.upos == Upos::kAux || before.upos == Upos::kAdv ||
                        before.upos == Upos::kPart || before.lower == "to";
    if (!inside) break;
  }
  return TimeOfClause::kPast;
}

const Token* At(const Sentence& sentence, int i) {
  return i >= 0 && i < static_cast<int>(sentence.tokens.size())
             ? &sentence.tokens[static_cast<size_t>(i)]
             : nullptr;
}

// What hangs on a verb and tells its time.
struct VerbSigns {
  bool future = false;  // "will"
  bool could_not = false;
  bool have = false;
  bool past = false;     // "was", "had", "did"
  bool present = false;  // "is", "does"
  bool to = false;
  bool copula = false;
};

void ReadAuxiliary(const Token& word, const TimexLexicon::Data& lexicon, VerbSigns* signs) {
  const std::string& w = word.lower;
  if (word.deprel == Deprel::kCop) signs->copula = true;
  if (w == "have" || w == "has" || w == "'ve" || w == "’ve") {
    signs->have = true;
  } else if (w == "was" || w == "were" || w == "had" || w == "did") {
    signs->past = true;
  } else if (w == "is" || w == "are" || w == "am" || w == "do" || w == "does" || w == "'s" ||
             w == "’s" || w == "'re" || w == "’re") {
    signs->present = true;
  } else if (lexicon.future.contains(w)) {
    signs->future = true;
  }
}

// "not", "never", and "neither", "no" of a subject: "neither of them could be found".
bool Negates(const Sentence& sentence, const Token& word, int verb) {
  const std::string& w = word.lower;
  if (word.head == verb) {
    return w == "not" || w == "n't" || w == "n’t" || w == "never" || w == "neither" ||
           w == "nobody" || w == "none" || w == "nothing";
  }
  const Token* above = At(sentence, word.head);
  const bool of_subject = above != nullptr && above->head == verb &&
                          (above->deprel == Deprel::kNsubj || above->deprel == Deprel::kNsubjPass);
  return of_subject && (w == "neither" || w == "no");
}

VerbSigns SignsOf(const Sentence& sentence, int verb, const TimexLexicon::Data& lexicon) {
  VerbSigns signs;
  bool could = false;
  bool negated = false;
  for (const Token& word : sentence.tokens) {
    negated = negated || Negates(sentence, word, verb);
    if (word.head != verb) continue;
    const bool auxiliary = word.deprel == Deprel::kAux || word.deprel == Deprel::kAuxPass ||
                           word.deprel == Deprel::kCop;
    if (auxiliary) ReadAuxiliary(word, lexicon, &signs);
    could = could || word.lower == "could";
    signs.to = signs.to || word.xpos == Xpos::kTo;
  }
  signs.could_not = could && negated;
  return signs;
}

bool IsPredicate(const Token& word, const VerbSigns& signs) {
  return word.upos == Upos::kVerb || signs.copula || word.upos == Upos::kAux;
}

// "expected to meet", "plans for Friday": what a word that points ahead governs.
bool PointsAhead(const Token& word, const TimexLexicon::Data& lexicon) {
  return lexicon.future.contains(word.lower) || lexicon.future_to.contains(word.lower);
}

// "the Friday explosions": part of a name for the noun behind it, whatever that was tagged as.
bool IsCompound(const Sentence& sentence, int token) {
  const Token* word = At(sentence, token);
  return word != nullptr && word->deprel == Deprel::kCompound && word->head == token + 1;
}

bool HasCase(const Sentence& sentence, int token, std::string_view preposition) {
  for (const Token& word : sentence.tokens) {
    if (word.head == token && word.deprel == Deprel::kCase && word.lower == preposition) {
      return true;
    }
  }
  return false;
}

bool HasInfinitiveBetween(const Sentence& sentence, int verb, int token) {
  for (int i = verb + 1; i < token; ++i) {
    const Token& word = sentence.tokens[static_cast<size_t>(i)];
    const bool clause = word.deprel == Deprel::kXcomp || word.deprel == Deprel::kAdvcl;
    if (word.head == verb && clause && word.xpos == Xpos::kVb) return true;
  }
  return false;
}

// The time of a verb by itself; kUnknown for one that borrows it from the verb above.
TimeOfClause OwnTime(const Token& verb, const VerbSigns& signs) {
  if (signs.future && !signs.could_not) {
    return signs.have ? TimeOfClause::kPast : TimeOfClause::kFuture;
  }
  if (signs.could_not || signs.past || signs.have) return TimeOfClause::kPast;
  if (signs.present) return TimeOfClause::kPresent;
  if (verb.xpos == Xpos::kVbd) return TimeOfClause::kPast;
  if (verb.xpos == Xpos::kVbz || verb.xpos == Xpos::kVbp) return TimeOfClause::kPresent;
  const bool reduced =
      verb.xpos == Xpos::kVbn && (verb.deprel == Deprel::kAcl || verb.deprel == Deprel::kAdvcl ||
                                  verb.deprel == Deprel::kConj || verb.deprel == Deprel::kRoot);
  return reduced ? TimeOfClause::kPast : TimeOfClause::kUnknown;
}

// Up the tree from the token to a verb that tells its time.
TimeOfClause TimeInTree(const Sentence& sentence, int token, const TimexLexicon::Data& lexicon) {
  bool infinitive = false;
  int below = token;
  int at = token;
  const Token* first = At(sentence, token);
  const bool owner = first != nullptr && first->deprel == Deprel::kNmodPoss;
  for (int step = 0; step < kClimb; ++step) {
    const Token* word = At(sentence, at);
    if (word == nullptr) break;
    const VerbSigns signs = SignsOf(sentence, at, lexicon);
    const bool predicate = at == token ? signs.copula : IsPredicate(*word, signs);
    if (predicate && !(at == token + 1 && IsCompound(sentence, token))) {
      const bool direct_noun = first->head == below;
      // "around Wednesday's ruling" is past, unless what is done to it is ahead.
      if (owner && !(direct_noun && signs.future)) return TimeOfClause::kPast;
      // "planned a march on Saturday"
      if (lexicon.future.contains(word->lower) && token > at) return TimeOfClause::kFuture;
      // "scheduled for Friday", "agreed to meet on Friday", "extended until Friday"
      if (infinitive && PointsAhead(*word, lexicon)) return TimeOfClause::kFuture;
      const bool direct = below == token;
      if (direct && PointsAhead(*word, lexicon) && HasCase(sentence, token, "for")) {
        return TimeOfClause::kFuture;
      }
      // "summoned him to testify on Friday", with the day hung on the summons
      if (direct && PointsAhead(*word, lexicon) && HasInfinitiveBetween(sentence, at, token)) {
        return TimeOfClause::kFuture;
      }
      const bool until = HasCase(sentence, token, "until") || HasCase(sentence, token, "till");
      if (direct && until && lexicon.future_until.contains(word->lemma)) {
        return TimeOfClause::kFuture;
      }
      const TimeOfClause own = OwnTime(*word, signs);
      if (own == TimeOfClause::kPresent && sentence.heading) return TimeOfClause::kPast;
      if (own != TimeOfClause::kUnknown) return own;
      infinitive = signs.to;
    } else if (at != token && infinitive && PointsAhead(*word, lexicon)) {
      return TimeOfClause::kFuture;  // "plans to meet", a noun
    }
    below = at;
    at = word->head;
  }
  return TimeOfClause::kUnknown;
}

}  // namespace

int GovernorOf(const Sentence& sentence, int token) {
  const Token* word = At(sentence, token);
  for (int step = 0; word != nullptr && step < kClimb; ++step) {
    const int head = word->head;
    word = At(sentence, head);
    if (word != nullptr && word->upos == Upos::kVerb) return head;
  }
  return -1;
}

bool IsReport(const Sentence& sentence, int verb) {
  static constexpr std::array<std::string_view, 7> kVerbs = {"add", "announce", "confirm", "report",
                                                             "say", "state",    "tell"};
  const Token* word = At(sentence, verb);
  return word != nullptr && std::find(kVerbs.begin(), kVerbs.end(), word->lemma) != kVerbs.end();
}

TimeOfClause TenseAt(const Sentence& sentence, int token, const TimexLexicon::Data& lexicon) {
  const TimeOfClause governed = TimeInTree(sentence, token, lexicon);
  if (governed != TimeOfClause::kUnknown) return governed;
  const int size = static_cast<int>(sentence.tokens.size());
  for (int i = token - 1; i >= std::max(0, token - kReach); --i) {
    const TimeOfClause found = Look(sentence, static_cast<size_t>(i), lexicon);
    if (found != TimeOfClause::kUnknown) return found;
  }
  for (int i = token + 1; i < std::min(size, token + kReach); ++i) {
    const TimeOfClause found = Look(sentence, static_cast<size_t>(i), lexicon);
    if (found != TimeOfClause::kUnknown) return found;
  }
  return TimeOfClause::kUnknown;
}

}  // namespace detente::timex
