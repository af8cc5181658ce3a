#include "timex/tense.h"

#include <algorithm>

namespace detente::timex {
namespace {

constexpr int kReach = 18;  // tokens looked at on either side

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

}  // namespace

TimeOfClause TenseAt(const Sentence& sentence, int token, const TimexLexicon::Data& lexicon) {
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
