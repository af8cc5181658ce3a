// text/tokenizer.h (private): words and marks of a stretch of text, as UD English (EWT, GUM)
// splits them: clitics off, hyphened words apart except after prefixes, currency and units apart,
// abbreviations with their full stops, addresses whole. Total: any bytes.
//
// Known misses: apostrophes left out where both readings are words ("its", "wont", "ill"); words
// written with a blank inside; fractions and days that look alike ("3/4").
#ifndef DETENTE_TEXT_TOKENIZER_H_
#define DETENTE_TEXT_TOKENIZER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_span.h"
#include "text/token_words.h"

namespace detente {

enum class TokenKind : uint8_t {
  kWord,
  kNumber,
  kAbbreviation,
  kStop,      // . ! ? and their like
  kEllipsis,  // ... and ….
  kOpen,      // brackets and quotation marks that open
  kClose,     // that close
  kQuote,     // straight marks, of either side
  kMark,      // other punctuation and symbols
  kWeb,
};

struct RawToken {
  TextSpan span;
  TokenKind kind = TokenKind::kWord;
  Abbreviation abbreviation = Abbreviation::kNone;
  bool space_before = false;
  bool line_before = false;  // a line break in that space
};

// Appends the tokens of `span` of the text.
void Tokenize(std::string_view text, TextSpan span, const TokenWords& words,
              std::vector<RawToken>* tokens);

}  // namespace detente

#endif  // DETENTE_TEXT_TOKENIZER_H_
