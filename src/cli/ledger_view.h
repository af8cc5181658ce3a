// cli/ledger_view.h: what the ledger commands share: opening the ledger, naming parties, and the
// folded lines of a question with the dossiers behind them.
#ifndef DETENTE_CLI_LEDGER_VIEW_H_
#define DETENTE_CLI_LEDGER_VIEW_H_

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/commands.h"
#include "cli/render.h"
#include "document/records.h"
#include "ledger/fold.h"

namespace detente {

// A party as the user names it ("RUS", "Russia", "NATO") and as pairs hold it.
struct PartyName {
  std::string code;
  std::string shown;  // "Russia"
};

// The answer to a question about one party, or two.
struct LedgerAnswer {
  std::vector<PartyName> parties;
  std::vector<Dossier> dossiers;
  std::vector<FoldedLine> lines;  // of the pair, or of the party with anyone
  FoldFilter filter;
};

// Opens the ledger of --ledger and folds what it holds of the parties in `arguments.inputs`.
Result<LedgerAnswer> AskLedger(const Arguments& arguments);

// Usual English names of states, by code; any other party is its own name.
class CountryNames {
 public:
  static Result<CountryNames> Load(const LexiconSet& lexicons);
  std::string NameOf(const std::string& party) const;
  // A code or any name of a state, a name or short form of a known group or body; any other text is
  // taken as a party's own name.
  std::string CodeOf(const std::string& given) const;

 private:
  std::vector<std::pair<std::string, std::string>> names_;  // code, usual name
  void AddGroup(const Table& groups, size_t row);

  std::vector<std::pair<std::string, std::string>> spelled_;  // lowercased name, code
  std::vector<std::pair<std::string, std::string>> groups_;   // lowercased name, party
};

// "measure  Chile → Peru: tariff on copper".
std::string LineWords(const LedgerLine& line, const CountryNames& names, const Style& style);

// Of several records, the one that was published first.
RecordRef FirstTold(const std::vector<RecordRef>& refs);

// The sentence of a record and where it stands.
void TellEvidence(const LedgerAnswer& answer, RecordRef ref, int indent, const Terminal& terminal);

// A line with its dates, its voices, and the sentence of each record behind it.
void TellLine(const LedgerAnswer& answer, const FoldedLine& line, const CountryNames& names,
              const Terminal& terminal);

// [{"pair","line",...,"evidence":[{"record","sentence","published","source"}]}]
std::string LinesAsJson(const LedgerAnswer& answer);

// Prints what AskLedger could not do; the exit code for it.
ExitCode Refuse(const Terminal& terminal, const Error& error);

}  // namespace detente

#endif  // DETENTE_CLI_LEDGER_VIEW_H_
