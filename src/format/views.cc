#include "format/views.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"
#include "format/plover_view.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

class ViewWriter {
 public:
  explicit ViewWriter(const Dossier& dossier) : dossier_(dossier), map_(dossier.article.text) {}

  Json Quotes() const {
    Json list = Json::array();
    for (const Statement& s : dossier_.statements) {
      list.push_back({{"source", SpanOrNull(s.mention)},
                      {"cue", SpanOrNull(s.cue)},
                      {"content", Spans(s.content)}});
    }
    return {{"id", IdOf(dossier_.article)}, {"attributions", list}};
  }

  Json Times() const {
    Json list = Json::array();
    for (const TimeExpression& t : dossier_.times) {
      list.push_back({{"start", map_.ToCodePoint(t.span.begin)},
                      {"end", map_.ToCodePoint(t.span.end)},
                      {"type", t.type},
                      {"value", t.value},
                      {"text", Slice(dossier_.article.text, t.span)}});
    }
    return {{"doc", IdOf(dossier_.article)}, {"timexes", list}};
  }

  Json Events() const {
    Json list = Json::array();
    for (const Event& e : dossier_.events) {
      if (!IsInPloverView(e)) continue;
      const auto source = PloverCountries(dossier_, e, e.actors, e.recipients);
      if (e.recipients.empty() && source.size() == 2) {
        AddBothWays(e, source, &list);
        continue;
      }
      list.push_back({{"event", ToString(PloverType(e))},
                      {"source", source},
                      {"target", PloverTargets(dossier_, e)},
                      {"source_sector", FirstSector(e.actors)},
                      {"target_sector", FirstSector(e.recipients)}});
    }
    return {{"id", IdOf(dossier_.article)}, {"events", list}};
  }

  Json Types() const {
    Json list = Json::array();
    for (const Event& e : dossier_.events) {
      if (!IsInPloverView(e)) continue;
      list.push_back({{"event", ToString(PloverType(e))},
                      {"actors", Mentions(e.actors)},
                      {"recipients", Mentions(e.recipients)},
                      {"confidence", e.confidence ? Json(*e.confidence) : Json(nullptr)}});
    }
    return {{"id", IdOf(dossier_.article)}, {"events", list}};
  }

  Json Conditions() const {
    Json list = Json::array();
    for (const Condition& c : dossier_.conditions) {
      list.push_back({{"if", Slice(dossier_.article.text, c.if_span)},
                      {"then", Slice(dossier_.article.text, c.then_span)},
                      {"kind", ToString(c.kind)},
                      {"setter_country", CountryOf(c.setters.empty() ? std::optional<ActorIndex>()
                                                                     : c.setters.front())},
                      {"addressee_country", CountryOf(c.addressee)}});
    }
    return {{"id", IdOf(dossier_.article)}, {"conditions", list}};
  }

  Json Body() const {
    const Article& a = dossier_.article;
    std::vector<std::string> paragraphs;
    for (size_t i = static_cast<size_t>(a.heading_paragraphs); i < a.paragraphs.size(); ++i) {
      paragraphs.emplace_back(Slice(a.text, a.paragraphs[i]));
    }
    return {{"id", IdOf(a)}, {"text", Join(paragraphs, "\n\n")}};
  }

 private:
  // What two do with each other stands in both directions, as event data have it.
  void AddBothWays(const Event& e, const std::vector<std::string>& countries, Json* list) const {
    for (const size_t from : {0, 1}) {
      list->push_back({{"event", ToString(PloverType(e))},
                       {"source", Json::array({countries[from]})},
                       {"target", Json::array({countries[1 - from]})},
                       {"source_sector", SectorIn(e.actors, countries[from])},
                       {"target_sector", SectorIn(e.actors, countries[1 - from])}});
    }
  }

  std::string SectorIn(const std::vector<Party>& parties, const std::string& country) const {
    std::vector<Party> own;
    std::copy_if(parties.begin(), parties.end(), std::back_inserter(own),
                 [&](const Party& p) { return ActorOf(p).country == country; });
    return FirstSector(own);
  }

  Json Span(TextSpan span) const {
    return Json::array({map_.ToCodePoint(span.begin), map_.ToCodePoint(span.end)});
  }
  Json SpanOrNull(const std::optional<TextSpan>& span) const {
    return span ? Span(*span) : Json(nullptr);
  }
  Json Spans(const std::vector<TextSpan>& spans) const {
    Json out = Json::array();
    for (TextSpan span : spans) out.push_back(Span(span));
    return out;
  }

  const Actor& ActorOf(const Party& party) const {
    return dossier_.actors[static_cast<size_t>(party.actor)];
  }

  Json CountryOf(std::optional<ActorIndex> actor) const {
    if (!actor) return nullptr;
    const auto& country = dossier_.actors[static_cast<size_t>(*actor)].country;
    return country ? Json(*country) : Json(nullptr);
  }

  // '' for a bare country, which acts as its government without saying so.
  std::string FirstSector(const std::vector<Party>& parties) const {
    for (const Party& party : parties) {
      const Actor& actor = ActorOf(party);
      if (actor.kind != ActorKind::kCountry) return actor.sector.value_or("");
    }
    return "";
  }

  Json Mentions(const std::vector<Party>& parties) const {
    Json out = Json::array();
    for (const Party& party : parties) {
      if (party.mention) out.push_back(Span(*party.mention));
    }
    return out;
  }

  const Dossier& dossier_;
  CodePointMap map_;
};

}  // namespace

std::optional<View> ParseView(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kNames = {"quotes", "time",       "events",
                                                             "types",  "conditions", "pages"};
  const auto at = std::find(kNames.begin(), kNames.end(), name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<View>(at - kNames.begin());
}

std::string IdOf(const Article& article) {
  if (article.source.id) return *article.source.id;
  std::string id = article.source.file.value_or(article.id.value_or(""));
  const size_t slash = id.rfind('/');
  if (slash != std::string::npos) id.erase(0, slash + 1);
  for (std::string_view ending : {".gz", ".html", ".htm", ".txt"}) {
    if (std::string_view(id).ends_with(ending)) id.resize(id.size() - ending.size());
  }
  return id;
}

std::string ViewLine(const Dossier& dossier, View view) {
  const ViewWriter writer(dossier);
  Json json;
  switch (view) {
    case View::kQuotes:
      json = writer.Quotes();
      break;
    case View::kTime:
      json = writer.Times();
      break;
    case View::kEvents:
      json = writer.Events();
      break;
    case View::kTypes:
      json = writer.Types();
      break;
    case View::kConditions:
      json = writer.Conditions();
      break;
    case View::kPages:
      json = writer.Body();
      break;
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string ActorViewLine(const Dossier& dossier, std::string_view country,
                          std::string_view sector) {
  const Json json = {{"id", IdOf(dossier.article)}, {"country", country}, {"sector", sector}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace detente
