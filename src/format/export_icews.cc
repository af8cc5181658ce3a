// ICEWS coded event data: 20 columns, tabs, a header line, no quotes.
#include <array>

#include "format/export_table.h"

namespace detente {
namespace {

using Row = const ExportRow&;

template <const Party* ExportRow::*kSide>
std::string Name(Row row) {
  return row.*kSide == nullptr ? "" : row.Of(row.*kSide)->name;
}

// A bare country has no sector in ICEWS.
template <const Party* ExportRow::*kSide>
std::string Sectors(Row row) {
  const Actor* actor = row.Of(row.*kSide);
  if (actor == nullptr || actor->kind == ActorKind::kCountry) return "";
  const std::string country = actor->country.value_or("");
  if (country == "IGO" || country == "UNO" || country == "EUR") {
    return "International Government Organization";
  }
  return row.codes.IcewsSectors(*actor);
}

template <const Party* ExportRow::*kSide>
std::string Country(Row row) {
  const Actor* actor = row.Of(row.*kSide);
  return actor == nullptr ? "" : row.codes.IcewsCountry(row.CountryOf(*(row.*kSide)));
}

// "Consult", not "Consult, not specified below".
std::string EventText(Row row) {
  const std::string label = row.codes.Label(CameoOf(row));
  for (std::string_view tail :
       {", not specified below", ", not spec below", " not specified below"}) {
    if (label.ends_with(tail)) return label.substr(0, label.size() - tail.size());
  }
  return label;
}

std::string StoryId(Row row) {
  return std::to_string(NumberOfId(row.article.digest().substr(0, 16)));
}

template <std::optional<std::string> Where::*kPart>
std::string WherePart(Row row) {
  return row.record().where ? (*row.record().where.*kPart).value_or("") : "";
}

constexpr std::array kColumns = {
    ExportColumn{"Event ID", SqlType::kBigInt,
                 [](Row r) { return std::to_string(NumberOfId(r.id)); }},
    ExportColumn{"Event Date", SqlType::kDate, [](Row r) { return IsoDay(r.event.day); }},
    ExportColumn{"Source Name", SqlType::kText, Name<&ExportRow::actor>},
    ExportColumn{"Source Sectors", SqlType::kText, Sectors<&ExportRow::actor>},
    ExportColumn{"Source Country", SqlType::kText, Country<&ExportRow::actor>},
    ExportColumn{"Event Text", SqlType::kText, EventText},
    ExportColumn{"CAMEO Code", SqlType::kText, CameoOf},
    ExportColumn{"Intensity", SqlType::kDouble,
                 [](Row r) { return r.codes.Goldstein(CameoOf(r), GoldsteinTable::kIcews); }},
    ExportColumn{"Target Name", SqlType::kText, Name<&ExportRow::recipient>},
    ExportColumn{"Target Sectors", SqlType::kText, Sectors<&ExportRow::recipient>},
    ExportColumn{"Target Country", SqlType::kText, Country<&ExportRow::recipient>},
    ExportColumn{"Story ID", SqlType::kBigInt, StoryId},
    ExportColumn{"Sentence Number", SqlType::kInteger,
                 [](Row r) { return std::to_string(r.event.sentence); }},
    ExportColumn{"Publisher", SqlType::kText,
                 [](Row r) { return r.article.article().outlet.value_or(""); }},
    ExportColumn{"City", SqlType::kText, WherePart<&Where::place>},
    ExportColumn{"District", SqlType::kText, [](Row) { return std::string(); }},
    ExportColumn{"Province", SqlType::kText, WherePart<&Where::admin1>},
    ExportColumn{"Country", SqlType::kText,
                 [](Row r) { return r.codes.IcewsCountry(WherePart<&Where::country>(r)); }},
    ExportColumn{"Latitude", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lat, 4) : ""; }},
    ExportColumn{"Longitude", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lon, 4) : ""; }},
};
static_assert(kColumns.size() == 20);

}  // namespace

ExportTable IcewsTable() {
  ExportTable table;
  table.columns = kColumns;
  return table;
}

}  // namespace detente
