// GDELT 2.0: the 61 columns of Events and the 16 of Mentions, neither with a header.
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"
#include "format/export_table.h"

namespace detente {
namespace {

using Row = const ExportRow&;
constexpr SqlType kI = SqlType::kInteger;
constexpr SqlType kL = SqlType::kBigInt;
constexpr SqlType kF = SqlType::kDouble;
constexpr SqlType kS = SqlType::kText;

std::string Blank(Row) { return ""; }
std::string One(Row) { return "1"; }

std::string Number(Row row) { return std::to_string(NumberOfId(row.id)); }

// As GDELT's files have it: months of 30 days, counted from 0, over 365.
std::string FractionDate(Row row) {
  const Day day = *row.event.day;
  const int days = static_cast<int>((MonthOf(day) - 1) * 30 + DayOfMonth(day));
  return fmt::format("{:.4f}", YearOf(day) + days / 365.0);
}

template <const Party* ExportRow::*kSide>
std::string ActorCode(Row row) {
  return CameoActorOf(row, row.*kSide).code();
}
template <const Party* ExportRow::*kSide>
std::string ActorName(Row row) {
  return row.*kSide == nullptr ? "" : ToUpper(row.Of(row.*kSide)->name);
}
template <const Party* ExportRow::*kSide>
std::string ActorCountry(Row row) {
  return CameoActorOf(row, row.*kSide).country;
}
template <const Party* ExportRow::*kSide>
std::string ActorGroup(Row row) {
  return CameoActorOf(row, row.*kSide).group;
}
template <const Party* ExportRow::*kSide>
std::string ActorType(Row row) {
  return CameoActorOf(row, row.*kSide).type;
}

// 1 country, 2 US state, 3 US city, 4 world city, 5 world state; 0 nowhere.
int GeoType(Row row) {
  if (!row.record().where) return 0;
  const Where& where = *row.record().where;
  const bool us = where.country == "USA";
  if (where.place && where.place != where.admin1) return us ? 3 : 4;
  if (where.place || where.admin1) return us ? 2 : 5;
  return where.country ? 1 : 0;
}

std::string GeoCountry(Row row) {
  return row.record().where ? row.codes.Fips(row.record().where->country.value_or("")) : "";
}

// A country alone is its own division in GDELT; codes of divisions are not known here.
std::string CountryAlone(Row row) { return GeoType(row) == 1 ? GeoCountry(row) : ""; }

std::string Latitude(Row row) {
  return row.record().where ? Decimal(row.record().where->lat, 4) : "";
}
std::string Longitude(Row row) {
  return row.record().where ? Decimal(row.record().where->lon, 4) : "";
}

constexpr std::array kEvents = {
    ExportColumn{"GLOBALEVENTID", kL, Number},
    ExportColumn{"SQLDATE", kI, [](Row r) { return CompactDay(r.event.day); }},
    ExportColumn{"MonthYear", kI, [](Row r) { return CompactDay(r.event.day).substr(0, 6); }},
    ExportColumn{"Year", kI, [](Row r) { return CompactDay(r.event.day).substr(0, 4); }},
    ExportColumn{"FractionDate", kF, FractionDate},
    ExportColumn{"Actor1Code", kS, ActorCode<&ExportRow::actor>},
    ExportColumn{"Actor1Name", kS, ActorName<&ExportRow::actor>},
    ExportColumn{"Actor1CountryCode", kS, ActorCountry<&ExportRow::actor>},
    ExportColumn{"Actor1KnownGroupCode", kS, ActorGroup<&ExportRow::actor>},
    ExportColumn{"Actor1EthnicCode", kS, Blank},
    ExportColumn{"Actor1Religion1Code", kS, Blank},
    ExportColumn{"Actor1Religion2Code", kS, Blank},
    ExportColumn{"Actor1Type1Code", kS, ActorType<&ExportRow::actor>},
    ExportColumn{"Actor1Type2Code", kS, Blank},
    ExportColumn{"Actor1Type3Code", kS, Blank},
    ExportColumn{"Actor2Code", kS, ActorCode<&ExportRow::recipient>},
    ExportColumn{"Actor2Name", kS, ActorName<&ExportRow::recipient>},
    ExportColumn{"Actor2CountryCode", kS, ActorCountry<&ExportRow::recipient>},
    ExportColumn{"Actor2KnownGroupCode", kS, ActorGroup<&ExportRow::recipient>},
    ExportColumn{"Actor2EthnicCode", kS, Blank},
    ExportColumn{"Actor2Religion1Code", kS, Blank},
    ExportColumn{"Actor2Religion2Code", kS, Blank},
    ExportColumn{"Actor2Type1Code", kS, ActorType<&ExportRow::recipient>},
    ExportColumn{"Actor2Type2Code", kS, Blank},
    ExportColumn{"Actor2Type3Code", kS, Blank},
    ExportColumn{"IsRootEvent", kI, [](Row r) -> std::string { return r.event.lead ? "1" : "0"; }},
    ExportColumn{"EventCode", kS, CameoOf},
    ExportColumn{"EventBaseCode", kS, [](Row r) { return CameoBase(CameoOf(r)); }},
    ExportColumn{"EventRootCode", kS, [](Row r) { return CameoRoot(CameoOf(r)); }},
    ExportColumn{"QuadClass", kI, [](Row r) { return std::to_string(GdeltQuadClass(CameoOf(r))); }},
    ExportColumn{"GoldsteinScale", kF,
                 [](Row r) { return r.codes.Goldstein(CameoOf(r), GoldsteinTable::kGdelt); }},
    ExportColumn{"NumMentions", kI, One},
    ExportColumn{"NumSources", kI, One},
    ExportColumn{"NumArticles", kI, One},
    ExportColumn{"AvgTone", kF, Blank},
    ExportColumn{"Actor1Geo_Type", kI, [](Row) -> std::string { return "0"; }},
    ExportColumn{"Actor1Geo_FullName", kS, Blank},
    ExportColumn{"Actor1Geo_CountryCode", kS, Blank},
    ExportColumn{"Actor1Geo_ADM1Code", kS, Blank},
    ExportColumn{"Actor1Geo_ADM2Code", kS, Blank},
    ExportColumn{"Actor1Geo_Lat", kF, Blank},
    ExportColumn{"Actor1Geo_Long", kF, Blank},
    ExportColumn{"Actor1Geo_FeatureID", kS, Blank},
    ExportColumn{"Actor2Geo_Type", kI, [](Row) -> std::string { return "0"; }},
    ExportColumn{"Actor2Geo_FullName", kS, Blank},
    ExportColumn{"Actor2Geo_CountryCode", kS, Blank},
    ExportColumn{"Actor2Geo_ADM1Code", kS, Blank},
    ExportColumn{"Actor2Geo_ADM2Code", kS, Blank},
    ExportColumn{"Actor2Geo_Lat", kF, Blank},
    ExportColumn{"Actor2Geo_Long", kF, Blank},
    ExportColumn{"Actor2Geo_FeatureID", kS, Blank},
    ExportColumn{"ActionGeo_Type", kI, [](Row r) { return std::to_string(GeoType(r)); }},
    ExportColumn{"ActionGeo_FullName", kS, [](Row r) { return PlaceName(r, ", "); }},
    ExportColumn{"ActionGeo_CountryCode", kS, GeoCountry},
    ExportColumn{"ActionGeo_ADM1Code", kS, CountryAlone},
    ExportColumn{"ActionGeo_ADM2Code", kS, Blank},
    ExportColumn{"ActionGeo_Lat", kF, Latitude},
    ExportColumn{"ActionGeo_Long", kF, Longitude},
    ExportColumn{"ActionGeo_FeatureID", kS, CountryAlone},
    ExportColumn{"DATEADDED", kL, [](Row r) { return PublishedUtc(r.article.article()); }},
    ExportColumn{"SOURCEURL", kS, [](Row r) { return SourceLink(r.article.article()); }},
};

// ---------------------------------------------------------------- mentions

std::string HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url.substr(0, url.find_first_of("/?#:")));
}

std::string MentionSource(Row row) {
  const Article& article = row.article.article();
  return article.url ? HostOf(*article.url) : article.outlet.value_or("");
}

std::string OffsetOf(Row row, const Party* party) {
  if (party == nullptr || !party->mention) return "-1";
  return std::to_string(row.article.CodePoint(party->mention->begin));
}

// In tens of percent, as GDELT has it.
std::string ConfidenceOf(Row row) {
  const auto& confidence = row.record().confidence;
  return confidence ? std::to_string(std::lround(*confidence * 10) * 10) : "";
}

// key=value;key=value: what the columns cannot hold. A value has neither ";" nor "=".
std::string Extras(Row row) {
  const Event& event = row.record();
  std::vector<std::string> pairs;
  const auto add = [&](std::string_view key, std::string value) {
    for (char& c : value) {
      if (c == ';') c = ',';
      if (c == '=') c = ':';
    }
    if (!value.empty()) pairs.push_back(fmt::format("{}={}", key, value));
  };
  add("type", std::string(ToString(event.type)));
  add("mode", event.mode.value_or(""));
  add("reality", std::string(ToString(event.reality)));
  add("said_by", NamesOf(row, row.article.Voices(event)));
  add("channel", NamesOf(row, row.article.Channel(event)));
  add("condition", ConditionsOf(row));
  add("start", DayOrEmpty(event.when.start, false) + "/" + DayOrEmpty(event.when.start, true));
  add("precision", std::string(ToString(event.when.precision)));
  add("date_from", std::string(ToString(row.event.basis)));
  add("background", event.background ? "yes" : "");
  add("event", row.event.id);
  return Join(pairs, ";");
}

constexpr std::array kMentions = {
    ExportColumn{"GLOBALEVENTID", kL, Number},
    ExportColumn{"EventTimeDate", kL, [](Row r) { return PublishedUtc(r.article.article()); }},
    ExportColumn{"MentionTimeDate", kL, [](Row r) { return PublishedUtc(r.article.article()); }},
    ExportColumn{"MentionType", kI,
                 [](Row r) -> std::string { return r.article.article().url ? "1" : "2"; }},
    ExportColumn{"MentionSourceName", kS, MentionSource},
    ExportColumn{"MentionIdentifier", kS, [](Row r) { return SourceLink(r.article.article()); }},
    ExportColumn{"SentenceID", kI, [](Row r) { return std::to_string(r.event.sentence); }},
    ExportColumn{"Actor1CharOffset", kI, [](Row r) { return OffsetOf(r, r.actor); }},
    ExportColumn{"Actor2CharOffset", kI, [](Row r) { return OffsetOf(r, r.recipient); }},
    ExportColumn{
        "ActionCharOffset", kI,
        [](Row r) { return std::to_string(r.article.CodePoint(r.record().trigger.begin)); }},
    ExportColumn{"InRawText", kI, One},
    ExportColumn{"Confidence", kI, ConfidenceOf},
    ExportColumn{"MentionDocLen", kI,
                 [](Row r) { return std::to_string(r.article.code_points()); }},
    ExportColumn{"MentionDocTone", kF, Blank},
    ExportColumn{"MentionDocTranslationInfo", kS, Blank},
    ExportColumn{"Extras", kS, Extras},
};
static_assert(kEvents.size() == 61 && kMentions.size() == 16);

}  // namespace

ExportTable GdeltTable() {
  ExportTable table;
  table.header = false;
  table.columns = kEvents;
  return table;
}

ExportTable GdeltMentionsTable() {
  ExportTable table;
  table.header = false;
  table.columns = kMentions;
  return table;
}

}  // namespace detente
