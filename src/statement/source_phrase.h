// Private to statement/: the whole noun phrase that names a source, with its description.
#ifndef DETENTE_STATEMENT_SOURCE_PHRASE_H_
#define DETENTE_STATEMENT_SOURCE_PHRASE_H_

#include "statement/view.h"

namespace detente {

// The phrase that ends right before token `end` (a cue's first token): "X", "X of Y", "X, the head
// of Y," with adverbs, times and insertions between it and the cue passed over. Empty if none.
TokenRange SourceBefore(const StatementSentence& s, int end);
// The phrase that starts at token `begin`, after an inverted cue or after "according to".
TokenRange SourceAfter(const StatementSentence& s, int begin);
// A phrase of the syntax, with what belongs to it up to token `limit`.
TokenRange SourceOfPhrase(const StatementSentence& s, int phrase, int limit);

}  // namespace detente

#endif  // DETENTE_STATEMENT_SOURCE_PHRASE_H_
