// Private to statement/: whether a verb of speech tells that something is said.
#ifndef DETENTE_STATEMENT_SAID_H_
#define DETENTE_STATEMENT_SAID_H_

#include "statement/view.h"

namespace detente {

// It is said, not only perhaps, on a condition, or by no means; and not "asserted itself".
bool IsSaid(const StatementView& view, const StatementSentence& s, const VerbGroup& verb);

// The verb or adjective above an infinitive lets it happen: "went on to say", "was quick to claim".
bool IsCarried(const StatementView& view, const StatementSentence& s, const VerbGroup& verb);

}  // namespace detente

#endif  // DETENTE_STATEMENT_SAID_H_
