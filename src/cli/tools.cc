// The commands for those who work on detente or check it: explain, eval, lexicon, version.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "base/file.h"
#include "base/version.h"
#include "cli/render.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "eval/conllu.h"
#include "eval/text_eval.h"
#include "format/stage_text.h"
#include "syntax/syntax_text.h"

namespace detente {
namespace {

constexpr size_t kMaxGoldBytes = size_t{1} << 30;

ExitCode Refused(const Terminal& terminal, const std::string& message) {
  Say(terminal, message);
  return kExitNotStarted;
}

void TellStage(const Terminal& terminal, std::string_view name, const std::string& text) {
  terminal.out << Style(terminal.colour).Title(name) << '\n'
               << (text.empty() ? "  (nothing)\n" : text) << '\n';
}

void AddFigures(const std::string& name, const TextFigures& f, nlohmann::ordered_json* out) {
  (*out)[name] = {{"sentence_f1", f.sentences.F1()},
                  {"token_f1", f.tokens.F1()},
                  {"word_f1", f.words.F1()},
                  {"upos", f.UposAccuracy()},
                  {"lemma", f.LemmaAccuracy()},
                  {"sentences", f.sentences.gold},
                  {"words", f.words.gold}};
}

}  // namespace

ExitCode RunExplain(const Arguments& arguments, const Terminal& terminal) {
  const auto pipeline = MakePipeline(arguments);
  if (!pipeline.ok()) return Refused(terminal, pipeline.error().message);
  Page page;
  page.kind = PageKind::kGivenText;
  page.bytes = arguments.inputs.front();
  page.date = arguments.Get("date");
  const auto reading = pipeline->Read(page);
  if (!reading.ok()) return Refused(terminal, reading.error().message);
  for (const std::string& note : reading->notes) Say(terminal, note);
  const Dossier& d = reading->dossier;
  TellStage(terminal, "tags", TagsText(reading->sentences));
  TellStage(terminal, "syntax", SyntaxText(reading->sentences));
  TellStage(terminal, "actors", ActorsText(d));
  TellStage(terminal, "times", TimesText(d));
  TellStage(terminal, "places", PlacesText(d.article, reading->places));
  TellStage(terminal, "statements", StatementsText(d));
  TellStage(terminal, "events", EventsText(d));
  TellStage(terminal, "conditions", ConditionsText(d));
  TellStage(terminal, "ledger", LedgerText(d));
  return kExitDone;
}

ExitCode RunEval(const Arguments& arguments, const Terminal& terminal) {
  if (arguments.inputs.front() != "text") {
    return Refused(terminal, fmt::format("eval {}: only \"text\" can be measured by this command",
                                         arguments.inputs.front()));
  }
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return Refused(terminal, lexicons.error().message);
  const auto lexicon = TextLexicon::Compile(*lexicons);
  if (!lexicon.ok()) return Refused(terminal, lexicon.error().message);
  nlohmann::ordered_json out;
  for (size_t i = 1; i < arguments.inputs.size(); ++i) {
    const std::string& path = arguments.inputs[i];
    const auto file = ReadFile(path, kMaxGoldBytes);
    if (!file.ok()) return Refused(terminal, file.error().message);
    const auto gold = ReadConllu(path, file->bytes);
    if (!gold.ok()) return Refused(terminal, gold.error().message);
    const TextReport report = EvaluateText(*gold, *lexicon);
    AddFigures(path, report.all, &out);
    if (report.genres.size() < 2) continue;
    for (const auto& [genre, figures] : report.genres)
      AddFigures(path + ":" + genre, figures, &out);
  }
  if (arguments.Has("json")) {
    terminal.out << out.dump(1) << '\n';
    return kExitDone;
  }
  terminal.out << "sentence  token    word     UPOS     lemma\n";
  for (const auto& [name, f] : out.items()) {
    terminal.out << fmt::format("{:.4f}    {:.4f}   {:.4f}   {:.4f}   {:.4f}   {}\n",
                                f["sentence_f1"].get<double>(), f["token_f1"].get<double>(),
                                f["word_f1"].get<double>(), f["upos"].get<double>(),
                                f["lemma"].get<double>(), name);
  }
  return kExitDone;
}

ExitCode RunLexicon(const Arguments& arguments, const Terminal& terminal) {
  if (arguments.inputs.front() != "check") {
    return Refused(terminal, fmt::format("lexicon {}: no such task; the one there is: check",
                                         arguments.inputs.front()));
  }
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) {
    Say(terminal, lexicons.error().message);
    return kExitSomeFailed;
  }
  const auto pipeline = Pipeline::Create(*lexicons);
  if (!pipeline.ok()) {
    Say(terminal, pipeline.error().message);
    return kExitSomeFailed;
  }
  size_t rows = 0;
  for (const auto& [name, table] : lexicons->tables()) {
    terminal.out << fmt::format("{:6} {}\n", table.size(), name);
    rows += table.size();
  }
  terminal.out << fmt::format("{:6} rows in {} lexicons, no fault\n", rows,
                              lexicons->tables().size());
  return kExitDone;
}

ExitCode RunVersion(const Arguments&, const Terminal& terminal) {
  const auto lexicons = LexiconSet::Load();
  if (!lexicons.ok()) return Refused(terminal, lexicons.error().message);
  terminal.out << fmt::format("detente {}\nlexicons {}\nschema detente/dossier/1\n", Version(),
                              lexicons->digest());
  return kExitDone;
}

}  // namespace detente
