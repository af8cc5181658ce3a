// detente's own table, a row for each pair of parties of each event; and the side file of what the
// older formats cannot hold, which is a cut of it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "document/names.h"
#include "format/export_table.h"
#include "format/plover_view.h"

namespace detente {
namespace {

using Row = const ExportRow&;
constexpr SqlType kText = SqlType::kText;

constexpr auto kActor = &ExportRow::actor;
constexpr auto kRecipient = &ExportRow::recipient;

template <const Party* ExportRow::*kSide>
std::string Name(Row row) {
  return row.*kSide == nullptr ? "" : row.Of(row.*kSide)->name;
}
template <const Party* ExportRow::*kSide>
std::string Kind(Row row) {
  return row.*kSide == nullptr ? "" : std::string(ToString(row.Of(row.*kSide)->kind));
}
template <const Party* ExportRow::*kSide, std::optional<std::string> Actor::*kField>
std::string Field(Row row) {
  return row.*kSide == nullptr ? "" : (row.Of(row.*kSide)->*kField).value_or("");
}

// A role is told in the words of the article.
template <const Party* ExportRow::*kSide>
std::string Role(Row row) {
  return row.text_free ? "" : Field<kSide, &Actor::role>(row);
}

std::string Relation(Row row) {
  if (row.event.mutual) return "with";
  return row.actor != nullptr && row.recipient != nullptr ? "to" : "alone";
}

std::string PloverName(Row row) {
  return IsInPloverView(row.record()) ? std::string(ToString(row.event.type)) : "";
}

std::string AboutNames(Row row) {
  std::vector<ActorIndex> actors;
  for (const Party& party : row.record().about) actors.push_back(party.actor);
  return NamesOf(row, actors);
}

std::string AboutCountries(Row row) {
  std::vector<std::string> codes;
  for (const Party& party : row.record().about) {
    const auto& country = row.Of(&party)->country;
    if (country && std::find(codes.begin(), codes.end(), *country) == codes.end()) {
      codes.push_back(*country);
    }
  }
  return Join(codes, "; ");
}

const Statement* SaidBy(Row row) {
  const auto& index = row.record().said_by;
  return index ? &row.dossier().statements[static_cast<size_t>(*index)] : nullptr;
}

// "outlet": in the outlet's own voice; "unnamed": on the word of a source that is no actor.
std::string Voice(Row row) {
  if (SaidBy(row) == nullptr) return "outlet";
  const std::string names = NamesOf(row, row.article.Voices(row.record()));
  return names.empty() ? "unnamed" : names;
}

std::string VoiceCountries(Row row) {
  std::vector<std::string> codes;
  for (ActorIndex actor : row.article.Voices(row.record())) {
    const auto& country = row.article.ActorAt(actor).country;
    if (country && std::find(codes.begin(), codes.end(), *country) == codes.end()) {
      codes.push_back(*country);
    }
  }
  return Join(codes, "; ");
}

std::string StatementFormName(Row row) {
  return SaidBy(row) == nullptr ? "" : std::string(ToString(SaidBy(row)->form));
}

std::string AlsoSaidBy(Row row) {
  std::vector<std::string> names;
  for (StatementIndex index : row.record().also_said_by) {
    names.push_back(NamesOf(row, row.dossier().statements[static_cast<size_t>(index)].speakers));
  }
  return Join(names, "; ");
}

std::string ConditionKinds(Row row) {
  std::vector<std::string> kinds;
  for (const ConditionLink& link : row.event.conditions) {
    kinds.emplace_back(ToString(row.dossier().conditions[link.condition].kind));
  }
  return Join(kinds, " ");
}

std::string ConditionWords(Row row) {
  std::vector<std::string> words;
  for (const ConditionLink& link : row.event.conditions) {
    if (row.text_free) continue;
    const Condition& condition = row.dossier().conditions[link.condition];
    words.push_back(fmt::format("if: {} | then: {}", row.Words(condition.if_span),
                                row.Words(condition.then_span)));
  }
  return Join(words, " || ");
}

std::string ContentType(Row row) {
  const auto& content = row.record().content;
  return content && content->type ? std::string(ToString(*content->type)) : "";
}

std::string Bool(bool value) { return value ? "true" : "false"; }

template <std::optional<std::string> Where::*kPart>
std::string WherePart(Row row) {
  return row.record().where ? (*row.record().where.*kPart).value_or("") : "";
}

std::string Published(Row row) {
  const auto& published = row.article.article().published;
  return published ? FormatDay(published->from.day) : "";
}

constexpr ExportColumn kEventId = {"event_id", kText, [](Row r) { return r.event.id; }};
constexpr ExportColumn kPairId = {"pair_id", kText, [](Row r) { return r.id; }};
constexpr ExportColumn kNumber = {"number", SqlType::kBigInt,
                                  [](Row r) { return std::to_string(NumberOfId(r.id)); }};
constexpr ExportColumn kArticleId = {"article_id", kText, [](Row r) { return r.article.digest(); }};
constexpr ExportColumn kType = {"type", kText,
                                [](Row r) { return std::string(ToString(r.record().type)); }};
constexpr ExportColumn kReality = {"reality", kText,
                                   [](Row r) { return std::string(ToString(r.record().reality)); }};
constexpr ExportColumn kPolarity = {
    "polarity", kText, [](Row r) { return std::string(ToString(r.record().polarity)); }};
constexpr ExportColumn kSaidBy = {"said_by", kText, Voice};
constexpr ExportColumn kSaidByCountry = {"said_by_country", kText, VoiceCountries};
constexpr ExportColumn kSaidAs = {"said_as", kText, StatementFormName};
constexpr ExportColumn kAlsoSaidBy = {"also_said_by", kText, AlsoSaidBy};
constexpr ExportColumn kChannel = {"channel", kText,
                                   [](Row r) { return NamesOf(r, r.article.Channel(r.record())); }};
constexpr ExportColumn kCondition = {"condition", kText, ConditionsOf};
constexpr ExportColumn kConditionKind = {"condition_kind", kText, ConditionKinds};
constexpr ExportColumn kAbout = {"about", kText, AboutNames};
constexpr ExportColumn kStart1 = {"start_earliest", SqlType::kDate,
                                  [](Row r) { return DayOrEmpty(r.record().when.start, false); }};
constexpr ExportColumn kStart2 = {"start_latest", SqlType::kDate,
                                  [](Row r) { return DayOrEmpty(r.record().when.start, true); }};
constexpr ExportColumn kEnd1 = {"end_earliest", SqlType::kDate,
                                [](Row r) { return DayOrEmpty(r.record().when.end, false); }};
constexpr ExportColumn kEnd2 = {"end_latest", SqlType::kDate,
                                [](Row r) { return DayOrEmpty(r.record().when.end, true); }};
constexpr ExportColumn kOngoing = {"ongoing", SqlType::kBoolean,
                                   [](Row r) { return Bool(r.record().when.ongoing); }};
constexpr ExportColumn kPrecision = {
    "precision", kText, [](Row r) { return std::string(ToString(r.record().when.precision)); }};
constexpr ExportColumn kDayFrom = {"day_from", kText,
                                   [](Row r) { return std::string(ToString(r.event.basis)); }};
constexpr ExportColumn kBackground = {"background", SqlType::kBoolean,
                                      [](Row r) { return Bool(r.record().background); }};
constexpr ExportColumn kTriggerBegin = {
    "trigger_begin", SqlType::kInteger,
    [](Row r) { return std::to_string(r.article.CodePoint(r.record().trigger.begin)); }};
constexpr ExportColumn kTriggerEnd = {
    "trigger_end", SqlType::kInteger,
    [](Row r) { return std::to_string(r.article.CodePoint(r.record().trigger.end)); }};
constexpr ExportColumn kEvidenceBegin = {
    "evidence_begin", SqlType::kInteger,
    [](Row r) { return std::to_string(r.article.CodePoint(r.record().evidence.begin)); }};
constexpr ExportColumn kEvidenceEnd = {
    "evidence_end", SqlType::kInteger,
    [](Row r) { return std::to_string(r.article.CodePoint(r.record().evidence.end)); }};

constexpr std::array kCsv = {
    kEventId,
    kPairId,
    kArticleId,
    ExportColumn{"day", SqlType::kDate, [](Row r) { return IsoDay(r.event.day); }},
    kDayFrom,
    kStart1,
    kStart2,
    kEnd1,
    kEnd2,
    kOngoing,
    kPrecision,
    kType,
    ExportColumn{"mode", kText, [](Row r) { return r.record().mode.value_or(""); }},
    ExportColumn{"plover_type", kText, PloverName},
    ExportColumn{"plover_score", SqlType::kDouble,
                 [](Row r) { return r.codes.PloverScore(r.event.type, r.event.mode); }},
    ExportColumn{"quad", SqlType::kInteger,
                 [](Row r) { return std::to_string(r.codes.PloverQuad(r.event.type)); }},
    ExportColumn{"cameo", kText, [](Row r) { return r.event.cameo; }},
    ExportColumn{"goldstein", SqlType::kDouble,
                 [](Row r) { return r.codes.Goldstein(r.event.cameo, GoldsteinTable::kGdelt); }},
    ExportColumn{"contexts", kText, [](Row r) { return Join(r.record().contexts, "; "); }},
    ExportColumn{"actor", kText, Name<kActor>},
    ExportColumn{"actor_kind", kText, Kind<kActor>},
    ExportColumn{"actor_country", kText, Field<kActor, &Actor::country>},
    ExportColumn{"actor_sector", kText, Field<kActor, &Actor::sector>},
    ExportColumn{"actor_role", kText, Role<kActor>},
    ExportColumn{"relation", kText, Relation},
    ExportColumn{"recipient", kText, Name<kRecipient>},
    ExportColumn{"recipient_kind", kText, Kind<kRecipient>},
    ExportColumn{"recipient_country", kText, Field<kRecipient, &Actor::country>},
    ExportColumn{"recipient_sector", kText, Field<kRecipient, &Actor::sector>},
    ExportColumn{"recipient_role", kText, Role<kRecipient>},
    kAbout,
    ExportColumn{"about_country", kText, AboutCountries},
    kReality,
    kPolarity,
    kSaidBy,
    kSaidByCountry,
    kSaidAs,
    kAlsoSaidBy,
    kChannel,
    kCondition,
    kConditionKind,
    ExportColumn{"condition_words", kText, ConditionWords},
    ExportColumn{"content_type", kText, ContentType},
    ExportColumn{"scope", kText, [](Row r) { return std::string(ToString(r.record().scope)); }},
    kBackground,
    ExportColumn{"country", kText, WherePart<&Where::country>},
    ExportColumn{"admin1", kText, WherePart<&Where::admin1>},
    ExportColumn{"place", kText, WherePart<&Where::place>},
    ExportColumn{"lat", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lat, 4) : ""; }},
    ExportColumn{"lon", SqlType::kDouble,
                 [](Row r) { return r.record().where ? Decimal(r.record().where->lon, 4) : ""; }},
    ExportColumn{"dead", SqlType::kDouble, [](Row r) { return QuantityOf(r, "dead"); }},
    ExportColumn{"injured", SqlType::kDouble, [](Row r) { return QuantityOf(r, "injured"); }},
    ExportColumn{"held", SqlType::kDouble, [](Row r) { return QuantityOf(r, "held"); }},
    ExportColumn{"released", SqlType::kDouble, [](Row r) { return QuantityOf(r, "released"); }},
    ExportColumn{"confidence", SqlType::kDouble,
                 [](Row r) { return Decimal(r.record().confidence, 3); }},
    ExportColumn{"outlet", kText, [](Row r) { return r.article.article().outlet.value_or(""); }},
    ExportColumn{"published", SqlType::kDate, Published},
    ExportColumn{"source", kText, [](Row r) { return SourceLink(r.article.article()); }},
    kTriggerBegin,
    kTriggerEnd,
    ExportColumn{"trigger", kText, [](Row r) { return r.Words(r.record().trigger); }},
    kEvidenceBegin,
    kEvidenceEnd,
    ExportColumn{"evidence", kText, [](Row r) { return r.Words(r.record().evidence); }},
};

constexpr std::array kExtra = {
    kEventId,       kPairId,        kNumber,  kArticleId,  kType,         kReality,
    kSaidBy,        kSaidByCountry, kSaidAs,  kAlsoSaidBy, kChannel,      kCondition,
    kConditionKind, kAbout,         kStart1,  kStart2,     kEnd1,         kEnd2,
    kOngoing,       kPrecision,     kDayFrom, kBackground, kTriggerBegin, kTriggerEnd,
    kEvidenceBegin, kEvidenceEnd,
};

}  // namespace

ExportTable CsvTable() {
  ExportTable table;
  table.rows = RowsOf::kPairOnce;
  table.keep = {true, true, true, true};
  table.comma = true;
  table.columns = kCsv;
  return table;
}

ExportTable ExtraTable() {
  ExportTable table;
  table.columns = kExtra;
  return table;
}

}  // namespace detente
