// text/token_shapes.h (private): tokens known by their shape. Each function looks at the bytes from
// `begin` up to `end` (a stretch without white space) and returns how many belong to the token; 0
// when there is none of its kind.
#ifndef DETENTE_TEXT_TOKEN_SHAPES_H_
#define DETENTE_TEXT_TOKEN_SHAPES_H_

#include <cstddef>
#include <string_view>

#include "text/token_words.h"

namespace detente {

// URLs, host names with a known last part, e-mail addresses, @handles and #tags.
size_t MatchWeb(std::string_view text, size_t begin, size_t end, const TokenWords& words);
// Numbers with what stays in them: 1,000.50, 5:30, 30th, 1990s, 4G, 12/3/2008, 555-1234.
size_t MatchNumber(std::string_view text, size_t begin, size_t end, const TokenWords& words);
// :-) and the like.
size_t MatchEmoticon(std::string_view text, size_t begin, size_t end);
// Runs of marks that are one token: "...", "--", "?!", "***".
size_t MatchMarks(std::string_view text, size_t begin, size_t end);
// 's, n't's rest and other clitics, from their apostrophe on.
size_t MatchClitic(std::string_view text, size_t begin, size_t end);
// Letters with dots after each: "U.S.", "p.m". At least two letters.
size_t MatchDotted(std::string_view text, size_t begin, size_t end);

}  // namespace detente

#endif  // DETENTE_TEXT_TOKEN_SHAPES_H_
