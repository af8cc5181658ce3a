// The command `verify`: does everything in a ledger follow from the texts?
#include <fmt/format.h>

#include <ostream>

#include "cli/ledger_tools.h"
#include "cli/runs.h"
#include "cli/session.h"

namespace detente {

ExitCode RunVerify(const Arguments& arguments, const Terminal& terminal) {
  auto tools = MakeLedgerTools(arguments);
  if (!tools.ok()) {
    Say(terminal, tools.error().message);
    return kExitNotStarted;
  }
  const auto ledger = Ledger::Open(arguments.inputs.front());
  if (!ledger.ok()) {
    Say(terminal, ledger.error().message);
    return kExitNotStarted;
  }
  int faults = 0;
  const auto count = ledger->Verify(*tools, [&](const std::string& fault) {
    terminal.out << fault << '\n';
    ++faults;
  });
  if (!count.ok()) {
    Say(terminal, count.error().message);
    return kExitSomeFailed;
  }
  faults += TellGoneCorrections(*ledger, terminal);
  terminal.err << fmt::format("{} articles checked, {} faults\n", *count, faults);
  return faults > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace detente
