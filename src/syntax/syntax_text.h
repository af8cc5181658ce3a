// syntax/syntax_text.h: the syntactic view of sentences, a line a phrase or verb group, for test
// cases and `explain`.
#ifndef DETENTE_SYNTAX_SYNTAX_TEXT_H_
#define DETENTE_SYNTAX_SYNTAX_TEXT_H_

#include <span>
#include <string>

#include "document/sentence.h"

namespace detente {

std::string SyntaxText(std::span<const Sentence> sentences);

}  // namespace detente

#endif  // DETENTE_SYNTAX_SYNTAX_TEXT_H_
