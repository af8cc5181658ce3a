// Private to statement/: whom a statement was told, and who carried it to this page.
#ifndef DETENTE_STATEMENT_CHANNEL_H_
#define DETENTE_STATEMENT_CHANNEL_H_

#include <vector>

#include "statement/draft.h"
#include "statement/mentions.h"

namespace detente {

// The addressee, and the media among the hearers, of a statement whose speakers are set.
void SetHearers(const StatementView& view, const StatementDraft& draft, Statement* statement);

// For statements with their parents: what a medium only reports ("TASS reported that X said A", "X
// said A, according to the paper") was carried by it; and a statement without a channel of its own
// has that of the same speaker's latest before it.
void SetCarriers(const StatementView& view, std::vector<Statement>* statements);

}  // namespace detente

#endif  // DETENTE_STATEMENT_CHANNEL_H_
