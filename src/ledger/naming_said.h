// ledger/naming_said.h: what was demanded, threatened or promised, as a name. Private to the
// folder.
#ifndef DETENTE_LEDGER_NAMING_SAID_H_
#define DETENTE_LEDGER_NAMING_SAID_H_

#include <string>

#include "document/records.h"
#include "ledger/rules.h"

namespace detente {

// "renew", "breaking the trade agreement that ...": what is said, without what only leads to it.
std::string SaidName(const Dossier& dossier, const Event& event, const LedgerRule& rule);

// "broke its promise to pay": what was promised; empty when that is not told.
std::string BrokenName(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_LEDGER_NAMING_SAID_H_
