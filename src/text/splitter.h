// text/splitter.h (private): which tokens of a paragraph end a sentence.
//
// A full stop ends one unless what follows goes on with it (a small letter, a name after a title
// or an initial); a quotation mark or bracket that closes after the stop belongs to the sentence.
// Known misses: sentences without any mark at their end inside a paragraph; an abbreviation that
// ends a sentence before a name ("... in the U.S. Brazil said ...").
#ifndef DETENTE_TEXT_SPLITTER_H_
#define DETENTE_TEXT_SPLITTER_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "text/token_words.h"
#include "text/tokenizer.h"

namespace detente {

// For each sentence, the index after its last token. The last one is tokens.size().
std::vector<size_t> SplitSentences(std::string_view text, std::span<const RawToken> tokens,
                                   const TokenWords& words);

}  // namespace detente

#endif  // DETENTE_TEXT_SPLITTER_H_
