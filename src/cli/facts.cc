// The command `facts`: what happened, with all who tell it and where they contradict each other.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "base/strings.h"
#include "cli/ledger_tools.h"
#include "cli/ledger_view.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "document/names.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

const Event& EventOf(const LedgerExtract& extract, const Report& report) {
  return extract.dossiers[report.dossier].events[static_cast<size_t>(report.event)];
}

std::string SentenceOf(const LedgerExtract& extract, const Report& report) {
  const Event& event = EventOf(extract, report);
  return FoldSpace(Slice(extract.dossiers[report.dossier].article.text, event.evidence));
}

// "1a2b3c4d:e3", as `detente correct` takes it.
std::string AddressOf(const LedgerExtract& extract, const Report& report, size_t digits) {
  const auto& id = extract.dossiers[report.dossier].article.id;
  return fmt::format("{}:e{}", id.value_or("").substr(0, digits), report.event + 1);
}

Json DayJson(const std::optional<Day>& day) { return day ? Json(FormatDay(*day)) : Json(nullptr); }

Json SourceJson(const FactSource& source) {
  return {{"name", source.name},
          {"country", source.country},
          {"agency", source.agency},
          {"state", source.ownership == "state"},
          {"ownership", source.ownership.empty() ? Json(nullptr) : Json(source.ownership)},
          {"side", source.side},
          {"articles", source.dossiers.size()}};
}

Json AccountJson(const LedgerExtract& extract, const FactAccount& account) {
  Json reports = Json::array();
  for (const Report& report : account.reports) {
    reports.push_back({{"record", AddressOf(extract, report, std::string::npos)},
                       {"sentence", SentenceOf(extract, report)}});
  }
  Json sources = Json::array();
  for (const FactSource& source : account.sources) sources.push_back(SourceJson(source));
  return {{"actors", account.actors},
          {"recipients", account.recipients},
          {"polarity", ToString(account.polarity)},
          {"voices", account.voices},
          {"sources", sources},
          {"reports", reports}};
}

Json FactJson(const LedgerExtract& extract, const Fact& fact) {
  Json accounts = Json::array();
  for (const FactAccount& account : fact.accounts) {
    accounts.push_back(AccountJson(extract, account));
  }
  Json merges = Json::array();
  for (const FactMerge& merge : fact.merges) {
    merges.push_back({{"record", AddressOf(extract, merge.report, std::string::npos)},
                      {"into", AddressOf(extract, merge.into, std::string::npos)},
                      {"reason", merge.reason}});
  }
  return {{"fact", fact.id},
          {"type", ToString(fact.type)},
          {"mode", fact.mode ? Json(*fact.mode) : Json(nullptr)},
          {"reality", ToString(fact.reality)},
          {"parties", fact.parties},
          {"when", fact.when ? Json{DayJson(fact.when->earliest), DayJson(fact.when->latest)}
                             : Json(nullptr)},
          {"disputed", fact.disputed()},
          {"sources", fact.sources},
          {"accounts", accounts},
          {"merges", merges}};
}

// "state medium of RUS", "of PER": of a party to the fact.
std::string SideWords(const FactSource& source) {
  const bool told = !source.ownership.empty() && source.ownership != "private";
  return (told ? source.ownership + " medium of " : "of ") + source.side;
}

// "TASS (state medium of RUS), Reuters".
std::string SourcesWords(const FactAccount& account) {
  std::vector<std::string> words;
  for (const FactSource& source : account.sources) {
    std::string word = source.name;
    if (!source.side.empty()) word += fmt::format(" ({})", SideWords(source));
    if (source.dossiers.size() > 1) word += fmt::format(" ×{}", source.dossiers.size());
    words.push_back(std::move(word));
  }
  return Join(words, ", ");
}

std::string NamesOfParties(const std::vector<std::string>& parties, const CountryNames& names) {
  std::vector<std::string> words;
  for (const std::string& party : parties) words.push_back(names.NameOf(party));
  return Join(words, ", ");
}

std::string AccountWords(const FactAccount& account, const CountryNames& names) {
  std::string out = account.actors.empty() ? "nobody named" : NamesOfParties(account.actors, names);
  if (!account.recipients.empty()) out += " → " + NamesOfParties(account.recipients, names);
  if (account.polarity == Polarity::kNegative) out += " · did not happen";
  return out;
}

void TellAccount(const LedgerExtract& extract, const Fact& fact, const FactAccount& account,
                 const CountryNames& names, const Terminal& terminal) {
  const Style style(terminal.colour);
  std::string head = fact.disputed() ? AccountWords(account, names) + " · " : "";
  head += "per " + Join(account.voices, ", ") + " · in " + SourcesWords(account);
  terminal.out << Wrapped(head, 2, 6);
  std::set<std::string> shown;
  for (const Report& report : account.reports) {
    if (!shown.insert(SentenceOf(extract, report)).second) continue;
    const Event& event = EventOf(extract, report);
    const Article& article = extract.dossiers[report.dossier].article;
    terminal.out << Barred(Evidence(article, event.evidence, event.trigger, style), 4)
                 << Barred(style.Dim("— " + AddressOf(extract, report, 8)), 4);
  }
}

void TellFact(const LedgerExtract& extract, const Fact& fact, const CountryNames& names,
              const Terminal& terminal) {
  const Style style(terminal.colour);
  std::string head = fmt::format("{}  {}{}  ", style.Bold(BoundsWords(fact.when)),
                                 style.Key(ToString(fact.type)), fact.mode ? "/" + *fact.mode : "");
  head += fact.disputed() ? NamesOfParties(fact.parties, names)
                          : AccountWords(fact.accounts.front(), names);
  if (fact.reality != Reality::kActual) head += fmt::format(" · {}", ToString(fact.reality));
  if (fact.disputed()) head += " · " + style.Mark("disputed");
  head += fmt::format(" · {} independent source{}", fact.sources, fact.sources == 1 ? "" : "s");
  terminal.out << Wrapped(head, 0, 4);
  for (const FactAccount& account : fact.accounts) {
    TellAccount(extract, fact, account, names, terminal);
  }
}

// Facts of a question are those in which all the parties named have a part.
bool Concerns(const Fact& fact, const std::vector<std::string>& parties) {
  return std::all_of(parties.begin(), parties.end(), [&](const std::string& party) {
    return std::find(fact.parties.begin(), fact.parties.end(), party) != fact.parties.end();
  });
}

}  // namespace

ExitCode RunFacts(const Arguments& arguments, const Terminal& terminal) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return Refuse(terminal, lexicons.error());
  const auto names = CountryNames::Load(*lexicons);
  if (!names.ok()) return Refuse(terminal, names.error());
  const auto media = MediaLexicon::Compile(*lexicons);
  if (!media.ok()) return Refuse(terminal, media.error());
  const auto extract = ExtractOf(arguments);
  if (!extract.ok()) return Refuse(terminal, extract.error());
  std::vector<std::string> parties;
  for (const std::string& input : arguments.inputs) parties.push_back(names->CodeOf(input));
  Json out = Json::array();
  size_t told = 0;
  for (const Fact& fact :
       FindFacts(extract->dossiers, extract->stories, *media, extract->fact_rulings)) {
    if (!Concerns(fact, parties) || (arguments.Has("disputed") && !fact.disputed())) continue;
    ++told;
    if (arguments.Has("json")) {
      out.push_back(FactJson(*extract, fact));
    } else {
      TellFact(*extract, fact, *names, terminal);
    }
  }
  if (arguments.Has("json")) {
    terminal.out << out.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  terminal.err << fmt::format("{} facts in {} articles\n", told, extract->dossiers.size());
  return told > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace detente
