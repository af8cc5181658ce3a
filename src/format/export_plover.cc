// PLOVER JSON: an event a line. What PLOVER has no field for stands under names of our own, which
// the codebook that cite_info names declares.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "document/names.h"
#include "format/export_table.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kCodebook = "plover-relations-0.1";

class PloverWriter {
 public:
  PloverWriter(const ExportArticle& article, const ExportEvent& event, const ExportCodes& codes,
               bool text_free)
      : row_{article, event, codes, text_free, nullptr, nullptr, false, event.id} {}

  Json Write() const {
    const Event& e = row_.record();
    Json out = {{"id", row_.event.id},
                {"date", IsoDay(row_.event.day)},
                {"actor", EntitiesOrUnknown(e.actors)},
                {"recipient", Entities(e.recipients)},
                {"event", Json::array({ToString(row_.event.type)})},
                {"quad_code", row_.codes.PloverQuad(row_.event.type)},
                {"event_scale", Scale()},
                {"mode", Modes()},
                {"context", e.contexts}};
    if (e.where) out["event_loc"] = Location(*e.where);
    if (const Json size = Size(); !size.empty()) out["size"] = size;
    if (!row_.text_free) {
      out["event_text"] = Json::array({row_.Words(e.trigger)});
      out["text"] = row_.Words(e.evidence);
    }
    out["text_info"] = TextInfo();
    out["cite_info"] = CiteInfo();
    out["coder"] = fmt::format("detente {}", VersionOf(row_));
    AddOurs(&out);
    return out;
  }

 private:
  static Json OrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
  static Json Bounds(const std::optional<DayBounds>& bounds) {
    if (!bounds) return nullptr;
    return Json::array({OrNull(IsoDay(bounds->earliest)), OrNull(IsoDay(bounds->latest))});
  }

  Json Entity(ActorIndex index) const {
    return Entity(index, row_.article.ActorAt(index).country.value_or(""));
  }
  Json Entity(ActorIndex index, const std::string& country) const {
    const Actor& actor = row_.article.ActorAt(index);
    Json out = {{"code", country.empty() ? "UNK" : row_.codes.PloverCountry(country)}};
    if (actor.sector) out["sector"] = *actor.sector;
    out["entity_text"] = actor.name;
    out["identifier_id"] = fmt::format("a{}", index + 1);
    if (actor.role && !row_.text_free) out["office"] = *actor.role;
    return out;
  }
  Json Entities(const std::vector<Party>& parties) const {
    Json out = Json::array();
    for (const Party& party : parties) {
      out.push_back(Entity(party.actor, row_.CountryOf(party)));
    }
    return out;
  }
  Json Entities(const std::vector<ActorIndex>& actors) const {
    Json out = Json::array();
    for (ActorIndex actor : actors) out.push_back(Entity(actor));
    return out;
  }
  // PLOVER wants an actor; a deed that the text tells without one has an unknown one.
  Json EntitiesOrUnknown(const std::vector<Party>& parties) const {
    if (!parties.empty()) return Entities(parties);
    return Json::array({Json{{"code", "UNK"}, {"sector", "UNK"}}});
  }

  Json Scale() const {
    const std::string score = row_.codes.PloverScore(row_.event.type, row_.event.mode);
    return score.empty() ? Json(nullptr) : Json::parse(score, nullptr, false);
  }

  // With PLOVER's own words for what is past, to come, or only thought of.
  Json Modes() const {
    Json out = Json::array();
    if (!row_.event.mode.empty()) out.push_back(row_.event.mode);
    if (row_.event.converted) out.push_back("future");
    if (row_.event.hypothetical()) out.push_back("hypothetical");
    if (row_.record().background) out.push_back("historical");
    return out;
  }

  Json Location(const Where& where) const {
    const std::string country = where.country.value_or("");
    const int resolution = where.place ? 4 : where.admin1 ? 2 : 1;
    return {{"resolved_place", PlaceName(row_, ", ")},
            {"lat", where.lat ? Json(*where.lat) : Json(nullptr)},
            {"lon", where.lon ? Json(*where.lon) : Json(nullptr)},
            {"city", OrNull(where.place.value_or(""))},
            {"province", OrNull(where.admin1.value_or(""))},
            {"country", OrNull(row_.codes.CountryName(country))},
            {"country_code", OrNull(row_.codes.PloverCountry(country))},
            {"resolution", resolution}};
  }

  Json Size() const {
    Json out = Json::object();
    for (const auto& [key, kind] : {std::pair("dead", "dead"), std::pair("injured", "injured"),
                                    std::pair("arrested", "held")}) {
      const std::string count = QuantityOf(row_, kind);
      if (!count.empty()) out[key] = Json::parse(count, nullptr, false);
    }
    return out;
  }

  Json TextInfo() const {
    const TextSpan evidence = row_.record().evidence;
    return {{"sequence", row_.event.sentence},
            {"start", row_.article.CodePoint(evidence.begin)},
            {"end", row_.article.CodePoint(evidence.end)}};
  }

  Json CiteInfo() const {
    const Article& a = row_.article.article();
    Json out = {{"corpus", row_.article.digest()}, {"url", OrNull(SourceLink(a))}};
    if (a.title && !row_.text_free) out["title"] = *a.title;
    out["language"] = OrNull(a.language.value_or(""));
    out["publication"] = OrNull(a.outlet.value_or(""));
    out["published"] = a.published ? Json(FormatMoment(a.published->from)) : Json(nullptr);
    out["codebook"] = kCodebook;
    out["version"] = VersionOf(row_);
    return out;
  }

  void AddOurs(Json* out) const {
    const Event& e = row_.record();
    (*out)["recorded_type"] = ToString(e.type);
    (*out)["cameo"] = OrNull(row_.event.cameo);
    (*out)["reality"] = ToString(e.reality);
    (*out)["polarity"] = ToString(e.polarity);
    (*out)["said_by"] = Attribution(e);
    (*out)["about"] = Entities(e.about);
    (*out)["content"] = Content(e);
    (*out)["conditions"] = Conditions();
    (*out)["when"] = {{"start", Bounds(e.when.start)},
                      {"end", Bounds(e.when.end)},
                      {"ongoing", e.when.ongoing},
                      {"precision", ToString(e.when.precision)},
                      {"date_from", ToString(row_.event.basis)}};
    (*out)["scope"] = ToString(e.scope);
    (*out)["background"] = e.background;
    (*out)["confidence"] = e.confidence ? Json(*e.confidence) : Json(nullptr);
    (*out)["trigger"] = {row_.article.CodePoint(e.trigger.begin),
                         row_.article.CodePoint(e.trigger.end)};
  }

  // Null: in the outlet's own voice.
  Json Attribution(const Event& e) const {
    if (!e.said_by) return nullptr;
    const Statement& s = row_.dossier().statements[static_cast<size_t>(*e.said_by)];
    Json also = Json::array();
    for (StatementIndex index : e.also_said_by) {
      also.push_back(Entities(row_.dossier().statements[static_cast<size_t>(index)].speakers));
    }
    return {{"speakers", Entities(s.speakers)},
            {"form", ToString(s.form)},
            {"kind", s.kind},
            {"channel", Entities(s.channel)},
            {"also", also}};
  }

  Json Content(const Event& e) const {
    if (!e.content) return nullptr;
    Json out = {{"event", e.content->type ? Json(ToString(*e.content->type)) : Json(nullptr)},
                {"actor", Entities(e.content->actors)},
                {"recipient", Entities(e.content->recipients)},
                {"about", Entities(e.content->about)}};
    if (!row_.text_free) out["text"] = row_.Words(e.content->span);
    return out;
  }

  Json Conditions() const {
    Json out = Json::array();
    for (const ConditionLink& link : row_.event.conditions) {
      const Condition& c = row_.dossier().conditions[link.condition];
      Json one = {{"id", fmt::format("c{}", link.condition + 1)},
                  {"part", link.in_if ? "if" : "then"},
                  {"kind", ToString(c.kind)},
                  {"setters", Entities(c.setters)},
                  {"addressee", c.addressee ? Entity(*c.addressee) : Json(nullptr)}};
      if (!row_.text_free) {
        one["if"] = row_.Words(c.if_span);
        one["then"] = row_.Words(c.then_span);
      }
      out.push_back(std::move(one));
    }
    return out;
  }

  ExportRow row_;
};

}  // namespace

std::string PloverLines(const ExportArticle& article, const ExportOptions& options,
                        const ExportCodes& codes, ExportTally* tally) {
  std::string lines;
  for (const ExportEvent& event : article.events()) {
    if (!Keeps(event, kPloverKeep, tally)) continue;
    ++tally->rows;
    lines += PloverWriter(article, event, codes, options.text_free)
                 .Write()
                 .dump(-1, ' ', false, Json::error_handler_t::replace) +
             '\n';
  }
  return lines;
}

}  // namespace detente
