#include "cli/ledger_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/session.h"
#include "document/names.h"
#include "ledger/ledger.h"

namespace detente {
namespace {

std::string SourceWords(const Article& article) {
  std::string out = article.outlet.value_or("an unnamed outlet");
  out += ", " + PublishedWords(article.published);
  const auto source = article.url ? article.url : article.source.file;
  if (source) out += ", " + *source;
  return out;
}

// The sentence that a record stands in; of a condition, from its first word to its last one, and
// what stands around them up to the borders of the sentence.
TextSpan SentenceOf(const Dossier& dossier, RecordRef ref) {
  const auto index = static_cast<size_t>(ref.index);
  if (!ref.condition) return dossier.events[index].evidence;
  const Condition& c = dossier.conditions[index];
  TextSpan whole = {std::min(c.if_span.begin, c.then_span.begin),
                    std::max(c.if_span.end, c.then_span.end)};
  for (TextSpan sentence : SearchSentences(dossier.article)) {
    if (!sentence.Overlaps(whole)) continue;
    whole = {std::min(whole.begin, sentence.begin), std::max(whole.end, sentence.end)};
  }
  return whole;
}

std::string PlainEvidence(const Dossier& dossier, RecordRef ref) {
  return FoldSpace(Slice(dossier.article.text, SentenceOf(dossier, ref)));
}

TextSpan DecisiveSpan(const Dossier& dossier, RecordRef ref) {
  const auto index = static_cast<size_t>(ref.index);
  return ref.condition ? dossier.conditions[index].if_span : dossier.events[index].trigger;
}

// The part of the sentence that a record hangs on.
std::string DecisiveWords(const Dossier& dossier, RecordRef ref) {
  return FoldSpace(Slice(dossier.article.text, DecisiveSpan(dossier, ref)));
}

// The words of the record with their decisive part set off.
std::string ShownEvidence(const Dossier& dossier, RecordRef ref, const Style& style) {
  return Evidence(dossier.article, SentenceOf(dossier, ref), DecisiveSpan(dossier, ref), style);
}

bool IsHeadline(const Dossier& dossier, RecordRef ref) {
  const auto& title = dossier.article.title;
  return title && dossier.article.text.starts_with(*title) &&
         SentenceOf(dossier, ref).end <= title->size();
}

// A headline tells what the article below it tells better.
bool IsToldBelow(const LedgerAnswer& answer, const FoldedLine& line, RecordRef ref) {
  const Dossier& dossier = answer.dossiers[ref.dossier];
  return IsHeadline(dossier, ref) &&
         std::any_of(line.refs.begin(), line.refs.end(), [&](RecordRef other) {
           return other.dossier == ref.dossier && !IsHeadline(dossier, other);
         });
}

// "threat (unless …), ": what sort of condition a line is, and how its words are joined to it.
std::string KindWords(const LedgerAnswer& answer, const FoldedLine& line) {
  if (line.refs.empty() || !line.refs.front().condition) return "";
  const Dossier& d = answer.dossiers[line.refs.front().dossier];
  const Condition& c = d.conditions[static_cast<size_t>(line.refs.front().index)];
  const std::string joined = ConnectiveOf(d.article, c);
  if (joined == "over") return fmt::format("{}, ", ToString(c.kind));  // of the deed named
  return fmt::format("{} ({} …), ", ToString(c.kind), joined);
}

// "in force since 21–28 Feb 2022", "met by 4 Mar 2031", "held 16 May 2019", "open, told by 3 June".
std::string StateWords(const FoldedLine& folded, bool mutual) {
  const LedgerLine& line = folded.line;
  const LineStep& last = folded.steps.back();
  // How it came to stand so is told by the steps; what a text set for a day has passed by itself.
  if (folded.steps.size() > 1 && last.state == line.state) {
    if (last.refs.empty()) return line.state + ": its day passed, " + BoundsWords(line.until);
    return last.when ? line.state + " " + BoundsWords(last.when) : line.state;
  }
  const auto& day = line.since ? line.since : line.until;
  if (!day || (!day->earliest && !day->latest)) return line.state + ", date unknown";
  if (!day->earliest) return line.state + ", told " + BoundsWords(day);
  const bool lasts = !mutual && line.since;
  if (!lasts || !line.until) return line.state + (lasts ? " since " : " ") + BoundsWords(day);
  if (line.until == line.since) return line.state + ", " + BoundsWords(day);
  return fmt::format("{} {}, since {}", line.state, BoundsWords(line.until), BoundsWords(day));
}

// "in force 10 Feb 2031 → partly eased 19 Mar 2031"
std::string StepsWords(const FoldedLine& line) {
  std::vector<std::string> steps;
  for (const LineStep& step : line.steps) {
    steps.push_back(step.when ? step.state + " " + BoundsWords(step.when) : step.state);
  }
  return Join(steps, " → ");
}

nlohmann::ordered_json BoundsJson(const std::optional<DayBounds>& bounds) {
  if (!bounds) return nullptr;
  const auto day = [](const std::optional<Day>& d) {
    return d ? nlohmann::ordered_json(FormatDay(*d)) : nlohmann::ordered_json(nullptr);
  };
  return nlohmann::ordered_json::array({day(bounds->earliest), day(bounds->latest)});
}

// The day a record stands for: of the deed, else of publication.
nlohmann::ordered_json BeganJson(const Dossier& d, RecordRef ref) {
  const auto& published = d.article.published;
  std::optional<Day> day;
  if (!ref.condition) {
    const auto& event = d.events[static_cast<size_t>(ref.index)];
    if (event.when.start && event.reality == Reality::kActual) {
      day = event.when.start->earliest ? event.when.start->earliest : event.when.start->latest;
    }
  }
  if (!day && published) day = published->from.day;
  if (!day) return nullptr;
  return FormatDay(*day);
}

nlohmann::ordered_json EvidenceJson(const LedgerAnswer& answer, RecordRef ref) {
  const Dossier& d = answer.dossiers[ref.dossier];
  const auto text = [](const std::optional<std::string>& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
  };
  return {{"article", text(d.article.id)},
          {"record", fmt::format("{}{}", ref.condition ? 'c' : 'e', ref.index + 1)},
          {"sentence", PlainEvidence(d, ref)},
          {"words", DecisiveWords(d, ref)},
          {"began", BeganJson(d, ref)},
          {"outlet", text(d.article.outlet)},
          {"published", d.article.published
                            ? nlohmann::ordered_json(FormatMoment(d.article.published->from))
                            : nlohmann::ordered_json(nullptr)},
          {"source", text(d.article.url ? d.article.url : d.article.source.file)}};
}

bool Concerns(const FoldedLine& line, const std::vector<PartyName>& parties) {
  const auto& pair = line.line.pair;
  return std::all_of(parties.begin(), parties.end(),
                     [&](const PartyName& p) { return pair[0] == p.code || pair[1] == p.code; });
}

// Articles that tell how what a body asks of a state was answered, and do not tell of the body.
Status AddAnswering(const Ledger& ledger, const LedgerRules& rules, LedgerAnswer* answer) {
  constexpr int kMost = 32;
  const auto& parties = answer->filter.parties;
  if (parties.size() != 2 || std::none_of(parties.begin(), parties.end(), IsBodyParty)) {
    return Done{};
  }
  const auto is_there = [&](const Dossier& dossier) {
    return std::any_of(answer->dossiers.begin(), answer->dossiers.end(), [&](const Dossier& d) {
      return d.article.id == dossier.article.id && d.article.outlet == dossier.article.outlet;
    });
  };
  const auto lines = FoldDossiers(answer->dossiers, answer->filter, rules);
  for (const OpenQuestion& question : OpenQuestions(lines, rules)) {
    auto found = ledger.Answering(question, kMost);
    if (!found.ok()) return found.error();
    for (Dossier& dossier : *found) {
      if (!is_there(dossier)) answer->dossiers.push_back(std::move(dossier));
    }
  }
  return Done{};
}

}  // namespace

Result<CountryNames> CountryNames::Load(const LexiconSet& lexicons) {
  CountryNames names;
  const auto countries = lexicons.Find("world/countries.tsv");
  const auto spellings = lexicons.Find("world/country_names.tsv");
  if (!countries.ok()) return countries.error();
  if (!spellings.ok()) return spellings.error();
  for (size_t row = 0; row < (*countries)->size(); ++row) {
    names.names_.emplace_back((*countries)->Cell(row, "code"), (*countries)->Cell(row, "name"));
  }
  const auto groups = lexicons.Find("actors/organizations.tsv");
  if (!groups.ok()) return groups.error();
  for (size_t row = 0; row < (*groups)->size(); ++row) names.AddGroup(**groups, row);
  for (size_t row = 0; row < (*spellings)->size(); ++row) {
    const std::string_view form = (*spellings)->Cell(row, "form");
    if (form != "name" && form != "former") continue;
    names.spelled_.emplace_back(ToLower((*spellings)->Cell(row, "name")),
                                (*spellings)->Cell(row, "code"));
  }
  return names;
}

// "ELN": the name that pairs hold. A state's own bodies count as the state.
void CountryNames::AddGroup(const Table& groups, size_t row) {
  static constexpr std::array<std::string_view, 6> kState = {"GOV", "MIL", "LEG",
                                                             "JUD", "SPY", "COP"};
  const std::string_view code = groups.Cell(row, "code");
  const bool united = code == "UNO" || code == "EUR";
  const std::string_view sector = groups.Cell(row, "sector");
  const bool organ = std::find(kState.begin(), kState.end(), sector) != kState.end();
  const std::string party(united || organ ? code : groups.Cell(row, "name"));
  groups_.emplace_back(ToLower(groups.Cell(row, "name")), party);
  for (std::string_view alias : Split(groups.Cell(row, "aliases"), ';')) {
    alias = Trim(alias);
    if (!alias.empty()) groups_.emplace_back(ToLower(alias), party);
  }
}

std::string CountryNames::NameOf(const std::string& party) const {
  if (party == "UNO") return "the United Nations";
  if (party == "EUR") return "the European Union";
  const auto at = std::find_if(names_.begin(), names_.end(),
                               [&](const auto& entry) { return entry.first == party; });
  return at == names_.end() ? party : at->second;
}

std::string CountryNames::CodeOf(const std::string& given) const {
  const std::string upper = ToUpper(given);
  const std::string lower = ToLower(given);
  for (const auto& [code, name] : names_) {
    if (code == upper || ToLower(name) == lower) return code;
  }
  for (const auto& [name, code] : spelled_) {
    if (name == lower) return code;
  }
  for (const auto& [name, party] : groups_) {
    if (name == lower) return party;
  }
  return given;
}

Result<LedgerAnswer> AskLedger(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  const auto rules = LedgerRules::Compile(*lexicons);
  if (!rules.ok()) return rules.error();
  const auto names = CountryNames::Load(*lexicons);
  if (!names.ok()) return names.error();
  LedgerAnswer answer;
  std::vector<std::string> codes;
  for (const std::string& input : arguments.inputs) {
    codes.push_back(names->CodeOf(input));
    answer.parties.push_back({codes.back(), names->NameOf(codes.back())});
  }
  const auto as_of = DayFlag(arguments, "as-of");
  if (!as_of.ok()) return as_of.error();
  const auto known_by = DayFlag(arguments, "known-by");
  if (!known_by.ok()) return known_by.error();
  answer.filter = {*as_of, *known_by, arguments.Has("roll-up"), codes};
  const auto ledger = Ledger::Open(arguments.Get("ledger").value_or("ledger.db"));
  if (!ledger.ok()) return ledger.error();
  const auto today = ledger->LatestDay();
  if (!today.ok()) return today.error();
  answer.filter.today = *today;
  auto dossiers = ledger->Dossiers(codes);
  if (!dossiers.ok()) return dossiers.error();
  answer.dossiers = *std::move(dossiers);
  const Status added = AddAnswering(*ledger, *rules, &answer);
  if (!added.ok()) return added.error();
  for (FoldedLine& line : FoldDossiers(answer.dossiers, answer.filter, *rules)) {
    if (Concerns(line, answer.parties)) answer.lines.push_back(std::move(line));
  }
  return answer;
}

std::string LineWords(const LedgerLine& line, const CountryNames& names, const Style& style) {
  const bool mutual = line.line == "contact" || line.line == "agreement";
  return fmt::format("{}  {} {} {}: {}", style.Key(line.line), names.NameOf(line.pair[0]),
                     mutual ? "and" : "→", names.NameOf(line.pair[1]), style.Bold(line.what));
}

RecordRef FirstTold(const std::vector<RecordRef>& refs) {
  return *std::min_element(refs.begin(), refs.end());
}

void TellEvidence(const LedgerAnswer& answer, RecordRef ref, int indent, const Terminal& terminal) {
  const Style style(terminal.colour);
  const Dossier& dossier = answer.dossiers[ref.dossier];
  terminal.out << Barred(ShownEvidence(dossier, ref, style), indent)
               << Barred(style.Dim("— " + SourceWords(dossier.article)), indent);
}

void TellLine(const LedgerAnswer& answer, const FoldedLine& line, const CountryNames& names,
              const Terminal& terminal) {
  const Style style(terminal.colour);
  const LedgerLine& l = line.line;
  const bool mutual = l.line == "contact" || l.line == "agreement";
  terminal.out << Wrapped(LineWords(l, names, style), 2, 6);
  std::string state =
      KindWords(answer, line) + StateWords(line, mutual) + " · per " + Join(l.per, ", ");
  if (!l.disputed_by.empty()) state += " · disputed by " + Join(l.disputed_by, ", ");
  terminal.out << Wrapped(state, 4, 6);
  if (line.steps.size() > 1) terminal.out << Wrapped(style.Dim(StepsWords(line)), 4, 6);
  std::set<std::string> shown;
  for (RecordRef ref : line.refs) {
    const Dossier& d = answer.dossiers[ref.dossier];
    if (IsToldBelow(answer, line, ref)) continue;
    if (!shown.insert(PlainEvidence(d, ref)).second) continue;
    TellEvidence(answer, ref, 4, terminal);
  }
}

std::string LinesAsJson(const LedgerAnswer& answer) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const FoldedLine& line : answer.lines) {
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const LineStep& step : line.steps) {
      steps.push_back({{"state", step.state}, {"when", BoundsJson(step.when)}, {"per", step.per}});
    }
    nlohmann::ordered_json restated = nlohmann::ordered_json::array();
    for (const DayBounds& day : line.restated_on) restated.push_back(BoundsJson(day));
    nlohmann::ordered_json evidence = nlohmann::ordered_json::array();
    for (RecordRef ref : line.refs) evidence.push_back(EvidenceJson(answer, ref));
    const LedgerLine& l = line.line;
    out.push_back({{"pair", l.pair},
                   {"line", l.line},
                   {"what", l.what},
                   {"state", l.state},
                   {"since", BoundsJson(l.since)},
                   {"until", BoundsJson(l.until)},
                   {"per", l.per},
                   {"disputed_by", l.disputed_by},
                   {"id", line.id},
                   {"steps", steps},
                   {"due", BoundsJson(line.due)},
                   {"restated_on", restated},
                   {"linked", line.linked},
                   {"evidence", evidence}});
  }
  return out.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

ExitCode Refuse(const Terminal& terminal, const Error& error) {
  Say(terminal, error.message);
  return kExitNotStarted;
}

}  // namespace detente
