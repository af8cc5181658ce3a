#include <fmt/format.h>

#include <cmath>

#include "base/utf8.h"
#include "document/names.h"
#include "format/dossier_json.h"
#include "format/json_text.h"

namespace detente {
namespace {

using Json = JsonText;

template <typename T, typename Write>
Json OrNull(const std::optional<T>& value, Write write) {
  return value ? Json(write(*value)) : Json(nullptr);
}

template <typename T>
Json OrNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <typename T, typename Write>
Json List(const std::vector<T>& values, Write write) {
  std::vector<Json> out;
  out.reserve(values.size());
  for (const T& value : values) out.push_back(write(value));
  return Json::Array(out);
}

std::string ActorId(ActorIndex index) { return fmt::format("a{}", index + 1); }
std::string StatementId(StatementIndex index) { return fmt::format("s{}", index + 1); }

Json DayOrNull(const std::optional<Day>& day) { return OrNull(day, FormatDay); }

Json Bounds(const DayBounds& bounds) {
  return Json::Array({DayOrNull(bounds.earliest), DayOrNull(bounds.latest)});
}

Json Range(const DateRange& range) {
  return {{"from", FormatMoment(range.from)},
          {"to", FormatMoment(range.to)},
          {"precision", ToString(range.precision)}};
}

// 12, not 12.0: counts are whole.
Json Number(double value) {
  constexpr double kMaxExact = 9007199254740992.0;
  if (std::nearbyint(value) == value && std::fabs(value) < kMaxExact) {
    return static_cast<int64_t>(value);
  }
  return value;
}

class Writer {
 public:
  explicit Writer(const Dossier& dossier) : dossier_(dossier), map_(dossier.article.text) {}

  Json Write() const {
    int event = 0;
    int statement = 0;
    int actor = 0;
    int condition = 0;
    return {
        {"schema", kDossierSchema},
        {"article", WriteArticle(dossier_.article)},
        {"actors", List(dossier_.actors, [&](const Actor& a) { return WriteActor(a, actor++); })},
        {"times", List(dossier_.times, [&](const TimeExpression& t) { return WriteTime(t); })},
        {"statements", List(dossier_.statements,
                            [&](const Statement& s) { return WriteStatement(s, statement++); })},
        {"events", List(dossier_.events, [&](const Event& e) { return WriteEvent(e, event++); })},
        {"conditions", List(dossier_.conditions,
                            [&](const Condition& c) { return WriteCondition(c, condition++); })},
        {"ledger", List(dossier_.ledger, WriteLine)},
    };
  }

 private:
  Json Span(TextSpan span) const {
    return Json::Array({map_.ToCodePoint(span.begin), map_.ToCodePoint(span.end)});
  }
  Json SpanOrNull(const std::optional<TextSpan>& span) const {
    return OrNull(span, [&](TextSpan s) { return Span(s); });
  }
  Json Spans(const std::vector<TextSpan>& spans) const {
    return List(spans, [&](TextSpan s) { return Span(s); });
  }

  static Json WriteSource(const Source& source) {
    // Only those that are known.
    std::vector<Json::Member> known;
    if (source.file) known.push_back({"file", *source.file});
    if (source.url) known.push_back({"url", *source.url});
    if (source.record) known.push_back({"record", *source.record});
    if (source.id) known.push_back({"id", *source.id});
    return Json(known);
  }

  static Json WritePublished(const Published& p) {
    return {{"from", FormatMoment(p.from)},
            {"to", FormatMoment(p.to)},
            {"precision", ToString(p.precision)},
            {"zone", OrNull(p.zone)}};
  }

  Json WriteArticle(const Article& a) const {
    return {{"id", OrNull(a.id)},
            {"source", WriteSource(a.source)},
            {"url", OrNull(a.url)},
            {"outlet", OrNull(a.outlet)},
            {"language", OrNull(a.language)},
            {"title", OrNull(a.title)},
            {"standfirst", OrNull(a.standfirst)},
            {"authors", a.authors},
            {"published", OrNull(a.published, WritePublished)},
            {"updated", OrNull(a.updated, WritePublished)},
            {"dateline", SpanOrNull(a.dateline)},
            {"paragraphs", Spans(a.paragraphs)},
            {"text", a.text},
            {"section", OrNull(a.section)},
            {"tags", a.tags},
            {"outlet_country", OrNull(a.outlet_country)},
            {"outlet_kind", OrNull(a.outlet_kind)}};
  }

  Json WriteActor(const Actor& a, int index) const {
    return {{"id", ActorId(index)},
            {"name", a.name},
            {"kind", ToString(a.kind)},
            {"country", OrNull(a.country)},
            {"sector", OrNull(a.sector)},
            {"role", OrNull(a.role)},
            {"rank", OrNull(a.rank)},
            {"basis", ToString(a.basis)},
            {"mentions", List(a.mentions, [&](const Mention& m) {
               return Json{{"span", Span(m.span)}, {"form", ToString(m.form)}};
             })}};
  }

  Json WriteTime(const TimeExpression& t) const {
    const auto bound = [&](auto member) {
      return t.range ? Json(FormatMoment((*t.range).*member)) : Json(nullptr);
    };
    return {{"span", Span(t.span)},
            {"type", t.type},
            {"value", t.value},
            {"mod", OrNull(t.mod)},
            {"from", bound(&DateRange::from)},
            {"to", bound(&DateRange::to)},
            {"precision", ToString(t.range ? t.range->precision : Precision::kNone)}};
  }

  Json WriteStatement(const Statement& s, int index) const {
    return {{"id", StatementId(index)},
            {"speakers", List(s.speakers, ActorId)},
            {"mention", SpanOrNull(s.mention)},
            {"cue", SpanOrNull(s.cue)},
            {"content", Spans(s.content)},
            {"form", ToString(s.form)},
            {"kind", s.kind},
            {"addressee", OrNull(s.addressee, ActorId)},
            {"channel", List(s.channel, ActorId)},
            {"time", OrNull(s.time, Range)},
            {"parent", OrNull(s.parent, StatementId)}};
  }

  Json WriteParties(const std::vector<Party>& parties) const {
    return List(parties, [&](const Party& p) {
      return Json{{"actor", ActorId(p.actor)}, {"mention", SpanOrNull(p.mention)}};
    });
  }

  Json WriteWhen(const EventTime& w) const {
    return {{"start", OrNull(w.start, Bounds)},
            {"end", OrNull(w.end, Bounds)},
            {"ongoing", w.ongoing},
            {"precision", ToString(w.precision)},
            {"words", SpanOrNull(w.words)},
            {"rule", OrNull(w.rule)}};
  }

  Json WriteContent(const EventContent& c) const {
    return {{"type", OrNull(c.type, [](EventType t) { return ToString(t); })},
            {"actors", List(c.actors, ActorId)},
            {"recipients", List(c.recipients, ActorId)},
            {"about", List(c.about, ActorId)},
            {"when", OrNull(c.when, [&](const EventTime& w) { return WriteWhen(w); })},
            {"span", Span(c.span)}};
  }

  static Json WriteWhere(const Where& w) {
    return {{"country", OrNull(w.country)},
            {"admin1", OrNull(w.admin1)},
            {"place", OrNull(w.place)},
            {"lat", OrNull(w.lat)},
            {"lon", OrNull(w.lon)}};
  }

  Json WriteQuantity(const Quantity& q) const {
    const Json value =
        q.low == q.high ? Number(q.low) : Json::Array({Number(q.low), Number(q.high)});
    return {{"kind", q.kind}, {"span", Span(q.span)}, {"value", value}, {"unit", OrNull(q.unit)}};
  }

  Json WriteEvent(const Event& e, int index) const {
    return {{"id", fmt::format("e{}", index + 1)},
            {"type", ToString(e.type)},
            {"mode", OrNull(e.mode)},
            {"cameo", OrNull(e.cameo)},
            {"contexts", e.contexts},
            {"actors", WriteParties(e.actors)},
            {"recipients", WriteParties(e.recipients)},
            {"about", WriteParties(e.about)},
            {"reality", ToString(e.reality)},
            {"polarity", ToString(e.polarity)},
            {"content", OrNull(e.content, [&](const EventContent& c) { return WriteContent(c); })},
            {"said_by", OrNull(e.said_by, StatementId)},
            {"also_said_by", List(e.also_said_by, StatementId)},
            {"when", WriteWhen(e.when)},
            {"where", OrNull(e.where, WriteWhere)},
            {"quantities", List(e.quantities, [&](const Quantity& q) { return WriteQuantity(q); })},
            {"scope", ToString(e.scope)},
            {"background", e.background},
            {"trigger", Span(e.trigger)},
            {"evidence", Span(e.evidence)},
            {"confidence", OrNull(e.confidence)}};
  }

  Json WriteCondition(const Condition& c, int index) const {
    return {{"id", fmt::format("c{}", index + 1)},
            {"setters", List(c.setters, ActorId)},
            {"addressee", OrNull(c.addressee, ActorId)},
            {"if", Span(c.if_span)},
            {"then", Span(c.then_span)},
            {"kind", ToString(c.kind)},
            {"deadline", OrNull(c.deadline, Range)},
            {"statement", OrNull(c.statement, StatementId)}};
  }

  static Json WriteLine(const LedgerLine& l) {
    return {{"pair", Json::Array({l.pair[0], l.pair[1]})},
            {"line", l.line},
            {"what", l.what},
            {"state", l.state},
            {"since", OrNull(l.since, Bounds)},
            {"until", OrNull(l.until, Bounds)},
            {"per", l.per},
            {"disputed_by", l.disputed_by},
            {"records", l.records}};
  }

  const Dossier& dossier_;
  CodePointMap map_;
};

}  // namespace

std::string DossierToJson(const Dossier& dossier, JsonStyle style) {
  const Json json = Writer(dossier).Write();
  return style == JsonStyle::kIndented ? json.Indented() : json.text();
}

}  // namespace detente
