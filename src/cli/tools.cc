// The command `version`.
#include <fmt/format.h>

#include <ostream>

#include "base/version.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

ExitCode Refused(const Terminal& terminal, const std::string& message) {
  Say(terminal, message);
  return kExitNotStarted;
}

}  // namespace

ExitCode RunVersion(const Arguments& arguments, const Terminal& terminal) {
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) return Refused(terminal, pipeline.error().message);
  terminal.out << fmt::format(
      "detente {}\nlexicons {}\nmodels {}\nschema detente/dossier/1, ledger {}\n", Version(),
      pipeline->lexicon_digest(), pipeline->model_digest(), Ledger::SchemaVersion());
  return kExitDone;
}

}  // namespace detente
