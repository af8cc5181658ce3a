#include "cli/ledger_tools.h"

#include <fmt/format.h>

#include <ostream>

#include "base/version.h"
#include "cli/ledger_view.h"
#include "cli/session.h"

namespace detente {

Result<VerifyTools> MakeLedgerTools(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  VerifyTools tools;
  tools.run = {std::string(Version()), lexicons->digest(), ""};
  auto media = MediaLexicon::Compile(*lexicons);
  if (!media.ok()) return media.error();
  auto rules = LedgerRules::Compile(*lexicons);
  if (!rules.ok()) return rules.error();
  auto checker = DossierChecker::Compile(*lexicons);
  if (!checker.ok()) return checker.error();
  tools.media = *std::move(media);
  tools.rules = *std::move(rules);
  tools.checker = *std::move(checker);
  return tools;
}

Result<LedgerExtract> ExtractOf(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  const auto names = CountryNames::Load(*lexicons);
  if (!names.ok()) return names.error();
  const auto ledger = Ledger::Open(arguments.Get("ledger").value_or("ledger.db"));
  if (!ledger.ok()) return ledger.error();
  std::vector<std::string> parties;
  for (const std::string& input : arguments.inputs) parties.push_back(names->CodeOf(input));
  return ledger->Extract(parties);
}

int TellGoneCorrections(const Ledger& ledger, const Terminal& terminal) {
  const auto outcomes = ledger.Outcomes();
  if (!outcomes.ok()) {
    Say(terminal, outcomes.error().message);
    return 1;
  }
  int gone = 0;
  for (size_t i = 0; i < outcomes->size(); ++i) {
    if ((*outcomes)[i] != CorrectionOutcome::kGone) continue;
    ++gone;
    const Correction& c = ledger.corrections()[i];
    Say(terminal,
        fmt::format("correction {} ({} of article {}): what it stands on is gone: \"{}\"", i + 1,
                    ToString(c.kind), c.article, c.record ? c.record->evidence : ""));
  }
  return gone;
}

}  // namespace detente
