#include "dossier_invariants.h"

#include <string_view>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "format/dossier_json.h"

namespace detente {
namespace {

// Keeps the first fault.
class Checker {
 public:
  explicit Checker(const Reading& reading) : reading_(reading), d_(reading.dossier) {}

  std::string Check() {
    if (!IsValidUtf8(d_.article.text)) return "the text is no UTF-8";
    CheckArticle();
    CheckSentences();
    for (const PlaceMention& place : reading_.places) Span(place.span, "place");
    CheckActors();
    CheckTimes();
    for (const Statement& s : d_.statements) CheckStatement(s);
    for (const Event& e : d_.events) CheckEvent(e);
    for (const Condition& c : d_.conditions) CheckCondition(c);
    for (const LedgerLine& l : d_.ledger) CheckLine(l);
    if (fault_.empty()) CheckJson();
    return fault_;
  }

 private:
  void Hold(bool holds, std::string_view what) {
    if (!holds && fault_.empty()) fault_ = what;
  }

  bool IsBound(uint32_t at) const {
    const std::string& text = d_.article.text;
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
  }

  void Span(TextSpan span, const std::string& what) {
    Hold(span.begin <= span.end && span.end <= d_.article.text.size(),
         what + ": span outside the text");
    Hold(IsBound(span.begin) && IsBound(span.end), what + ": span inside a code point");
  }
  void Span(const std::optional<TextSpan>& span, const std::string& what) {
    if (span) Span(*span, what);
  }

  void Range(const std::optional<DateRange>& range, const std::string& what) {
    if (range) Hold(range->from.day <= range->to.day, what + ": ends before it begins");
  }
  void Bounds(const std::optional<DayBounds>& bounds, const std::string& what) {
    if (!bounds || !bounds->earliest || !bounds->latest) return;
    Hold(*bounds->earliest <= *bounds->latest, what + ": latest is before earliest");
  }

  void ActorAt(int index, const std::string& what) {
    Hold(index >= 0 && std::cmp_less(index, d_.actors.size()), what + ": no such actor");
  }
  void Actors(const std::vector<int>& list, const std::string& what) {
    for (int index : list) ActorAt(index, what);
  }
  void StatementAt(std::optional<int> index, const std::string& what) {
    if (!index) return;
    Hold(*index >= 0 && std::cmp_less(*index, d_.statements.size()), what + ": no such statement");
  }

  void CheckArticle() {
    uint32_t end = 0;
    for (TextSpan paragraph : d_.article.paragraphs) {
      Span(paragraph, "paragraph");
      Hold(end <= paragraph.begin, "paragraphs overlap");
      end = paragraph.end;
    }
    Span(d_.article.dateline, "dateline");
    for (const auto& when : {d_.article.published, d_.article.updated}) {
      if (when) Hold(when->from.day <= when->to.day, "published: ends before it begins");
    }
  }

  void CheckSentences() {
    uint32_t end = 0;
    for (const Sentence& sentence : reading_.sentences) {
      Span(sentence.span, "sentence");
      Hold(end <= sentence.span.begin, "sentences overlap");
      Hold(sentence.paragraph >= 0 &&
               std::cmp_less(sentence.paragraph, d_.article.paragraphs.size()),
           "sentence: no such paragraph");
      end = sentence.span.begin;
      for (const Token& token : sentence.tokens) {
        Span(token.span, "token");
        Hold(sentence.span.Contains(token.span), "token outside its sentence");
        Hold(end <= token.span.begin, "tokens overlap");
        end = token.span.end;
      }
      end = sentence.span.end;
    }
  }

  void CheckActors() {
    for (const auto& actor : d_.actors) {
      Hold(!actor.name.empty(), "actor without a name");
      uint32_t begin = 0;
      for (const Mention& mention : actor.mentions) {
        Span(mention.span, "mention");
        Hold(begin <= mention.span.begin, "mentions out of order");
        begin = mention.span.begin;
      }
    }
  }

  void CheckTimes() {
    uint32_t begin = 0;
    for (const TimeExpression& time : d_.times) {
      Span(time.span, "time");
      Range(time.range, "time " + time.value);
      Hold(begin <= time.span.begin, "times out of order");
      begin = time.span.begin;
    }
  }

  void CheckStatement(const Statement& s) {
    Actors(s.speakers, "speaker");
    Actors(s.channel, "channel");
    if (s.addressee) ActorAt(*s.addressee, "addressee");
    Span(s.mention, "mention of a source");
    Span(s.cue, "cue");
    for (TextSpan part : s.content) Span(part, "content of a statement");
    Range(s.time, "time of a statement");
    StatementAt(s.parent, "parent");
    Hold(!s.parent || &d_.statements[*s.parent] != &s, "a statement is its own parent");
  }

  void Parties(const std::vector<Party>& parties, const std::string& what) {
    for (const Party& party : parties) {
      ActorAt(party.actor, what);
      Span(party.mention, what);
    }
  }

  void When(const EventTime& when) {
    Bounds(when.start, "start of an event");
    Bounds(when.end, "end of an event");
    Span(when.words, "words of a time");
  }

  void CheckEvent(const Event& e) {
    Parties(e.actors, "actor of an event");
    Parties(e.recipients, "recipient of an event");
    Parties(e.about, "about of an event");
    StatementAt(e.said_by, "said_by");
    for (int index : e.also_said_by) StatementAt(index, "also_said_by");
    When(e.when);
    for (const Quantity& quantity : e.quantities) {
      Span(quantity.span, "quantity");
      Hold(quantity.low <= quantity.high, "quantity: high is below low");
    }
    Span(e.trigger, "trigger");
    Span(e.evidence, "evidence");
    if (e.content) CheckContent(*e.content);
  }

  void CheckContent(const EventContent& content) {
    Actors(content.actors, "actor of a content");
    Actors(content.recipients, "recipient of a content");
    Actors(content.about, "about of a content");
    Span(content.span, "content");
    if (content.when) When(*content.when);
  }

  void CheckCondition(const Condition& c) {
    Actors(c.setters, "setter");
    if (c.addressee) ActorAt(*c.addressee, "addressee of a condition");
    Span(c.if_span, "if");
    Span(c.then_span, "then");
    Range(c.deadline, "deadline");
    StatementAt(c.statement, "statement of a condition");
  }

  bool IsId(std::string_view id, char letter, size_t count) const {
    if (!id.starts_with(letter)) return false;
    const auto number = ParseInt(id.substr(1));
    return number && *number >= 1 && std::cmp_less_equal(*number, count);
  }

  void CheckLine(const LedgerLine& line) {
    Bounds(line.since, "since");
    Bounds(line.until, "until");
    for (const auto& list : {line.per, line.disputed_by}) {
      for (const std::string& id : list) {
        Hold(id == "outlet" || IsId(id, 'a', d_.actors.size()), "ledger: no such actor " + id);
      }
    }
    for (const std::string& id : line.records) {
      Hold(IsId(id, 'e', d_.events.size()) || IsId(id, 'c', d_.conditions.size()),
           "ledger: no such record " + id);
    }
  }

  void CheckJson() {
    const std::string json = DossierToJson(d_, JsonStyle::kLine);
    const auto back = DossierFromJson(json);
    if (!back.ok()) return Hold(false, "JSON is not read back: " + back.error().message);
    Hold(DossierToJson(*back, JsonStyle::kLine) == json, "JSON comes back changed");
  }

  const Reading& reading_;
  const Dossier& d_;
  std::string fault_;
};

}  // namespace

std::string BrokenInvariant(const Reading& reading) { return Checker(reading).Check(); }

}  // namespace detente
