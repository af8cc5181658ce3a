#include "format/export_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/strings.h"
#include "base/version.h"
#include "document/names.h"

namespace detente {
namespace {

constexpr std::array<std::string_view, 8> kFormatNames = {
    "plover", "polecat", "icews", "gdelt", "gdelt-mentions", "phoenix", "csv", "extra"};
constexpr std::array<std::string_view, 6> kSqlNames = {"VARCHAR", "INTEGER", "BIGINT",
                                                       "DOUBLE",  "DATE",    "BOOLEAN"};

// Nothing for plover, which is no table.
std::optional<ExportTable> TableOf(ExportFormat format) {
  switch (format) {
    case ExportFormat::kPlover:
      return std::nullopt;
    case ExportFormat::kPolecat:
      return PolecatTable();
    case ExportFormat::kIcews:
      return IcewsTable();
    case ExportFormat::kGdelt:
      return GdeltTable();
    case ExportFormat::kGdeltMentions:
      return GdeltMentionsTable();
    case ExportFormat::kPhoenix:
      return PhoenixTable();
    case ExportFormat::kCsv:
      return CsvTable();
    case ExportFormat::kExtra:
      return ExtraTable();
  }
  return std::nullopt;
}

// A cell of a tabbed file: neither tab nor line end nor double quote, so that readers with and
// without quoting read the same.
std::string TabbedCell(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (c == '"') c = '\'';
  }
  return text;
}

std::string CommaCell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return '"' + ReplaceAll(text, "\"", "\"\"") + '"';
}

std::string LineOf(const ExportTable& table, const ExportRow& row) {
  std::string line;
  for (const ExportColumn& column : table.columns) {
    if (&column != table.columns.data()) line += table.comma ? ',' : '\t';
    std::string cell = column.cell(row);
    if (cell.empty()) cell = table.empty;
    line += table.comma ? CommaCell(cell) : TabbedCell(std::move(cell));
  }
  return line + '\n';
}

std::string EventLines(const ExportTable& table, const ExportArticle& article,
                       const ExportEvent& event, const ExportOptions& options,
                       const ExportCodes& codes, ExportTally* tally) {
  ExportRow row{article, event, codes, options.text_free, nullptr, nullptr, false, event.id};
  if (table.rows == RowsOf::kEvent) {
    ++tally->rows;
    return LineOf(table, row);
  }
  std::string lines;
  const bool both_ways = table.rows == RowsOf::kPairBothWays;
  for (const PartyPair& pair :
       PairsOf(event, both_ways ? MutualPairs::kBothWays : MutualPairs::kOnce)) {
    row.actor = pair.first;
    row.recipient = pair.second;
    row.mirrored = event.mutual && pair.first > pair.second;
    row.id = PairId(article, event, pair);
    lines += LineOf(table, row);
    ++tally->rows;
  }
  return lines;
}

std::string Minutes(std::chrono::minutes since_epoch) {
  const auto day = std::chrono::floor<std::chrono::days>(since_epoch);
  const int minute = static_cast<int>((since_epoch - day).count());
  return CompactDay(Day(day)) + fmt::format("{:02}{:02}00", minute / 60, minute % 60);
}

// Minutes east of Greenwich; nullopt for a zone that is no offset ("EST").
std::optional<int> OffsetOf(std::string_view zone) {
  if (zone == "Z" || zone == "GMT" || zone == "UTC") return 0;
  if (zone.size() != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')) {
    return std::nullopt;
  }
  const auto hours = ParseInt(zone.substr(1, 2));
  const auto minutes = ParseInt(zone.substr(4, 2));
  if (!hours || !minutes) return std::nullopt;
  const int offset = static_cast<int>(*hours * 60 + *minutes);
  return zone[0] == '-' ? -offset : offset;
}

}  // namespace

std::optional<ExportFormat> ParseExportFormat(std::string_view name) {
  const auto at = std::find(kFormatNames.begin(), kFormatNames.end(), name);
  if (at == kFormatNames.end()) return std::nullopt;
  return static_cast<ExportFormat>(at - kFormatNames.begin());
}

std::string_view ToString(ExportFormat format) { return kFormatNames[static_cast<size_t>(format)]; }

std::string ExportHeader(ExportFormat format) {
  const auto table = TableOf(format);
  if (!table || !table->header) return "";
  std::vector<std::string> names;
  for (const ExportColumn& column : table->columns) names.emplace_back(column.name);
  return Join(names, table->comma ? "," : "\t") + '\n';
}

std::string ExportLines(const Dossier& dossier, ExportFormat format, const ExportOptions& options,
                        const ExportCodes& codes, ExportTally* tally) {
  const ExportArticle article(dossier, codes);
  const auto table = TableOf(format);
  if (!table) return PloverLines(article, options, codes, tally);
  std::string lines;
  for (const ExportEvent& event : article.events()) {
    if (!Keeps(event, table->keep, tally)) continue;
    lines += EventLines(*table, article, event, options, codes, tally);
  }
  return lines;
}

std::vector<ExportColumnName> ExportColumnNames(ExportFormat format) {
  std::vector<ExportColumnName> names;
  const auto table = TableOf(format);
  if (!table) return names;
  for (const ExportColumn& column : table->columns) {
    names.push_back({column.name, kSqlNames[static_cast<size_t>(column.type)]});
  }
  return names;
}

bool Keeps(const ExportEvent& event, const Keep& keep, ExportTally* tally) {
  switch (FateOf(event, keep)) {
    case Fate::kKept:
      ++tally->events;
      return true;
    case Fate::kNegative:
      ++tally->negative;
      return false;
    case Fate::kHypothetical:
      ++tally->hypothetical;
      return false;
    case Fate::kUndated:
      ++tally->undated;
      return false;
    case Fate::kNameless:
      ++tally->nameless;
      return false;
  }
  return false;
}

// ---------------------------------------------------------------- shared cells

std::string ExportRow::Words(TextSpan span) const {
  return text_free ? "" : FoldSpace(Slice(article.article().text, span));
}

std::string ExportRow::CountryOf(const Party& party) const {
  if (const auto& country = Of(&party)->country) return *country;
  const std::vector<Party>& actors = record().actors;
  const bool is_actor =
      std::any_of(actors.begin(), actors.end(), [&](const Party& one) { return &one == &party; });
  return is_actor ? event.actors_home : event.recipients_home;
}

std::string CompactDay(const std::optional<Day>& day) {
  return day ? fmt::format("{:04}{:02}{:02}", YearOf(*day), MonthOf(*day), DayOfMonth(*day)) : "";
}

std::string IsoDay(const std::optional<Day>& day) { return day ? FormatDay(*day) : ""; }

std::string DayOrEmpty(const std::optional<DayBounds>& bounds, bool latest) {
  if (!bounds) return "";
  return IsoDay(latest ? bounds->latest : bounds->earliest);
}

std::string PublishedUtc(const Article& article) {
  if (!article.published) return "";
  const Moment& moment = article.published->from;
  const auto offset = OffsetOf(article.published->zone.value_or(""));
  if (!moment.minute || !offset) return CompactDay(moment.day) + "000000";
  return Minutes(std::chrono::minutes(moment.day.time_since_epoch()) +
                 std::chrono::minutes(*moment.minute - *offset));
}

std::string Decimal(const std::optional<double>& value, int places) {
  return value ? fmt::format("{:.{}f}", *value, places) : "";
}

std::string SourceLink(const Article& article) {
  if (article.url) return *article.url;
  if (article.source.url) return *article.source.url;
  if (article.source.file) return *article.source.file;
  return article.source.id.value_or("");
}

std::string NamesOf(const ExportRow& row, const std::vector<ActorIndex>& actors) {
  std::vector<std::string> names;
  for (ActorIndex actor : actors) names.push_back(row.article.ActorAt(actor).name);
  return Join(names, "; ");
}

std::string CameoOf(const ExportRow& row) {
  if (row.mirrored && row.event.cameo == "042") return "043";
  if (row.mirrored && row.event.cameo == "043") return "042";
  return row.event.cameo;
}

std::string PlaceName(const ExportRow& row, std::string_view separator) {
  if (!row.record().where) return "";
  const Where& where = *row.record().where;
  std::vector<std::string> parts;
  for (const auto& part : {where.place, where.admin1}) {
    if (part && (parts.empty() || parts.back() != *part)) parts.push_back(*part);
  }
  if (where.country) parts.push_back(row.codes.CountryName(*where.country));
  return Join(parts, separator);
}

std::string ConditionsOf(const ExportRow& row) {
  std::vector<std::string> links;
  for (const ConditionLink& link : row.event.conditions) {
    links.push_back(fmt::format("c{}:{}", link.condition + 1, link.in_if ? "if" : "then"));
  }
  return Join(links, " ");
}

std::string VersionOf(const ExportRow&) { return std::string(Version()); }

std::string QuantityOf(const ExportRow& row, std::string_view kind) {
  double sum = 0;
  bool any = false;
  for (const Quantity& quantity : row.record().quantities) {
    if (quantity.kind != kind) continue;
    sum += (quantity.low + quantity.high) / 2;
    any = true;
  }
  return any ? fmt::format("{}", sum) : "";
}

std::string CameoActor::code() const {
  // A body of many states is its type first ("IGOUNO", "IGOWSTNAT"); all else its country first.
  if (type == "IGO" || type == "NGO" || type == "MNC" || type == "IMG") {
    return type + country + group;
  }
  return country + type + group;
}

CameoActor CameoActorOf(const ExportRow& row, const Party* party) {
  CameoActor out;
  if (party == nullptr) return out;
  const Actor& actor = *row.Of(party);
  const std::string country = row.CountryOf(*party);
  const auto group = row.codes.GroupOf(actor.name);
  if (group) {
    out.group = group->group;
    out.country = group->region;
  }
  if (country == "UNO" || country == "EUR") {
    out.type = "IGO";
    if (out.group.empty()) out.group = country == "UNO" ? "UNO" : "EEC";
    if (country == "EUR") out.country = "EUR";
  } else if (country == "IGO" || country == "NGO" || country == "MNC") {
    out.type = country;
  } else if (country == "ISM") {
    out.type = "IMG";
  } else {
    out.country = row.codes.CameoCountry(country);
    out.type = row.codes.CameoType(actor);
    // A bare country stands without a type, as everywhere in CAMEO data.
    if (actor.kind == ActorKind::kCountry) out.type.clear();
  }
  return out;
}

}  // namespace detente
