#include "syntax/syntax.h"

#include <algorithm>
#include <utility>

#include "syntax/draft.h"

namespace detente {

SyntaxDraft::SyntaxDraft(std::span<const Token> tokens)
    : tree(tokens),
      owner(tokens.size(), kNoIndex),
      phrase_of(tokens.size(), kNoIndex),
      verb_of(tokens.size(), kNoIndex),
      verb_above(tokens.size(), kNoIndex) {}

int Syntax::PhraseAt(int token) const {
  // Phrases are in order of their begin, the inner ones after the outer.
  const auto after = [](int t, const NounPhrase& phrase) { return t < phrase.range.begin; };
  auto at = std::upper_bound(phrases.begin(), phrases.end(), token, after);
  int best = kNoIndex;
  while (at != phrases.begin()) {
    --at;
    const bool holds = at->range.Contains(token);
    const int index = static_cast<int>(at - phrases.begin());
    if (holds && (best == kNoIndex || at->range.end - at->range.begin <
                                          phrases[static_cast<size_t>(best)].range.end -
                                              phrases[static_cast<size_t>(best)].range.begin)) {
      best = index;
    }
    if (at->range.end <= token && at->range.begin + 64 < token) break;
  }
  return best;
}

int Syntax::VerbAt(int token) const {
  const auto after = [](int t, const VerbGroup& verb) { return t < verb.range.begin; };
  const auto at = std::upper_bound(verbs.begin(), verbs.end(), token, after);
  if (at == verbs.begin() || !(at - 1)->range.Contains(token)) return kNoIndex;
  return static_cast<int>(at - 1 - verbs.begin());
}

std::vector<int> Syntax::WithConjoined(int phrase) const {
  std::vector<int> out;
  const int count = static_cast<int>(phrases.size());
  for (int seen = 0; phrase >= 0 && phrase < count && seen < count; ++seen) {
    const NounPhrase& one = phrases[static_cast<size_t>(phrase)];
    if (!one.set_aside) out.push_back(phrase);
    phrase = one.conjoined;
  }
  return out;
}

Syntax Analyze(const Sentence& sentence) {
  SyntaxDraft draft(sentence.tokens);
  FindPhrases(&draft);
  FindVerbGroups(&draft);
  ReadVerbForms(&draft);
  LinkPhrases(&draft);
  FindArguments(&draft);
  FindClauses(&draft);
  return std::move(draft.syntax);
}

TextSpan SpanOf(const Sentence& sentence, TokenRange range) {
  const int size = static_cast<int>(sentence.tokens.size());
  const int begin = std::clamp(range.begin, 0, size);
  const int end = std::clamp(range.end, 0, size);
  if (begin >= end) return {};
  return {sentence.tokens[static_cast<size_t>(begin)].span.begin,
          sentence.tokens[static_cast<size_t>(end) - 1].span.end};
}

TokenRange TokensIn(const Sentence& sentence, TextSpan span) {
  TokenRange range;
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    if (!sentence.tokens[t].span.Overlaps(span)) continue;
    if (range.empty()) range.begin = static_cast<int>(t);
    range.end = static_cast<int>(t) + 1;
  }
  return range;
}

}  // namespace detente
