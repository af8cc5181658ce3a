// The command `eval`: figures against a treebank.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ostream>
#include <tuple>

#include "base/file.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "eval/conllu.h"
#include "eval/parse_eval.h"
#include "eval/text_eval.h"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMaxGoldBytes = size_t{1} << 30;

Result<std::vector<GoldDocument>> ReadGold(const std::string& path) {
  const auto file = ReadFile(path, kMaxGoldBytes);
  if (!file.ok()) return file.error();
  return ReadConllu(path, file->bytes);
}

Json TextJson(const TextFigures& f) {
  return {{"sentence_f1", f.sentences.F1()},
          {"token_f1", f.tokens.F1()},
          {"word_f1", f.words.F1()},
          {"upos", f.UposAccuracy()},
          {"lemma", f.LemmaAccuracy()},
          {"sentences", f.sentences.gold},
          {"words", f.words.gold}};
}

Json TreeJson(const TreeFigures& f) {
  return {{"words", f.words},           {"uas", f.Share(f.heads)},
          {"las", f.Share(f.labelled)}, {"las_plain", f.Share(f.labelled_plain)},
          {"upos", f.Share(f.upos)},    {"xpos", f.Share(f.xpos)},
          {"feats", f.Share(f.feats)},  {"lemma", f.Share(f.lemmas)}};
}

Json RawJson(const RawTreeFigures& f) {
  return {{"sentence_f1", f.text.sentences.F1()}, {"token_f1", f.text.tokens.F1()},
          {"word_f1", f.text.words.F1()},         {"uas", f.F1(f.trees.heads)},
          {"las", f.F1(f.trees.labelled)},        {"las_plain", f.F1(f.trees.labelled_plain)},
          {"upos", f.F1(f.trees.upos)},           {"lemma", f.F1(f.trees.lemmas)}};
}

// The weakest first.
Json RelationsJson(const TreeFigures& f) {
  std::vector<std::tuple<double, std::string, SpanScore>> sorted;
  for (const auto& [relation, score] : f.relations) {
    if (score.gold > 0) sorted.emplace_back(score.F1(), relation, score);
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  Json out = Json::array();
  for (const auto& [f1, relation, score] : sorted) {
    out.push_back({{"relation", relation},
                   {"gold", score.gold},
                   {"system", score.system},
                   {"correct", score.correct},
                   {"precision", score.Precision()},
                   {"recall", score.Recall()},
                   {"f1", f1}});
  }
  return out;
}

Json ParseJson(const ParseReport& report, const Arguments& arguments) {
  Json out;
  out["gold"] = TreeJson(report.gold_tokens);
  if (arguments.Has("caps")) out["caps"] = TreeJson(report.capitals);
  out["raw"] = RawJson(report.raw);
  if (arguments.Has("relations")) out["relations"] = RelationsJson(report.gold_tokens);
  return out;
}

struct Column {
  std::string_view head;
  std::string_view key;
};

constexpr Column kTextColumns[] = {{"sentence", "sentence_f1"},
                                   {"token", "token_f1"},
                                   {"word", "word_f1"},
                                   {"UPOS", "upos"},
                                   {"lemma", "lemma"}};
constexpr Column kTreeColumns[] = {{"UAS", "uas"},    {"LAS", "las"},   {"plain LAS", "las_plain"},
                                   {"UPOS", "upos"},  {"XPOS", "xpos"}, {"feats", "feats"},
                                   {"lemma", "lemma"}};
constexpr Column kRawColumns[] = {{"sentence", "sentence_f1"},
                                  {"token", "token_f1"},
                                  {"word", "word_f1"},
                                  {"UAS", "uas"},
                                  {"LAS", "las"},
                                  {"plain LAS", "las_plain"},
                                  {"UPOS", "upos"},
                                  {"lemma", "lemma"}};

std::string HeadLine(std::span<const Column> columns) {
  std::string line;
  for (const Column& column : columns) line += fmt::format("{:<10}", column.head);
  return line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

std::string FigureLine(const Json& figures, std::span<const Column> columns,
                       std::string_view name) {
  std::string line;
  for (const Column& column : columns) {
    line += fmt::format("{:<10.4f}", figures.at(std::string(column.key)).get<double>());
  }
  return line + std::string(name) + '\n';
}

void TellSection(const Json& report, const char* section, std::string_view title,
                 std::span<const Column> columns, std::ostream* out) {
  if (!report.front().contains(section)) return;
  *out << title << '\n' << HeadLine(columns);
  for (const auto& [name, figures] : report.items()) {
    *out << FigureLine(figures.at(section), columns, name);
  }
  *out << '\n';
}

void TellRelations(const Json& report, std::ostream* out) {
  const auto last = std::prev(report.end());  // of all files, where there are several
  *out << fmt::format("relations on gold tokens, weakest first: {}\n", last.key())
       << "gold    precision recall    F1        relation\n";
  for (const Json& r : last->at("relations")) {
    *out << fmt::format("{:<8}{:<10.4f}{:<10.4f}{:<10.4f}{}\n", r.at("gold").get<int64_t>(),
                        r.at("precision").get<double>(), r.at("recall").get<double>(),
                        r.at("f1").get<double>(), r.at("relation").get<std::string>());
  }
}

Result<Json> EvalText(const Arguments& arguments, const TextLexicon& lexicon) {
  Json out;
  for (size_t i = 1; i < arguments.inputs.size(); ++i) {
    const std::string& path = arguments.inputs[i];
    const auto gold = ReadGold(path);
    if (!gold.ok()) return gold.error();
    const TextReport report = EvaluateText(*gold, lexicon);
    out[path] = TextJson(report.all);
    if (report.genres.size() < 2) continue;
    for (const auto& [genre, figures] : report.genres) out[path + ":" + genre] = TextJson(figures);
  }
  return out;
}

Result<Json> EvalParse(const Arguments& arguments, const TextLexicon& lexicon) {
  Json out;
  ParseReport all;
  for (size_t i = 1; i < arguments.inputs.size(); ++i) {
    const std::string& path = arguments.inputs[i];
    const auto gold = ReadGold(path);
    if (!gold.ok()) return gold.error();
    const ParseReport report = EvaluateParse(*gold, lexicon, arguments.Has("caps"));
    out[path] = ParseJson(report, arguments);
    all += report;
  }
  if (arguments.inputs.size() > 2) out["all"] = ParseJson(all, arguments);
  return out;
}

void TellText(const Json& report, std::ostream* out) {
  *out << HeadLine(kTextColumns);
  for (const auto& [name, figures] : report.items()) {
    *out << FigureLine(figures, kTextColumns, name);
  }
}

void TellParse(const Json& report, const Arguments& arguments, std::ostream* out) {
  TellSection(report, "gold", "gold tokens: share of words", kTreeColumns, out);
  TellSection(report, "caps", "gold tokens, all in capitals", kTreeColumns, out);
  TellSection(report, "raw", "from raw text: F1", kRawColumns, out);
  if (arguments.Has("relations")) TellRelations(report, out);
}

}  // namespace

ExitCode RunEval(const Arguments& arguments, const Terminal& terminal) {
  const std::string& task = arguments.inputs.front();
  const auto refused = [&](const std::string& message) {
    Say(terminal, message);
    return kExitNotStarted;
  };
  if (task != "text" && task != "parse") {
    return refused(fmt::format("eval {}: no such task; text or parse is wanted", task));
  }
  const auto lexicon = MakeTextLexicon(arguments);
  if (!lexicon.ok()) return refused(lexicon.error().message);
  const auto report =
      task == "text" ? EvalText(arguments, *lexicon) : EvalParse(arguments, *lexicon);
  if (!report.ok()) return refused(report.error().message);
  if (arguments.Has("json")) {
    terminal.out << report->dump(1) << '\n';
  } else if (task == "text") {
    TellText(*report, &terminal.out);
  } else {
    TellParse(*report, arguments, &terminal.out);
  }
  return kExitDone;
}

}  // namespace detente
