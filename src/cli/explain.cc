// The command `explain`: what every stage made of a sentence, and why.
#include <fmt/format.h>

#include <iostream>
#include <iterator>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "document/names.h"
#include "format/stage_text.h"
#include "syntax/syntax_text.h"

namespace detente {
namespace {

constexpr int kNearMisses = 6;  // frames of one word that nearly matched

class Explainer {
 public:
  Explainer(const Reading& reading, const Terminal& terminal)
      : reading_(reading), d_(reading.dossier), terminal_(terminal) {}

  void Explain(const std::vector<FrameTrial>& trials) {
    Tell("parse", "number, word, lemma, tag, number of its head, relation to it", ParseText());
    Tell("syntax", "noun phrases and verbs with their subjects, objects and obliques",
         SyntaxText(reading_.sentences));
    Tell("actors", "name, kind, country, sector, mentions", ActorsText(d_));
    Tell("times", "", TimesText(d_));
    Tell("places", "", PlacesText(d_.article, reading_.places));
    Tell("statements", "who says so, by which word, what is said", StatementsText(d_));
    Tell(
        "frames",
        "the rules of frames.tsv tried on each word: + taken, ~ fits but not taken, - does not fit",
        TrialsText(trials));
    Tell("events", "actors -> recipients, reality, when, voice, words, confidence",
         EventsWithConfidence());
    Tell("conditions", "who sets it -> who must act", ConditionsText(d_));
    Tell("ledger", "by > on", LedgerText(d_));
  }

 private:
  void Tell(std::string_view name, std::string_view legend, const std::string& text) {
    const Style style(terminal_.colour);
    terminal_.out << style.Title(name);
    if (text.empty()) {
      terminal_.out << ": none\n\n";
      return;
    }
    if (!legend.empty()) terminal_.out << style.Dim(fmt::format("  ({})", legend));
    terminal_.out << '\n' << text << '\n';
  }

  // Number, form, lemma, tag, head and relation, in columns.
  std::string ParseText() const {
    std::string out;
    for (const Sentence& sentence : reading_.sentences) {
      if (!out.empty()) out += '\n';
      for (size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& t = sentence.tokens[i];
        out += fmt::format("{:>3} {:16} {:16} {:6} {:>3} {}\n", i + 1, t.form, t.lemma,
                           ToString(t.upos), t.head + 1, ToString(t.deprel));
      }
    }
    return out;
  }

  std::string TrialsText(const std::vector<FrameTrial>& trials) const {
    std::string out;
    TextSpan word;
    int misses = 0;
    for (const FrameTrial& trial : trials) {
      if (out.empty() || trial.word != word) {
        out += fmt::format("\"{}\"\n", Slice(d_.article.text, trial.word));
        misses = 0;
      }
      word = trial.word;
      if (!trial.fits && ++misses > kNearMisses) continue;
      out += fmt::format("  {} {}: {}\n",
                         trial.taken  ? '+'
                         : trial.fits ? '~'
                                      : '-',
                         Shortened(trial.frame), Shortened(trial.outcome));
      for (const std::string& binding : trial.bindings) out += fmt::format("      {}\n", binding);
    }
    return out;
  }

  // Frames may list very many words.
  static std::string Shortened(const std::string& text) {
    constexpr size_t kWords = 60;
    std::string out;
    for (std::string_view part : Split(text, ' ')) {
      if (!out.empty()) out += ' ';
      out += part.size() <= kWords ? std::string(part) : std::string(part.substr(0, kWords)) + "…";
    }
    return out;
  }

  std::string EventsWithConfidence() const {
    std::string out;
    size_t event = 0;
    const std::string text = EventsText(d_);
    for (std::string_view line : Split(text, '\n')) {
      if (line.empty() || event >= d_.events.size()) continue;
      const double confidence = d_.events[event++].confidence.value_or(0);
      out += fmt::format("{} | confidence {:.2f}\n", line, confidence);
    }
    return out;
  }

  const Reading& reading_;
  const Dossier& d_;
  const Terminal& terminal_;
};

std::string TextOf(const std::string& input) {
  if (input != "-") return input;
  return {std::istreambuf_iterator<char>(std::cin), {}};
}

}  // namespace

ExitCode RunExplain(const Arguments& arguments, const Terminal& terminal) {
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) {
    Say(terminal, pipeline.error().message);
    return kExitNotStarted;
  }
  Page page;
  page.kind = PageKind::kGivenText;
  page.bytes = TextOf(arguments.inputs.front());
  page.date = arguments.Get("date");
  const auto reading = pipeline->Read(page);
  if (!reading.ok()) {
    Say(terminal, reading.error().message);
    return kExitNotStarted;
  }
  for (const std::string& note : reading->notes) Say(terminal, note);
  Explainer(*reading, terminal).Explain(pipeline->TryFrames(*reading));
  return kExitDone;
}

}  // namespace detente
