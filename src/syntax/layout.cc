#include "syntax/layout.h"

#include "syntax/words.h"

namespace detente {

Layout::Layout(std::span<const Token> tokens, Syntax* syntax)
    : tokens_(tokens),
      syntax_(syntax),
      phrase_begin_(tokens.size(), kNoIndex),
      phrase_end_(tokens.size(), kNoIndex),
      verb_of_(tokens.size(), kNoIndex),
      outermost_(syntax->phrases.size(), false) {
  int covered = 0;
  for (size_t p = 0; p < syntax->phrases.size(); ++p) {
    const TokenRange range = syntax->phrases[p].range;
    if (range.begin < covered || range.empty()) continue;
    covered = range.end;
    outermost_[p] = true;
    phrase_begin_[Pos(range.begin)] = static_cast<int>(p);
    phrase_end_[Pos(range.end - 1)] = static_cast<int>(p);
  }
  for (size_t v = 0; v < syntax->verbs.size(); ++v) {
    const TokenRange range = syntax->verbs[v].range;
    for (int t = range.begin; t < range.end; ++t) verb_of_[Pos(t)] = static_cast<int>(v);
  }
}

bool Layout::IsTime(int p) const { return IsTimeNoun(HeadOf(p)); }

int Layout::SkipAdverbs(int t) const {
  while (Has(t) && VerbOf(t) == kNoIndex && Tok(t).upos == Upos::kAdv && !IsClauseMarker(Tok(t))) {
    ++t;
  }
  return t;
}

int Layout::SkipModifiers(int t) const {
  int phrase = PhraseBeginningAt(t);
  if (phrase == kNoIndex) return t;
  for (int looked = 0; looked < kMaxLook; ++looked) {
    t = SkipAdverbs(Phrase(phrase).range.end);
    if (Has(t) && Tok(t).upos == Upos::kAdp && PhraseBeginningAt(t + 1) != kNoIndex) ++t;
    phrase = PhraseBeginningAt(t);
    if (phrase == kNoIndex || (Phrase(phrase).preposition == kNoIndex && !IsTime(phrase))) return t;
  }
  return t;
}

bool Layout::IsFiniteAt(int t) const {
  const int verb = VerbOf(t);
  return verb != kNoIndex && Verb(verb).form == VerbForm::kFinite;
}

bool Layout::IsBarePhraseAt(int t) const {
  const int phrase = PhraseBeginningAt(SkipAdverbs(t));
  return phrase != kNoIndex && Phrase(phrase).preposition == kNoIndex && !IsTime(phrase);
}

}  // namespace detente
