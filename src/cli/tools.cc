// The commands for those who work on detente or check it: explain, version.
#include <fmt/format.h>

#include <ostream>

#include "base/version.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "format/stage_text.h"
#include "ledger/ledger.h"
#include "syntax/syntax_text.h"

namespace detente {
namespace {

ExitCode Refused(const Terminal& terminal, const std::string& message) {
  Say(terminal, message);
  return kExitNotStarted;
}

void TellStage(const Terminal& terminal, std::string_view name, const std::string& text) {
  terminal.out << Style(terminal.colour).Title(name) << '\n'
               << (text.empty() ? "  (nothing)\n" : text) << '\n';
}

}  // namespace

ExitCode RunExplain(const Arguments& arguments, const Terminal& terminal) {
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) return Refused(terminal, pipeline.error().message);
  Page page;
  page.kind = PageKind::kGivenText;
  page.bytes = arguments.inputs.front();
  page.date = arguments.Get("date");
  const auto reading = pipeline->Read(page);
  if (!reading.ok()) return Refused(terminal, reading.error().message);
  for (const std::string& note : reading->notes) Say(terminal, note);
  const Dossier& d = reading->dossier;
  TellStage(terminal, "tags", TagsText(reading->sentences));
  TellStage(terminal, "syntax", SyntaxText(reading->sentences));
  TellStage(terminal, "actors", ActorsText(d));
  TellStage(terminal, "times", TimesText(d));
  TellStage(terminal, "places", PlacesText(d.article, reading->places));
  TellStage(terminal, "statements", StatementsText(d));
  TellStage(terminal, "events", EventsText(d));
  TellStage(terminal, "conditions", ConditionsText(d));
  TellStage(terminal, "ledger", LedgerText(d));
  return kExitDone;
}

ExitCode RunVersion(const Arguments& arguments, const Terminal& terminal) {
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) return Refused(terminal, pipeline.error().message);
  terminal.out << fmt::format(
      "detente {}\nlexicons {}\nmodels {}\nschema detente/dossier/1, ledger {}\n", Version(),
      pipeline->lexicon_digest(), pipeline->model_digest(), Ledger::SchemaVersion());
  return kExitDone;
}

}  // namespace detente
