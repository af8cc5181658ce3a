// The commands that look at lines over time: chains and diff.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "cli/ledger_view.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "ledger/chains.h"

namespace detente {
namespace {

std::string LagWords(std::optional<int> days) {
  if (!days) return "";
  return fmt::format(" · {} day{} later", *days, *days == 1 ? "" : "s");
}

void TellChain(const LedgerAnswer& answer, const AnswerChain& chain, const CountryNames& names,
               const Terminal& terminal) {
  const Style style(terminal.colour);
  terminal.out << Wrapped(LineWords(answer.lines[chain.line].line, names, style), 0, 4);
  for (const ChainLink& link : chain.links) {
    std::string text = fmt::format("{}  {}{}", style.Key(link.role), BoundsWords(link.when),
                                   LagWords(link.lag_days));
    if (link.line != chain.line) {
      text += " · " + LineWords(answer.lines[link.line].line, names, style);
    }
    if (link.refs.empty()) text += " · its day passed";
    terminal.out << Wrapped(text, 2, 6);
    if (!link.refs.empty()) TellEvidence(answer, FirstTold(link.refs), 4, terminal);
  }
}

nlohmann::ordered_json ChainJson(const LedgerAnswer& answer, const AnswerChain& chain) {
  const FoldedLine& line = answer.lines[chain.line];
  nlohmann::ordered_json links = nlohmann::ordered_json::array();
  for (const ChainLink& link : chain.links) {
    nlohmann::ordered_json lag = nullptr;
    if (link.lag_days) lag = *link.lag_days;
    links.push_back({{"role", link.role},
                     {"when", BoundsWords(link.when)},
                     {"lag_days", lag},
                     {"line", answer.lines[link.line].id}});
  }
  return {{"kind", line.line.line}, {"pair", line.line.pair},   {"what", line.line.what},
          {"id", line.id},          {"outcome", chain.outcome}, {"links", links}};
}

std::string AsText(const nlohmann::ordered_json& json) {
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<CountryNames> Names(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  return CountryNames::Load(*lexicons);
}

struct Change {
  std::string before;  // empty: there was no such line
  const FoldedLine* after = nullptr;
};

std::vector<Change> ChangesOf(const LedgerAnswer& before, const LedgerAnswer& after) {
  std::map<std::string, std::string> states;
  for (const FoldedLine& line : before.lines) states[line.line.line + line.id] = line.line.state;
  std::vector<Change> changes;
  for (const FoldedLine& line : after.lines) {
    const auto at = states.find(line.line.line + line.id);
    if (at == states.end()) {
      changes.push_back({"", &line});
    } else if (at->second != line.line.state) {
      changes.push_back({at->second, &line});
    }
  }
  return changes;
}

Result<LedgerAnswer> AskOn(Arguments arguments, std::string_view flag) {
  const auto day = arguments.Get(flag);
  if (!day) return Error{fmt::format("diff needs --{} DAY", flag)};
  arguments.values["as-of"] = *day;
  return AskLedger(arguments);
}

}  // namespace

ExitCode RunChains(const Arguments& arguments, const Terminal& terminal) {
  const auto answer = AskLedger(arguments);
  if (!answer.ok()) return Refuse(terminal, answer.error());
  const auto names = Names(arguments);
  if (!names.ok()) return Refuse(terminal, names.error());
  const auto chains = ChainsOf(answer->lines);
  if (chains.empty()) {
    Say(terminal, "no demand, threat, promise or condition that was answered");
    return kExitNothingFound;
  }
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const AnswerChain& chain : chains) {
    if (arguments.Has("json")) {
      json.push_back(ChainJson(*answer, chain));
    } else {
      TellChain(*answer, chain, *names, terminal);
    }
  }
  if (arguments.Has("json")) terminal.out << AsText(json) << '\n';
  return kExitDone;
}

ExitCode RunDiff(const Arguments& arguments, const Terminal& terminal) {
  const auto before = AskOn(arguments, "from");
  if (!before.ok()) return Refuse(terminal, before.error());
  const auto after = AskOn(arguments, "to");
  if (!after.ok()) return Refuse(terminal, after.error());
  const auto names = Names(arguments);
  if (!names.ok()) return Refuse(terminal, names.error());
  const auto changes = ChangesOf(*before, *after);
  if (changes.empty()) {
    Say(terminal, "nothing changed between these days");
    return kExitNothingFound;
  }
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  const Style style(terminal.colour);
  for (const Change& change : changes) {
    const LedgerLine& l = change.after->line;
    json.push_back({{"line", l.line},
                    {"pair", l.pair},
                    {"what", l.what},
                    {"id", change.after->id},
                    {"before", change.before},
                    {"after", l.state}});
    if (arguments.Has("json")) continue;
    terminal.out << Wrapped(LineWords(l, *names, style), 0, 4)
                 << Wrapped(
                        change.before.empty() ? "new: " + l.state : change.before + " → " + l.state,
                        2, 4);
    const auto& told = change.after->steps.back().refs;
    if (!told.empty()) TellEvidence(*after, FirstTold(told), 4, terminal);
  }
  if (arguments.Has("json")) terminal.out << AsText(json) << '\n';
  return kExitDone;
}

}  // namespace detente
