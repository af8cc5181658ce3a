// The command `read`: one page told to a person.
#include <fmt/format.h>

#include <ostream>

#include "base/strings.h"
#include "base/utf8.h"
#include "batch/batch.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "document/names.h"
#include "format/dossier_json.h"
#include "format/stage_text.h"

namespace detente {
namespace {

// Tells a dossier: actors, who said what, who did what to whom, conditions, where they stand.
class Teller {
 public:
  Teller(const Dossier& dossier, const Terminal& terminal)
      : d_(dossier), out_(terminal.out), style_(terminal.colour) {}

  void Tell() {
    TellArticle();
    TellActors();
    TellStatements();
    TellEvents();
    TellConditions();
    TellLedger();
  }

 private:
  void Heading(std::string_view text) { out_ << '\n' << style_.Title(text) << '\n'; }

  std::string Text(TextSpan span) const { return FoldSpace(Slice(d_.article.text, span)); }

  void TellArticle() {
    const Article& a = d_.article;
    out_ << style_.Bold(a.title.value_or("(no title)")) << '\n';
    if (a.standfirst) out_ << Wrapped(*a.standfirst, 0, 0);
    std::string line = PublishedWords(a.published);
    if (a.outlet) line += " · " + *a.outlet;
    const auto source = a.url ? a.url : a.source.file;
    if (source) line += " · " + *source;
    out_ << style_.Dim(line) << '\n';
  }

  void TellActors() {
    if (d_.actors.empty()) return;
    Heading("Actors");
    for (const Actor& actor : d_.actors) {
      std::string codes = actor.country.value_or("");
      if (actor.sector && actor.kind != ActorKind::kCountry) {
        codes += (codes.empty() ? "" : " ") + *actor.sector;
      }
      std::string line = fmt::format("{} ({})", style_.Bold(actor.name),
                                     codes.empty() ? std::string(ToString(actor.kind)) : codes);
      if (actor.role) line += ", " + *actor.role;
      if (actor.rank && actor.rank != actor.role) line += fmt::format(" [{}]", *actor.rank);
      out_ << Wrapped(line, 2, 6);
    }
  }

  std::string SpeakerOf(const Statement& s) const {
    if (!s.speakers.empty()) return NamesOf(d_, s.speakers, "");
    if (s.mention) return "“" + Text(*s.mention) + "”";
    return "(nobody named)";
  }

  void TellStatements() {
    if (d_.statements.empty()) return;
    Heading("Who said what");
    std::string last;
    for (const Statement& s : d_.statements) {
      std::string head = SpeakerOf(s);
      if (!s.channel.empty()) head += ", through " + NamesOf(d_, s.channel, "");
      if (s.time) head += ", " + BoundsWords(DayBounds{s.time->from.day, s.time->to.day});
      if (head != last) out_ << "  " << style_.Bold(head) << '\n';
      last = head;
      std::vector<std::string> parts;
      for (TextSpan span : s.content) parts.push_back(Text(span));
      out_ << Wrapped(fmt::format("{} {}", style_.Dim(s.kind + ":"), Join(parts, " … ")), 4, 6);
    }
  }

  std::string Parties(const std::vector<Party>& parties) const {
    std::vector<ActorIndex> actors;
    for (const Party& party : parties) actors.push_back(party.actor);
    return NamesOf(d_, actors, "someone");
  }

  std::string EventHead(const Event& e) const {
    std::string head(ToString(e.type));
    if (e.mode) head += "/" + *e.mode;
    std::string line = style_.Key(head) + "  " + style_.Bold(Parties(e.actors));
    if (!e.recipients.empty()) line += " → " + style_.Bold(Parties(e.recipients));
    if (!e.about.empty()) line += ", about " + Parties(e.about);
    if (e.reality != Reality::kActual) line += fmt::format(" · {}", ToString(e.reality));
    if (e.polarity == Polarity::kNegative) line += " · did not happen";
    line += " · " + WhenWords(e.when);
    return line + " · " + style_.Dim(VoiceOf(d_, e));
  }

  void TellEvents() {
    if (d_.events.empty()) return;
    Heading("Who did what to whom");
    for (const Event& e : d_.events) {
      out_ << Wrapped(EventHead(e), 2, 6);
      out_ << Barred(Evidence(d_.article, e.evidence, e.trigger, style_), 4);
    }
  }

  void TellConditions() {
    if (d_.conditions.empty()) return;
    Heading("On what condition");
    for (const Condition& c : d_.conditions) {
      const std::string who = NamesOf(d_, c.setters, "someone");
      const std::string must =
          c.addressee ? d_.actors[static_cast<size_t>(*c.addressee)].name : "nobody named";
      std::string head = fmt::format("{}  {} · must act: {}", style_.Key(ToString(c.kind)),
                                     style_.Bold(who), style_.Bold(must));
      if (c.deadline) head += " · by " + DayWords(c.deadline->to.day);
      out_ << Wrapped(head, 2, 6);
      for (const std::string& line : ConditionLines(d_.article, c, style_)) {
        out_ << Barred(line, 4);
      }
    }
  }

  void TellLedger() {
    if (d_.ledger.empty()) return;
    Heading("Where they stand");
    for (const LedgerLine& l : d_.ledger) {
      std::string line = fmt::format("{}  {} → {}: {} ({})", style_.Key(l.line), l.pair[0],
                                     l.pair[1], style_.Bold(l.what), l.state);
      if (l.since) line += ", " + BoundsWords(l.since);
      out_ << Wrapped(line + " · " + style_.Dim(Join(l.records, " ")), 2, 6);
    }
  }

  const Dossier& d_;
  std::ostream& out_;
  Style style_;
};

std::string StageText(const Reading& reading, Stage stage) {
  const Dossier& d = reading.dossier;
  switch (stage) {
    case Stage::kPage:
      return ArticleText(d.article);
    case Stage::kText:
      return SentencesText(reading.sentences);
    case Stage::kActor:
      return ActorsText(d);
    case Stage::kTimex:
      return TimesText(d);
    case Stage::kPlace:
      return PlacesText(d.article, reading.places);
    case Stage::kStatement:
      return StatementsText(d);
    case Stage::kEvent:
      return EventsText(d);
    case Stage::kCondition:
      return ConditionsText(d);
    case Stage::kLedger:
      return LedgerText(d);
  }
  return "";
}

// What each page holds that is no part of its article, and why: no stage but the first is run.
ExitCode ShowDropped(const Arguments& arguments, const FieldMap& fields, const Terminal& terminal) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  const auto lexicon =
      lexicons.ok() ? PageLexicon::Compile(*lexicons) : Result<PageLexicon>(lexicons.error());
  if (!lexicon.ok()) {
    Say(terminal, lexicon.error().message);
    return kExitNotStarted;
  }
  int read = 0;
  int failed = 0;
  const auto fail = [&](const Error& error) {
    ++failed;
    Say(terminal, error.message);
  };
  const auto visit = [&](const Page& page) {
    const auto article = ReadPage(page, *lexicon);
    if (!article.ok()) return fail(article.error());
    ++read;
    terminal.out << article->article.title.value_or("(no title)") << '\n';
    for (const Dropped& dropped : article->dropped) {
      terminal.out << fmt::format("  {:<20}  {}\n", dropped.reason, FoldSpace(dropped.text));
    }
  };
  for (const std::string& input : arguments.inputs) ForEachPage(input, visit, fail, fields);
  if (failed > 0) return kExitSomeFailed;
  return read > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace

ExitCode RunRead(const Arguments& arguments, const Terminal& terminal) {
  BatchOptions options;
  const auto stop = arguments.Get("stop-after");
  if (stop) {
    const auto stage = ParseStage(*stop);
    if (!stage) {
      Say(terminal, fmt::format("--stop-after {}: no such stage; see detente read --help", *stop));
      return kExitNotStarted;
    }
    options.last = *stage;
  }
  const auto fields = ParseFieldMap(arguments.Get("fields").value_or(""));
  if (!fields.ok()) {
    Say(terminal, "--fields " + fields.error().message);
    return kExitNotStarted;
  }
  options.fields = *fields;
  if (arguments.Has("show-dropped")) return ShowDropped(arguments, *fields, terminal);
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) {
    Say(terminal, pipeline.error().message);
    return kExitNotStarted;
  }
  bool first = true;
  const auto visit = [&](const Page& page, const Reading& reading) {
    for (const std::string& note : reading.notes) {
      Say(terminal, fmt::format("{}: {}", page.source.file.value_or("-"), note));
    }
    if (arguments.Has("json")) {
      terminal.out << DossierToJson(reading.dossier, JsonStyle::kIndented) << '\n';
      return;
    }
    if (!first) terminal.out << '\n' << std::string(kTextWidth, '-') << "\n\n";
    first = false;
    if (stop) {
      terminal.out << StageText(reading, options.last);
    } else {
      Teller(reading.dossier, terminal).Tell();
    }
  };
  const BatchCounts counts = ReadAll(arguments.inputs, *pipeline, options, visit,
                                     [&](const Error& error) { Say(terminal, error.message); });
  if (counts.failed > 0) return kExitSomeFailed;
  return counts.read > 0 ? kExitDone : kExitNothingFound;
}

}  // namespace detente
