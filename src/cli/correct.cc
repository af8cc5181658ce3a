// The command `correct`: a line in the file of corrections, and what it changes.
#include <fmt/format.h>

#include <ostream>

#include "base/strings.h"
#include "cli/ledger_view.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

// "1a2b3c4d" or "1a2b3c4d:e3", looked up.
struct Target {
  std::string article;
  std::optional<RecordWords> record;
};

Result<Target> Find(const Ledger& ledger, const std::string& address) {
  const size_t colon = address.find(':');
  const auto dossier = ledger.Find(address.substr(0, colon));
  if (!dossier.ok()) return dossier.error();
  Target target{dossier->article.id.value_or(""), std::nullopt};
  if (colon == std::string::npos) return target;
  auto words = WordsOf(*dossier, address.substr(colon + 1));
  if (!words.ok()) return Error{address + ": " + words.error().message};
  target.record = *std::move(words);
  return target;
}

std::optional<std::vector<NamedParty>> PartiesFlag(const Arguments& arguments,
                                                   std::string_view flag,
                                                   const CountryNames& names) {
  const auto value = arguments.Get(flag);
  if (!value) return std::nullopt;
  std::vector<NamedParty> parties;
  for (std::string_view part : Split(*value, ',')) {
    const std::string given(Trim(part));
    if (given.empty()) continue;
    const std::string code = names.CodeOf(given);
    const std::string name = names.NameOf(code);
    parties.push_back({name, name == code ? std::nullopt : std::optional<std::string>(code)});
  }
  return parties;
}

Status SetDates(const Arguments& arguments, Correction* correction) {
  const auto from = DayFlag(arguments, "from");
  if (!from.ok()) return from.error();
  const auto to = DayFlag(arguments, "to");
  if (!to.ok()) return to.error();
  if (*from) correction->when = DayBounds{*from, *to ? *to : *from};
  const auto day = DayFlag(arguments, "day");
  if (!day.ok()) return day.error();
  if (*day) correction->day = FormatDay(**day);
  return Done{};
}

Result<Correction> CorrectionOf(const Arguments& arguments, const Ledger& ledger,
                                const CountryNames& names) {
  Correction correction;
  const auto kind = ParseCorrectionKind(arguments.inputs[0]);
  if (!kind) {
    return Error{arguments.inputs[0] +
                 ": no such correction; one of retype reassign redate reject merge split note"};
  }
  correction.kind = *kind;
  const auto target = Find(ledger, arguments.inputs[1]);
  if (!target.ok()) return target.error();
  correction.article = target->article;
  correction.record = target->record;
  if (arguments.inputs.size() > 2) {
    const auto other = Find(ledger, arguments.inputs[2]);
    if (!other.ok()) return other.error();
    correction.other_article = other->article;
    correction.other_record = other->record;
  }
  correction.type = arguments.Get("type").value_or("");
  correction.mode = arguments.Get("mode");
  correction.actors = PartiesFlag(arguments, "actors", names);
  correction.recipients = PartiesFlag(arguments, "recipients", names);
  correction.who = arguments.Get("who").value_or("");
  correction.why = arguments.Get("why").value_or("");
  const Status dates = SetDates(arguments, &correction);
  if (!dates.ok()) return dates.error();
  // What holds for a line of the file holds here: one place decides what is missing.
  return CorrectionFromLine(CorrectionToLine(correction));
}

ExitCode List(const Ledger& ledger, const Terminal& terminal) {
  const auto outcomes = ledger.Outcomes();
  if (!outcomes.ok()) return Refuse(terminal, outcomes.error());
  bool gone = false;
  for (size_t i = 0; i < outcomes->size(); ++i) {
    const CorrectionOutcome outcome = (*outcomes)[i];
    gone = gone || outcome == CorrectionOutcome::kGone;
    const std::string_view state = outcome == CorrectionOutcome::kApplied ? "applied"
                                   : outcome == CorrectionOutcome::kGone  ? "evidence gone"
                                                                          : "article not read";
    terminal.out << fmt::format("{}  {}\n", state, CorrectionToLine(ledger.corrections()[i]));
  }
  if (gone) return kExitSomeFailed;
  return outcomes->empty() ? kExitNothingFound : kExitDone;
}

}  // namespace

ExitCode RunCorrect(const Arguments& arguments, const Terminal& terminal) {
  const std::string path = arguments.Get("ledger").value_or("ledger.db");
  // A ledger is not made by correcting one.
  const auto there = Ledger::Open(path);
  if (!there.ok()) return Refuse(terminal, there.error());
  if (arguments.inputs[0] == "list") return List(*there, terminal);
  if (arguments.inputs.size() < 2) {
    return Refuse(terminal, Error{"correct: which record? give ARTICLE or ARTICLE:RECORD"});
  }
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return Refuse(terminal, lexicons.error());
  const auto names = CountryNames::Load(*lexicons);
  if (!names.ok()) return Refuse(terminal, names.error());
  auto rules = LedgerRules::Compile(*lexicons);
  if (!rules.ok()) return Refuse(terminal, rules.error());
  auto ledger = Ledger::Create(path, *std::move(rules));
  if (!ledger.ok()) return Refuse(terminal, ledger.error());
  const auto correction = CorrectionOf(arguments, *ledger, *names);
  if (!correction.ok()) return Refuse(terminal, correction.error());
  const Status done = ledger->Correct(*correction);
  if (!done.ok()) return Refuse(terminal, done.error());
  terminal.err << "written to " << path << ".corrections.jsonl and applied\n";
  return kExitDone;
}

}  // namespace detente
