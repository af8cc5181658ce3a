// POLECAT: 40 columns, tabs, a header line; an event a row, several values joined by "; ", and
// "None" where nothing is known.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "document/names.h"
#include "format/export_table.h"

namespace detente {
namespace {

using Row = const ExportRow&;
using Parties = std::vector<Party> Event::*;
constexpr SqlType kText = SqlType::kText;

// What `of` says of each party, joined; "None" stands for a party of which it says nothing.
template <Parties kSide, std::string (*kOf)(Row, const Party&)>
std::string Each(Row row) {
  std::vector<std::string> values;
  for (const Party& party : row.record().*kSide) {
    std::string value = kOf(row, party);
    values.push_back(value.empty() ? "None" : std::move(value));
  }
  return Join(values, "; ");
}

std::string Name(Row row, const Party& party) { return row.Of(&party)->name; }
std::string Country(Row row, const Party& party) {
  return row.codes.PloverCountry(row.CountryOf(party));
}
std::string Cow(Row row, const Party& party) { return row.codes.CowNumber(row.CountryOf(party)); }
std::string Sector(Row row, const Party& party) { return row.Of(&party)->sector.value_or(""); }
std::string Title(Row row, const Party& party) {
  return row.text_free ? "" : row.Of(&party)->role.value_or("");
}
std::string Raw(Row row, const Party& party) {
  return party.mention ? row.Words(*party.mention) : "";
}

std::string None(Row) { return ""; }

template <Parties kSide>
std::string FirstSector(Row row) {
  for (const Party& party : row.record().*kSide) {
    if (const auto& sector = row.Of(&party)->sector) return *sector;
  }
  return "";
}

template <std::optional<std::string> Where::*kPart>
std::string WherePart(Row row) {
  return row.record().where ? (*row.record().where.*kPart).value_or("") : "";
}

std::string FeatureType(Row row) {
  if (!row.record().where) return "";
  const Where& where = *row.record().where;
  return where.place ? "city" : where.admin1 ? "province" : where.country ? "country" : "";
}

std::string StoryActors(Row row, bool persons) {
  std::vector<std::string> names;
  for (const Actor& actor : row.dossier().actors) {
    const bool body = actor.kind == ActorKind::kOrganization || actor.kind == ActorKind::kMedium;
    const bool named = std::any_of(actor.mentions.begin(), actor.mentions.end(),
                                   [](const Mention& m) { return m.form == MentionForm::kName; });
    if (named && (persons ? actor.kind == ActorKind::kPerson : body)) names.push_back(actor.name);
  }
  return Join(names, "; ");
}

std::string StoryLocations(Row row) {
  std::vector<std::string> places;
  for (const Event& event : row.dossier().events) {
    if (!event.where) continue;
    const auto& name = event.where->place ? event.where->place : event.where->admin1;
    const std::string place =
        name ? *name : row.codes.CountryName(event.where->country.value_or(""));
    if (!place.empty() && std::find(places.begin(), places.end(), place) == places.end()) {
      places.push_back(place);
    }
  }
  return Join(places, "; ");
}

std::string PublicationDate(Row row) {
  const auto& published = row.article.article().published;
  return published ? FormatDay(published->from.day) : "";
}

constexpr auto kActors = &Event::actors;
constexpr auto kRecipients = &Event::recipients;

constexpr std::array kColumns = {
    ExportColumn{"Event ID", kText, [](Row r) { return r.event.id; }},
    ExportColumn{"Event Date", SqlType::kDate, [](Row r) { return IsoDay(r.event.day); }},
    ExportColumn{"Event Type", kText, [](Row r) { return std::string(ToString(r.event.type)); }},
    ExportColumn{"Event Mode", kText, [](Row r) { return r.event.mode; }},
    ExportColumn{"Intensity", SqlType::kDouble,
                 [](Row r) { return r.codes.PloverScore(r.event.type, r.event.mode); }},
    ExportColumn{"Quad Code", SqlType::kInteger,
                 [](Row r) { return std::to_string(r.codes.PloverQuad(r.event.type)); }},
    ExportColumn{"Contexts", kText, [](Row r) { return Join(r.record().contexts, "; "); }},
    ExportColumn{"Actor Name", kText, Each<kActors, Name>},
    ExportColumn{"Actor Country", kText, Each<kActors, Country>},
    ExportColumn{"Actor COW", kText, Each<kActors, Cow>},
    ExportColumn{"Primary Actor Sector", kText, FirstSector<kActors>},
    ExportColumn{"Actor Sectors", kText, Each<kActors, Sector>},
    ExportColumn{"Actor Title", kText, Each<kActors, Title>},
    ExportColumn{"Actor Name Raw", kText, Each<kActors, Raw>},
    ExportColumn{"Wikipedia Actor ID", kText, None},
    ExportColumn{"Recipient Name", kText, Each<kRecipients, Name>},
    ExportColumn{"Recipient Country", kText, Each<kRecipients, Country>},
    ExportColumn{"Recipient COW", kText, Each<kRecipients, Cow>},
    ExportColumn{"Primary Recipient Sector", kText, FirstSector<kRecipients>},
    ExportColumn{"Recipient Sectors", kText, Each<kRecipients, Sector>},
    ExportColumn{"Recipient Title", kText, Each<kRecipients, Title>},
    ExportColumn{"Recipient Name Raw", kText, Each<kRecipients, Raw>},
    ExportColumn{"Wikipedia Recipient ID", kText, None},
    ExportColumn{"Placename", kText, [](Row r) { return PlaceName(r, ", "); }},
    ExportColumn{"City", kText, WherePart<&Where::place>},
    ExportColumn{"District", kText, None},
    ExportColumn{"Province", kText, WherePart<&Where::admin1>},
    ExportColumn{"Country", kText,
                 [](Row r) { return r.codes.PloverCountry(WherePart<&Where::country>(r)); }},
    ExportColumn{"Latitude", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lat, 4) : ""; }},
    ExportColumn{"Longitude", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lon, 4) : ""; }},
    ExportColumn{"GeoNames ID", kText, None},
    ExportColumn{"Raw Placename", kText, None},
    ExportColumn{"Feature Type", kText, FeatureType},
    ExportColumn{"Source", kText, [](Row r) { return r.article.article().outlet.value_or(""); }},
    ExportColumn{"Publication Date", SqlType::kDate, PublicationDate},
    ExportColumn{"Story People", kText, [](Row r) { return StoryActors(r, true); }},
    ExportColumn{"Story Organizations", kText, [](Row r) { return StoryActors(r, false); }},
    ExportColumn{"Story Locations", kText, StoryLocations},
    ExportColumn{"Language", kText,
                 [](Row r) { return r.article.article().language.value_or(""); }},
    ExportColumn{"Version", kText, [](Row r) { return "detente " + VersionOf(r); }},
};
static_assert(kColumns.size() == 40);

}  // namespace

ExportTable PolecatTable() {
  ExportTable table;
  table.rows = RowsOf::kEvent;
  table.empty = "None";
  table.columns = kColumns;
  return table;
}

}  // namespace detente
