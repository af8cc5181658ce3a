// The command scores: how two parties dealt with each other over time.
#include "format/scores.h"

#include <fmt/format.h>

#include <ostream>

#include "base/strings.h"
#include "cli/ledger_view.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"

namespace detente {
namespace {

Result<GoldsteinTable> GoldsteinFlag(const Arguments& arguments) {
  const std::string name = arguments.Get("goldstein").value_or("gdelt");
  if (name == "gdelt") return GoldsteinTable::kGdelt;
  if (name == "icews") return GoldsteinTable::kIcews;
  if (name == "phoenix") return GoldsteinTable::kPhoenix;
  return Error{fmt::format("--goldstein {}: choose gdelt, icews or phoenix", name)};
}

std::string Mean(double sum, int count) {
  return count == 0 ? "-" : fmt::format("{:+.1f}", sum / count);
}

// "1 / 3 (25% said)": what was said and what was done.
std::string SaidDone(const ScoreRow& row) {
  if (row.events == 0) return "-";
  return fmt::format("{} / {} ({}%)", row.said, row.done, row.said * 100 / row.events);
}

void TellScores(const ScoreTable& table, const LedgerAnswer& answer, const Terminal& terminal) {
  const Style style(terminal.colour);
  const auto shown = [&](const std::string& code) {
    return answer.parties[code == answer.parties[0].code ? 0 : 1].shown;
  };
  for (size_t direction = 0; direction < 2; ++direction) {
    const ScoreRow& first = table.rows[direction];
    terminal.out << style.Title(fmt::format("{} → {}", shown(first.from), shown(first.to))) << '\n'
                 << style.Dim(fmt::format("  {:<11}{:>7}{:>8}{:>10}{:>10}{:>7}{:>7}  {:<18}{}",
                                          "period", "events", "PLOVER", "Goldstein", "reports",
                                          "coop.", "confl.", "said / done", "on a word"))
                 << '\n';
    bool gap = false;
    for (size_t i = direction; i < table.rows.size(); i += 2) {
      const ScoreRow& row = table.rows[i];
      // Empty periods in a row are one line; --csv and --json have them all.
      if (row.events == 0 && gap) continue;
      gap = row.events == 0;
      if (gap) {
        terminal.out << style.Dim("  ...") << '\n';
        continue;
      }
      terminal.out << fmt::format("  {:<11}{:>7}{:>8}{:>10}{:>10}{:>7}{:>7}  {:<18}{}\n",
                                  row.period, row.events, Mean(row.plover_sum, row.events),
                                  Mean(row.goldstein_sum, row.goldstein_events), row.reports,
                                  row.cooperative, row.conflictual, SaidDone(row), row.attributed);
    }
  }
  std::string left_out = fmt::format(
      "Means of a period. Left out: {} that did not happen, {} only possible or conditional, {} "
      "without a day fine enough.",
      table.negative, table.hypothetical, table.undated);
  terminal.out << style.Dim(Wrapped(left_out, 0, 0));
}

}  // namespace

ExitCode RunScores(const Arguments& arguments, const Terminal& terminal) {
  const std::string by = arguments.Get("by").value_or("month");
  const auto period = ParseScorePeriod(by);
  if (!period) {
    return Refuse(terminal, Error{"--by " + by + ": choose day, week, month, quarter or year"});
  }
  const auto goldstein = GoldsteinFlag(arguments);
  if (!goldstein.ok()) return Refuse(terminal, goldstein.error());
  const auto answer = AskLedger(arguments);
  if (!answer.ok()) return Refuse(terminal, answer.error());
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return Refuse(terminal, lexicons.error());
  const auto codes = ExportCodes::Load(*lexicons);
  if (!codes.ok()) return Refuse(terminal, codes.error());
  const ScoreQuestion question = {
      answer->parties[0].code, answer->parties[1].code, *period, *goldstein,
      answer->filter.as_of,    answer->filter.known_by};
  const ScoreTable table = ScorePair(answer->dossiers, question, *codes);
  if (table.rows.empty()) {
    Say(terminal, fmt::format("nothing to score between {} and {}", answer->parties[0].shown,
                              answer->parties[1].shown));
    return kExitNothingFound;
  }
  if (arguments.Has("json")) {
    terminal.out << ScoresAsJson(table) << '\n';
  } else if (arguments.Has("csv")) {
    terminal.out << ScoresAsCsv(table);
  } else {
    TellScores(table, *answer, terminal);
  }
  return kExitDone;
}

}  // namespace detente
