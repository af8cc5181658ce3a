// cli/ledger_tools.h: what the commands that write to a ledger, or ask for its articles, share.
#ifndef DETENTE_CLI_LEDGER_TOOLS_H_
#define DETENTE_CLI_LEDGER_TOOLS_H_

#include "base/result.h"
#include "cli/commands.h"
#include "ledger/ledger.h"

namespace detente {

// Rules, media and checks of the lexicons, ours and the user's (--lexicons). `run` has no model.
Result<VerifyTools> MakeLedgerTools(const Arguments& arguments);

// Opens --ledger and takes out the articles of the parties in `arguments.inputs`.
Result<LedgerExtract> ExtractOf(const Arguments& arguments);

// Names the corrections whose evidence is gone; how many there are.
int TellGoneCorrections(const Ledger& ledger, const Terminal& terminal);

}  // namespace detente

#endif  // DETENTE_CLI_LEDGER_TOOLS_H_
