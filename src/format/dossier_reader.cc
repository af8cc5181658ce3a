#include <fmt/format.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"
#include "format/dossier_json.h"
#include "format/field_reader.h"

namespace detente {
namespace {

// Reads the records of a dossier one after another.
class Reader : public FieldReader {
 public:
  Result<Dossier> Read(const Json& json) {
    if (!json.is_object()) return Error{"not a dossier: a JSON object is wanted"};
    if (Text(json, "schema") != std::string(kDossierSchema)) {
      return Error{fmt::format("schema: \"{}\" is wanted", kDossierSchema)};
    }
    Dossier d;
    At("article", [&] { ReadArticle(Member(json, "article"), &d.article); });
    const CodePointMap map(d.article.text);
    map_ = &map;
    actors_ = Member(json, "actors").size();
    statements_ = Member(json, "statements").size();
    At("article", [&] { ReadArticleSpans(Member(json, "article"), &d.article); });
    ReadList(json, "actors", &d.actors, &Reader::ReadActor);
    ReadList(json, "times", &d.times, &Reader::ReadTime);
    ReadList(json, "statements", &d.statements, &Reader::ReadStatement);
    ReadList(json, "events", &d.events, &Reader::ReadEvent);
    ReadList(json, "conditions", &d.conditions, &Reader::ReadCondition);
    ReadList(json, "ledger", &d.ledger, &Reader::ReadLine);
    if (!fault_.empty()) return Error{fault_};
    return d;
  }

 private:
  void ReadArticle(const Json& json, Article* a) {
    a->id = Text(json, "id");
    const Json source = Member(json, "source");
    if (source.is_object()) {
      a->source.file = Text(source, "file");
      a->source.url = Text(source, "url");
      a->source.id = Text(source, "id");
      At("source", [&] { a->source.record = Count(source, "record"); });
    }
    a->url = Text(json, "url");
    a->outlet = Text(json, "outlet");
    a->language = Text(json, "language");
    a->title = Text(json, "title");
    a->standfirst = Text(json, "standfirst");
    a->authors = Texts(json, "authors");
    a->published = ReadPublished(json, "published");
    a->updated = ReadPublished(json, "updated");
    a->text = NeededText(json, "text");
    a->section = Text(json, "section");
    a->tags = Texts(json, "tags");
    a->outlet_country = Text(json, "outlet_country");
    a->outlet_kind = Text(json, "outlet_kind");
  }

  void ReadArticleSpans(const Json& json, Article* a) {
    a->dateline = Span(json, "dateline");
    ReadList(json, "paragraphs", &a->paragraphs, &Reader::ReadSpan);
    const auto is_heading = [&](const std::optional<std::string>& heading) {
      const auto at = static_cast<size_t>(a->heading_paragraphs);
      return heading && at < a->paragraphs.size() && Slice(a->text, a->paragraphs[at]) == *heading;
    };
    if (is_heading(a->title)) ++a->heading_paragraphs;
    if (is_heading(a->standfirst)) ++a->heading_paragraphs;
  }

  std::optional<Published> ReadPublished(const Json& json, std::string_view key) {
    const auto range = Range(json, key);
    if (!range) return std::nullopt;
    Published p{range->from, range->to, range->precision, std::nullopt};
    At(key, [&] { p.zone = Text(Member(json, key), "zone"); });
    return p;
  }

  void ReadActor(const Json& json, Actor* a) {
    a->name = NeededText(json, "name");
    ReadName(json, "kind", &a->kind);
    a->country = Text(json, "country");
    a->sector = Text(json, "sector");
    a->role = Text(json, "role");
    a->rank = Text(json, "rank");
    ReadName(json, "basis", &a->basis);
    ReadList(json, "mentions", &a->mentions, &Reader::ReadMention);
  }

  void ReadMention(const Json& json, Mention* m) {
    m->span = NeededSpan(json, "span");
    ReadName(json, "form", &m->form);
  }

  void ReadTime(const Json& json, TimeExpression* t) {
    t->span = NeededSpan(json, "span");
    t->type = NeededText(json, "type");
    t->value = NeededText(json, "value");
    t->mod = Text(json, "mod");
    if (Member(json, "from").is_null()) return;
    t->range.emplace();
    ReadRange(json, &*t->range);
  }

  void ReadStatement(const Json& json, Statement* s) {
    s->speakers = ActorIds(json, "speakers");
    s->mention = Span(json, "mention");
    s->cue = Span(json, "cue");
    ReadList(json, "content", &s->content, &Reader::ReadSpan);
    ReadName(json, "form", &s->form);
    s->kind = NeededText(json, "kind");
    s->addressee = IdOrNull(json, "addressee", 'a', actors_);
    s->channel = ActorIds(json, "channel");
    s->time = Range(json, "time");
    s->parent = IdOrNull(json, "parent", 's', statements_);
  }

  void ReadParty(const Json& json, Party* p) {
    At("actor", [&] { p->actor = Index(Member(json, "actor"), 'a', actors_); });
    p->mention = Span(json, "mention");
  }

  void ReadWhen(const Json& json, EventTime* w) {
    w->start = Bounds(json, "start");
    w->end = Bounds(json, "end");
    w->ongoing = Flag(json, "ongoing");
    ReadPrecision(json, &w->precision);
    w->words = Span(json, "words");
    w->rule = Text(json, "rule");
  }

  void ReadContent(const Json& json, EventContent* c) {
    if (!Member(json, "type").is_null()) {
      c->type.emplace();
      ReadName(json, "type", &*c->type);
    }
    c->actors = ActorIds(json, "actors");
    c->recipients = ActorIds(json, "recipients");
    c->about = ActorIds(json, "about");
    if (!Member(json, "when").is_null()) {
      c->when.emplace();
      At("when", [&] { ReadWhen(Member(json, "when"), &*c->when); });
    }
    c->span = NeededSpan(json, "span");
  }

  void ReadWhere(const Json& json, Where* w) {
    w->country = Text(json, "country");
    w->admin1 = Text(json, "admin1");
    w->place = Text(json, "place");
    w->lat = Number(json, "lat");
    w->lon = Number(json, "lon");
  }

  void ReadQuantity(const Json& json, Quantity* q) {
    q->kind = NeededText(json, "kind");
    q->span = NeededSpan(json, "span");
    q->unit = Text(json, "unit");
    const Json value = Member(json, "value");
    if (value.is_number()) {
      q->low = q->high = value.number();
    } else if (value.is_array() && value.size() == 2 && value[0].is_number() &&
               value[1].is_number()) {
      q->low = value[0].number();
      q->high = value[1].number();
    } else {
      At("value", [&] { Fault("a number or [low, high] is wanted"); });
    }
  }

  void ReadEvent(const Json& json, Event* e) {
    ReadName(json, "type", &e->type);
    e->mode = Text(json, "mode");
    e->cameo = Text(json, "cameo");
    e->contexts = Texts(json, "contexts");
    ReadList(json, "actors", &e->actors, &Reader::ReadParty);
    ReadList(json, "recipients", &e->recipients, &Reader::ReadParty);
    ReadList(json, "about", &e->about, &Reader::ReadParty);
    ReadName(json, "reality", &e->reality);
    ReadName(json, "polarity", &e->polarity);
    if (!Member(json, "content").is_null()) {
      e->content.emplace();
      At("content", [&] { ReadContent(Member(json, "content"), &*e->content); });
    }
    e->said_by = IdOrNull(json, "said_by", 's', statements_);
    ReadList(json, "also_said_by", &e->also_said_by, &Reader::ReadStatementId);
    At("when", [&] { ReadWhen(Member(json, "when"), &e->when); });
    if (!Member(json, "where").is_null()) {
      e->where.emplace();
      At("where", [&] { ReadWhere(Member(json, "where"), &*e->where); });
    }
    ReadList(json, "quantities", &e->quantities, &Reader::ReadQuantity);
    ReadName(json, "scope", &e->scope);
    e->background = Flag(json, "background");
    e->trigger = NeededSpan(json, "trigger");
    e->evidence = NeededSpan(json, "evidence");
    e->confidence = Number(json, "confidence");
  }

  void ReadCondition(const Json& json, Condition* c) {
    c->setters = ActorIds(json, "setters");
    c->addressee = IdOrNull(json, "addressee", 'a', actors_);
    c->if_span = NeededSpan(json, "if");
    c->then_span = NeededSpan(json, "then");
    ReadName(json, "kind", &c->kind);
    c->deadline = Range(json, "deadline");
    c->statement = IdOrNull(json, "statement", 's', statements_);
  }

  void ReadLine(const Json& json, LedgerLine* l) {
    const auto pair = Texts(json, "pair");
    if (pair.size() != 2) return At("pair", [&] { Fault("two parties are wanted"); });
    l->pair = {pair[0], pair[1]};
    l->line = NeededText(json, "line");
    l->what = NeededText(json, "what");
    l->state = NeededText(json, "state");
    l->since = Bounds(json, "since");
    l->until = Bounds(json, "until");
    l->per = Texts(json, "per");
    l->disputed_by = Texts(json, "disputed_by");
    l->records = Texts(json, "records");
  }
};

}  // namespace

Result<Dossier> DossierFromJson(std::string_view json) {
  simdjson::dom::parser parser;
  simdjson::dom::element parsed;
  if (parser.parse(json.data(), json.size()).get(parsed) != simdjson::SUCCESS) {
    return Error{"not JSON"};
  }
  return Reader().Read(JsonView(parsed));
}

}  // namespace detente
