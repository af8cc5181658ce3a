// Phoenix (OEDA) daily files: 26 columns, tabs, no header.
#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "format/export_table.h"

namespace detente {
namespace {

using Row = const ExportRow&;
constexpr SqlType kText = SqlType::kText;

template <const Party* ExportRow::*kSide>
std::string Full(Row row) {
  return CameoActorOf(row, row.*kSide).code();
}
// The entity is a country, else the body itself ("IGO").
template <const Party* ExportRow::*kSide>
std::string Entity(Row row) {
  const CameoActor actor = CameoActorOf(row, row.*kSide);
  return actor.country.empty() || actor.type == "IGO" ? actor.type : actor.country;
}
template <const Party* ExportRow::*kSide>
std::string Role(Row row) {
  const CameoActor actor = CameoActorOf(row, row.*kSide);
  return Entity<kSide>(row) == actor.type ? "" : actor.type;
}
template <const Party* ExportRow::*kSide>
std::string Attribute(Row row) {
  return CameoActorOf(row, row.*kSide).group;
}

std::string Issues(Row row) {
  std::vector<std::string> issues;
  for (const std::string& context : row.record().contexts) issues.push_back(context + ",1");
  return Join(issues, ";");
}

template <std::optional<std::string> Where::*kPart>
std::string WherePart(Row row) {
  return row.record().where ? (*row.record().where.*kPart).value_or("") : "";
}

std::string DayPart(Row row, size_t begin, size_t length) {
  return CompactDay(row.event.day).substr(begin, length);
}

constexpr auto kSource = &ExportRow::actor;
constexpr auto kTarget = &ExportRow::recipient;

constexpr std::array kColumns = {
    ExportColumn{"EventID", kText,
                 [](Row r) { return fmt::format("{}_v{}", NumberOfId(r.id), VersionOf(r)); }},
    ExportColumn{"Date", kText, [](Row r) { return CompactDay(r.event.day); }},
    ExportColumn{"Year", kText, [](Row r) { return DayPart(r, 0, 4); }},
    ExportColumn{"Month", kText, [](Row r) { return DayPart(r, 4, 2); }},
    ExportColumn{"Day", kText, [](Row r) { return DayPart(r, 6, 2); }},
    ExportColumn{"SourceActorFull", kText, Full<kSource>},
    ExportColumn{"SourceActorEntity", kText, Entity<kSource>},
    ExportColumn{"SourceActorRole", kText, Role<kSource>},
    ExportColumn{"SourceActorAttribute", kText, Attribute<kSource>},
    ExportColumn{"TargetActorFull", kText, Full<kTarget>},
    ExportColumn{"TargetActorEntity", kText, Entity<kTarget>},
    ExportColumn{"TargetActorRole", kText, Role<kTarget>},
    ExportColumn{"TargetActorAttribute", kText, Attribute<kTarget>},
    ExportColumn{"EventCode", kText, CameoOf},
    ExportColumn{"EventRootCode", kText, [](Row r) { return CameoRoot(CameoOf(r)); }},
    ExportColumn{"QuadClass", SqlType::kInteger,
                 [](Row r) { return std::to_string(PhoenixPentaClass(CameoOf(r))); }},
    ExportColumn{"GoldsteinScore", SqlType::kDouble,
                 [](Row r) { return r.codes.Goldstein(CameoOf(r), GoldsteinTable::kPhoenix); }},
    ExportColumn{"Issues", kText, Issues},
    ExportColumn{"Lat", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lat, 4) : ""; }},
    ExportColumn{"Lon", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lon, 4) : ""; }},
    ExportColumn{"LocationName", kText, WherePart<&Where::place>},
    ExportColumn{"StateName", kText, WherePart<&Where::admin1>},
    ExportColumn{"CountryCode", kText, WherePart<&Where::country>},
    ExportColumn{"SentenceID", kText,
                 [](Row r) { return fmt::format("{}_{}", r.article.digest(), r.event.sentence); }},
    ExportColumn{"URLs", kText, [](Row r) { return SourceLink(r.article.article()); }},
    ExportColumn{"NewsSources", kText,
                 [](Row r) { return r.article.article().outlet.value_or(""); }},
};
static_assert(kColumns.size() == 26);

}  // namespace

ExportTable PhoenixTable() {
  ExportTable table;
  table.header = false;
  table.columns = kColumns;
  return table;
}

}  // namespace detente
