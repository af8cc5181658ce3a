#include "format/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "base/strings.h"
#include "document/party.h"
#include "format/export_event.h"

namespace detente {
namespace {

constexpr std::array<std::string_view, 5> kPeriods = {"day", "week", "month", "quarter", "year"};

// One direction of one event of one article.
struct Report {
  Day day;
  bool forth = true;  // from a to b
  EventType type = EventType::kConsult;
  std::string cameo;
  std::string plover;  // its score, as written
  int quad = 0;
  bool attributed = false;
  bool by_publication = false;

  auto Key() const { return std::tie(day, forth, type, cameo); }
  // Of like reports the one that says most comes first: dated by the text, in the outlet's voice.
  auto Order() const {
    return std::tie(day, forth, type, cameo, by_publication, attributed, plover);
  }
};

Day FirstDayOf(Day day, ScorePeriod period) {
  switch (period) {
    case ScorePeriod::kDay:
      return day;
    case ScorePeriod::kWeek:
      return day - std::chrono::days(IsoWeekday(day) - 1);
    case ScorePeriod::kMonth:
      return FirstOfMonth(day);
    case ScorePeriod::kQuarter:
      return AddMonths(FirstOfMonth(day), -static_cast<int>((MonthOf(day) - 1) % 3));
    case ScorePeriod::kYear:
      return AddMonths(FirstOfMonth(day), 1 - static_cast<int>(MonthOf(day)));
  }
  return day;
}

Day NextPeriod(Day first, ScorePeriod period) {
  switch (period) {
    case ScorePeriod::kDay:
      return first + std::chrono::days(1);
    case ScorePeriod::kWeek:
      return first + std::chrono::days(7);
    case ScorePeriod::kMonth:
      return AddMonths(first, 1);
    case ScorePeriod::kQuarter:
      return AddMonths(first, 3);
    case ScorePeriod::kYear:
      return AddMonths(first, 12);
  }
  return first + std::chrono::days(1);
}

std::string PeriodName(Day first, ScorePeriod period) {
  switch (period) {
    case ScorePeriod::kDay:
      return FormatDay(first);
    case ScorePeriod::kWeek: {
      int year = 0;
      const int week = IsoWeek(first, &year);
      return fmt::format("{:04}-W{:02}", year, week);
    }
    case ScorePeriod::kMonth:
      return FormatDay(first).substr(0, 7);
    case ScorePeriod::kQuarter:
      return fmt::format("{:04}-Q{}", YearOf(first), (MonthOf(first) + 2) / 3);
    case ScorePeriod::kYear:
      return FormatDay(first).substr(0, 4);
  }
  return "";
}

double NumberOf(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Whether the day falls into one period for sure.
bool FitsPeriod(const ExportEvent& event, ScorePeriod period) {
  if (!event.day) return false;
  if (event.basis != DateBasis::kText) return !event.event->background;
  const auto& start = event.event->when.start;
  if (!start || !start->earliest) return false;
  // Of what goes on, the beginning may be known no better than "by then".
  if (!start->latest || event.event->when.precision == Precision::kNone) return true;
  return FirstDayOf(*start->earliest, period) == FirstDayOf(*start->latest, period);
}

class Collector {
 public:
  Collector(const ScoreQuestion& question, const ExportCodes& codes)
      : question_(question), codes_(codes) {}

  void Add(const Dossier& dossier, ScoreTable* table) {
    const auto& published = dossier.article.published;
    if (question_.known_by && published && published->from.day > *question_.known_by) return;
    const ExportArticle article(dossier, codes_);
    for (const ExportEvent& event : article.events()) {
      const bool forth = Has(article, event, question_.a, question_.b);
      const bool back = Has(article, event, question_.b, question_.a);
      if (!forth && !back) continue;
      if (!Counts(event, table)) continue;
      if (forth) reports_.push_back(ReportOf(event, true));
      if (back) reports_.push_back(ReportOf(event, false));
    }
  }

  std::vector<Report> Take() {
    std::sort(reports_.begin(), reports_.end(),
              [](const Report& a, const Report& b) { return a.Order() < b.Order(); });
    return std::move(reports_);
  }

 private:
  bool Is(const ExportArticle& article, const Party* party, const std::string& name) const {
    return party != nullptr && PartyOf(article.ActorAt(party->actor)) == name;
  }

  bool Has(const ExportArticle& article, const ExportEvent& event, const std::string& from,
           const std::string& to) const {
    const auto pairs = PairsOf(event, MutualPairs::kBothWays);
    return std::any_of(pairs.begin(), pairs.end(), [&](const PartyPair& pair) {
      return Is(article, pair.first, from) && Is(article, pair.second, to);
    });
  }

  bool Counts(const ExportEvent& event, ScoreTable* table) const {
    const Fate fate = FateOf(event, Keep{});
    table->negative += fate == Fate::kNegative;
    table->hypothetical += fate == Fate::kHypothetical;
    if (fate == Fate::kNegative || fate == Fate::kHypothetical) return false;
    if (!FitsPeriod(event, question_.period)) {
      ++table->undated;
      return false;
    }
    return !question_.as_of || *event.day <= *question_.as_of;
  }

  Report ReportOf(const ExportEvent& event, bool forth) const {
    Report report;
    report.day = *event.day;
    report.forth = forth;
    report.type = event.type;
    report.cameo = event.cameo;
    report.plover = codes_.PloverScore(event.type, event.mode);
    report.quad = codes_.PloverQuad(event.type);
    report.attributed = event.event->said_by.has_value();
    report.by_publication = event.basis != DateBasis::kText;
    return report;
  }

  const ScoreQuestion& question_;
  const ExportCodes& codes_;
  std::vector<Report> reports_;
};

void Count(const Report& report, const std::string& goldstein, ScoreRow* row) {
  ++row->events;
  row->said += report.quad == 1 || report.quad == 3;
  row->done += report.quad == 2 || report.quad == 4;
  row->cooperative += report.quad <= 2;
  row->conflictual += report.quad > 2;
  row->attributed += report.attributed;
  row->by_publication += report.by_publication;
  row->plover_sum += NumberOf(report.plover);
  row->goldstein_events += !goldstein.empty();
  row->goldstein_sum += NumberOf(goldstein);
}

// Every period from the first report to the last; of a very long time only those with a report.
std::vector<Day> PeriodsOf(const std::vector<Report>& reports, ScorePeriod period) {
  constexpr size_t kMaxPeriods = 5000;
  std::vector<Day> all;
  const Day last = reports.back().day;
  for (Day day = FirstDayOf(reports.front().day, period); day <= last && all.size() <= kMaxPeriods;
       day = NextPeriod(day, period)) {
    all.push_back(day);
  }
  if (all.size() <= kMaxPeriods) return all;
  all.clear();
  for (const Report& report : reports) {
    const Day day = FirstDayOf(report.day, period);
    if (all.empty() || all.back() != day) all.push_back(day);
  }
  return all;
}

// Rounded, so that sums of tenths do not show how doubles add.
double Rounded(double value) { return static_cast<double>(std::lround(value * 1000)) / 1000; }

nlohmann::ordered_json Ratio(double part, int whole) {
  if (whole == 0) return nullptr;
  return Rounded(part / whole);
}

nlohmann::ordered_json AsJson(const ScoreRow& row) {
  return {{"period", row.period},
          {"from", row.from},
          {"to", row.to},
          {"events", row.events},
          {"reports", row.reports},
          {"plover_mean", Ratio(row.plover_sum, row.events)},
          {"plover_sum", Rounded(row.plover_sum)},
          {"goldstein_mean", Ratio(row.goldstein_sum, row.goldstein_events)},
          {"goldstein_sum", Rounded(row.goldstein_sum)},
          {"goldstein_events", row.goldstein_events},
          {"cooperative", row.cooperative},
          {"conflictual", row.conflictual},
          {"said", row.said},
          {"done", row.done},
          {"said_share", Ratio(row.said, row.events)},
          {"done_share", Ratio(row.done, row.events)},
          {"attributed", row.attributed},
          {"dated_by_publication", row.by_publication}};
}

std::string CsvCell(const nlohmann::ordered_json& value) {
  if (value.is_null()) return "";
  if (!value.is_string()) return value.dump();
  const std::string text = value.get<std::string>();
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return '"' + ReplaceAll(text, "\"", "\"\"") + '"';
}

}  // namespace

std::optional<ScorePeriod> ParseScorePeriod(std::string_view name) {
  const auto at = std::find(kPeriods.begin(), kPeriods.end(), name);
  if (at == kPeriods.end()) return std::nullopt;
  return static_cast<ScorePeriod>(at - kPeriods.begin());
}

ScoreTable ScorePair(std::span<const Dossier> dossiers, const ScoreQuestion& question,
                     const ExportCodes& codes) {
  ScoreTable table;
  Collector collector(question, codes);
  for (const Dossier& dossier : dossiers) collector.Add(dossier, &table);
  const std::vector<Report> reports = collector.Take();
  if (reports.empty()) return table;
  std::map<Day, size_t> first_row;  // of a period: forth, then back
  for (Day day : PeriodsOf(reports, question.period)) {
    first_row[day] = table.rows.size();
    const std::string name = PeriodName(day, question.period);
    for (const auto& [from, to] :
         {std::pair(question.a, question.b), std::pair(question.b, question.a)}) {
      table.rows.push_back({.period = name, .from = from, .to = to});
    }
  }
  const Report* before = nullptr;
  for (const Report& report : reports) {
    ScoreRow& row =
        table.rows[first_row[FirstDayOf(report.day, question.period)] + (report.forth ? 0 : 1)];
    ++row.reports;
    if (before == nullptr || before->Key() != report.Key()) {
      Count(report, codes.Goldstein(report.cameo, question.goldstein), &row);
    }
    before = &report;
  }
  return table;
}

std::string ScoresAsCsv(const ScoreTable& table) {
  std::vector<std::string> cells;
  const nlohmann::ordered_json header = AsJson(ScoreRow{});
  for (const auto& item : header.items()) cells.push_back(item.key());
  std::string out = Join(cells, ",") + '\n';
  for (const ScoreRow& row : table.rows) {
    cells.clear();
    const nlohmann::ordered_json values = AsJson(row);
    for (const auto& item : values.items()) cells.push_back(CsvCell(item.value()));
    out += Join(cells, ",") + '\n';
  }
  return out;
}

std::string ScoresAsJson(const ScoreTable& table) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const ScoreRow& row : table.rows) rows.push_back(AsJson(row));
  const nlohmann::ordered_json out = {{"scores", rows},
                                      {"left_out",
                                       {{"did_not_happen", table.negative},
                                        {"hypothetical", table.hypothetical},
                                        {"no_day_fine_enough", table.undated}}}};
  return out.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace detente
