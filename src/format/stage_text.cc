#include "format/stage_text.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "document/names.h"

namespace detente {
namespace {

std::string Quoted(const Article& article, TextSpan span) {
  return '"' + FoldSpace(Slice(article.text, span)) + '"';
}

std::string ActorName(const Dossier& dossier, ActorIndex index) {
  return dossier.actors[static_cast<size_t>(index)].name;
}

std::string ActorNames(const Dossier& dossier, const std::vector<ActorIndex>& actors) {
  std::vector<std::string> names;
  for (ActorIndex actor : actors) names.push_back(ActorName(dossier, actor));
  return names.empty() ? "?" : Join(names, ", ");
}

std::string PartyNames(const Dossier& dossier, const std::vector<Party>& parties) {
  std::vector<ActorIndex> actors;
  for (const Party& party : parties) actors.push_back(party.actor);
  return ActorNames(dossier, actors);
}

// Fields joined by " | "; empty ones are left out.
class Line {
 public:
  Line& Add(std::string field) {
    if (!field.empty()) fields_.push_back(std::move(field));
    return *this;
  }
  Line& Add(std::string_view label, const std::optional<std::string>& value) {
    if (value) fields_.push_back(fmt::format("{} {}", label, *value));
    return *this;
  }
  std::string End() const { return Join(fields_, " | ") + '\n'; }

 private:
  std::vector<std::string> fields_;
};

std::string WhenText(const Article& article, const EventTime& when) {
  std::string out = "when " + (when.start ? BoundsText(*when.start) : "?");
  if (when.end && when.end != when.start) out += " to " + BoundsText(*when.end);
  if (when.ongoing) out += " ongoing";
  out += fmt::format(" {}", ToString(when.precision));
  if (when.words) out += ' ' + Quoted(article, *when.words);
  return out;
}

std::string ContentText(const Dossier& dossier, const EventContent& content) {
  const std::string about =
      content.about.empty() ? "" : " about " + ActorNames(dossier, content.about);
  const std::string when =
      content.when ? ' ' + WhenText(dossier.article, *content.when) : std::string();
  return fmt::format("content {} {} -> {}{} {}{}", content.type ? ToString(*content.type) : "?",
                     ActorNames(dossier, content.actors), ActorNames(dossier, content.recipients),
                     about, Quoted(dossier.article, content.span), when);
}

std::string QuantityText(const Quantity& quantity) {
  std::string out = fmt::format("{} {}", quantity.kind, quantity.low);
  if (quantity.high != quantity.low) out += fmt::format("-{}", quantity.high);
  if (quantity.unit) out += ' ' + *quantity.unit;
  return out;
}

std::string EventLine(const Dossier& dossier, const Event& event) {
  const Article& article = dossier.article;
  std::string head(ToString(event.type));
  if (event.mode) head += ' ' + *event.mode;
  std::string parties =
      PartyNames(dossier, event.actors) + " -> " + PartyNames(dossier, event.recipients);
  Line line;
  line.Add(head).Add(parties);
  if (!event.about.empty()) line.Add("about " + PartyNames(dossier, event.about));
  line.Add(std::string(ToString(event.reality)) +
           (event.polarity == Polarity::kNegative ? " negative" : ""));
  line.Add(WhenText(article, event.when));
  if (event.said_by) line.Add(fmt::format("said by s{}", *event.said_by + 1));
  for (StatementIndex statement : event.also_said_by)
    line.Add(fmt::format("also s{}", statement + 1));
  if (event.where && event.where->country) line.Add("in " + *event.where->country);
  for (const Quantity& quantity : event.quantities) line.Add(QuantityText(quantity));
  if (event.content) line.Add(ContentText(dossier, *event.content));
  if (event.background) line.Add("background");
  if (event.scope == Scope::kDomestic) line.Add("domestic");
  return line.Add(Quoted(article, event.trigger)).End();
}

}  // namespace

std::string RangeText(const DateRange& range) {
  std::string out = FormatMoment(range.from);
  if (range.to != range.from) out += ".." + FormatMoment(range.to);
  return fmt::format("{} {}", out, ToString(range.precision));
}

std::string BoundsText(const DayBounds& bounds) {
  const std::string earliest = bounds.earliest ? FormatDay(*bounds.earliest) : "?";
  const std::string latest = bounds.latest ? FormatDay(*bounds.latest) : "?";
  return earliest == latest ? earliest : earliest + ".." + latest;
}

std::string ArticleText(const Article& article) {
  std::string out;
  const auto field = [&](std::string_view label, const std::string& value) {
    out += fmt::format("{}: {}\n", label, value);
  };
  if (article.title) field("title", *article.title);
  if (article.standfirst) field("standfirst", *article.standfirst);
  if (article.outlet) field("outlet", *article.outlet);
  if (article.outlet_country)
    field("outlet at home in", *article.outlet_country + ", " + article.outlet_kind.value_or(""));
  if (article.section) field("section", *article.section);
  for (const std::string& tag : article.tags) field("tag", tag);
  for (const std::string& author : article.authors) field("author", author);
  const auto published = [&](std::string_view label, const Published& p) {
    field(label, RangeText({p.from, p.to, p.precision}) + (p.zone ? ' ' + *p.zone : ""));
  };
  if (article.published) published("published", *article.published);
  if (article.updated) published("updated", *article.updated);
  if (article.dateline) field("dateline", std::string(Slice(article.text, *article.dateline)));
  for (size_t i = static_cast<size_t>(article.heading_paragraphs); i < article.paragraphs.size();
       ++i) {
    field("paragraph", std::string(Slice(article.text, article.paragraphs[i])));
  }
  return out;
}

std::string SentencesText(std::span<const Sentence> sentences) {
  std::string out;
  for (const Sentence& sentence : sentences) {
    out += sentence.heading ? "heading:" : "sentence:";
    for (const Token& token : sentence.tokens) out += ' ' + token.form;
    out += '\n';
  }
  return out;
}

std::string TagsText(std::span<const Sentence> sentences) {
  std::string out;
  for (const Sentence& sentence : sentences) {
    std::vector<std::string> parts;
    for (const Token& t : sentence.tokens) {
      parts.push_back(fmt::format("{}/{}/{}", t.form, ToString(t.upos), t.lemma));
    }
    out += Join(parts, " ") + '\n';
  }
  return out;
}

std::string ActorsText(const Dossier& dossier) {
  std::string out;
  for (const Actor& actor : dossier.actors) {
    Line line;
    line.Add(actor.name);
    line.Add(fmt::format("{} {} {}", ToString(actor.kind), actor.country.value_or("-"),
                         actor.sector.value_or("-")));
    line.Add("role", actor.role).Add("rank", actor.rank);
    if (actor.basis == Basis::kLexicon) line.Add("lexicon");
    std::vector<std::string> mentions;
    for (const Mention& m : actor.mentions) {
      mentions.push_back(fmt::format("{} {}", ToString(m.form), Quoted(dossier.article, m.span)));
    }
    out += line.Add(Join(mentions, ", ")).End();
  }
  return out;
}

std::string TimesText(const Dossier& dossier) {
  std::string out;
  for (const TimeExpression& time : dossier.times) {
    Line line;
    line.Add(Quoted(dossier.article, time.span));
    line.Add(fmt::format("{} {}{}", time.type, time.value, time.mod ? ' ' + *time.mod : ""));
    if (time.range) line.Add(RangeText(*time.range));
    out += line.End();
  }
  return out;
}

std::string PlacesText(const Article& article, std::span<const PlaceMention> places) {
  std::string out;
  for (const PlaceMention& place : places) {
    Line line;
    line.Add(Quoted(article, place.span)).Add("country", place.where.country);
    line.Add("admin1", place.where.admin1).Add("place", place.where.place);
    if (place.where.lat && place.where.lon) {
      line.Add(fmt::format("{:.2f} {:.2f}", *place.where.lat, *place.where.lon));
    }
    out += line.End();
  }
  return out;
}

std::string StatementsText(const Dossier& dossier) {
  std::string out;
  for (size_t i = 0; i < dossier.statements.size(); ++i) {
    const Statement& s = dossier.statements[i];
    const Article& article = dossier.article;
    Line line;
    line.Add(fmt::format("s{}", i + 1)).Add(ActorNames(dossier, s.speakers));
    line.Add(s.mention ? "source " + Quoted(article, *s.mention) : "");
    line.Add(s.cue ? "cue " + Quoted(article, *s.cue) : "");
    line.Add(fmt::format("{} {}", ToString(s.form), s.kind));
    std::vector<std::string> parts;
    for (TextSpan span : s.content) parts.push_back(Quoted(article, span));
    line.Add(Join(parts, " ... "));
    if (s.addressee) line.Add("to " + ActorName(dossier, *s.addressee));
    if (!s.channel.empty()) line.Add("via " + ActorNames(dossier, s.channel));
    if (s.time) line.Add("on " + RangeText(*s.time));
    if (s.parent) line.Add(fmt::format("inside s{}", *s.parent + 1));
    out += line.End();
  }
  return out;
}

std::string EventsText(const Dossier& dossier) {
  std::string out;
  for (const Event& event : dossier.events) out += EventLine(dossier, event);
  return out;
}

std::string ConditionsText(const Dossier& dossier) {
  std::string out;
  for (const Condition& c : dossier.conditions) {
    Line line;
    line.Add(std::string(ToString(c.kind)));
    line.Add(ActorNames(dossier, c.setters) + " -> " +
             (c.addressee ? ActorName(dossier, *c.addressee) : "?"));
    line.Add("if " + Quoted(dossier.article, c.if_span));
    line.Add("then " + Quoted(dossier.article, c.then_span));
    if (c.deadline) line.Add("by " + RangeText(*c.deadline));
    if (c.statement) line.Add(fmt::format("said in s{}", *c.statement + 1));
    out += line.End();
  }
  return out;
}

std::string LedgerText(const Dossier& dossier) {
  std::string out;
  for (const LedgerLine& l : dossier.ledger) {
    Line line;
    line.Add(l.line).Add(l.pair[0] + " > " + l.pair[1]).Add(l.what).Add(l.state);
    if (l.since) line.Add("since " + BoundsText(*l.since));
    if (l.until) line.Add("until " + BoundsText(*l.until));
    line.Add("per " + Join(l.per, ", "));
    if (!l.disputed_by.empty()) line.Add("disputed by " + Join(l.disputed_by, ", "));
    out += line.Add(Join(l.records, " ")).End();
  }
  return out;
}

}  // namespace detente
