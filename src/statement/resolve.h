// Private to statement/: drafts become statements: speakers, the one addressed, channel, time.
#ifndef DETENTE_STATEMENT_RESOLVE_H_
#define DETENTE_STATEMENT_RESOLVE_H_

#include <vector>

#include "statement/draft.h"

namespace detente {

std::vector<Statement> ResolveDrafts(const StatementView& view, std::vector<StatementDraft> drafts);

}  // namespace detente

#endif  // DETENTE_STATEMENT_RESOLVE_H_
