// text/splitter.h (private): which tokens of a paragraph end a sentence.
//
// A full stop ends one unless what follows goes on with it (a small letter, a name after a title
// or an initial); a quotation mark or bracket that closes after the stop belongs to the sentence.
// The rules decide first, as edited prose is written; a trained model then adds the ends that they
// miss in careless writing, where marks and capitals are left out (boundary_model.h).
// Known misses: half of the sentences without any mark at their end inside a paragraph, nearly all
// where the rest of the paragraph is well marked; an abbreviation that ends a sentence before a
// name ("... in the U.S. Brazil said ...").
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

// The same by the rules alone.
std::vector<size_t> SplitByRules(std::string_view text, std::span<const RawToken> tokens,
                                 const TokenWords& words);

}  // namespace detente

#endif  // DETENTE_TEXT_SPLITTER_H_
