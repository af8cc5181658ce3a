// case_runner STAGE FOLDER: runs the text cases of a stage.
//
// A .test file holds cases:
//
//   == what the case shows
//   @date 2022-08-13          (optional: publication date; @title, @outlet alike)
//   input text, over as many lines as it takes
//   ----
//   expected, in the form of format/stage_text.h
//
// STAGE is a stage of the pipeline, or tags, parse, syntax (views of text). `parse` expects the
// columns of CoNLL-U up to XPOS, then head and relation, with a blank between: id, form, lemma,
// UPOS, XPOS, head, relation; a token of several words has id and form. The stage `page` gets the
// input as the bytes of a page; every other stage gets it as given text. Blank lines around input
// and expectation do not count. The stage `format` shows rows of an export: @format names it,
// @columns (set apart by commas) what is shown of each row, blanks as "-". Exit 1 and a report when
// a case fails or a file has none.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/strings.h"
#include "format/conllu.h"
#include "format/export.h"
#include "format/stage_text.h"
#include "pipeline/pipeline.h"
#include "syntax/syntax_text.h"

namespace detente {
namespace {

struct Case {
  std::string title;
  int line = 0;
  Page page;
  std::string expected;
  std::string format;   // of the stage `format`
  std::string columns;  // with commas between
};

std::string CutBlankLines(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with('\n') || text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

void SetOption(std::string_view line, Case* c) {
  Page* page = &c->page;
  const size_t blank = line.find(' ');
  const std::string_view name = line.substr(0, blank);
  const std::string value(blank == std::string_view::npos ? "" : Trim(line.substr(blank)));
  if (name == "@date") page->date = value;
  if (name == "@title") page->title = value;
  if (name == "@outlet") page->outlet = value;
  if (name == "@format") c->format = value;
  if (name == "@columns") c->columns = value;
}

std::vector<Case> ParseCases(std::string_view bytes, PageKind kind) {
  std::vector<Case> cases;
  bool expecting = false;
  int number = 0;
  for (std::string_view line : Split(bytes, '\n')) {
    ++number;
    if (line.starts_with("== ")) {
      cases.push_back({std::string(line.substr(3)), number, {}, {}, {}, {}});
      cases.back().page.kind = kind;
      expecting = false;
    } else if (cases.empty()) {
      continue;  // a comment above the first case
    } else if (line == "----" && !expecting) {
      expecting = true;
    } else if (expecting) {
      cases.back().expected.append(line).push_back('\n');
    } else if (line.starts_with('@')) {
      SetOption(line, &cases.back());
    } else {
      cases.back().page.bytes.append(line).push_back('\n');
    }
  }
  for (Case& c : cases) {
    c.page.bytes = CutBlankLines(c.page.bytes);
    c.expected = CutBlankLines(c.expected);
  }
  return cases;
}

// A line of CoNLL-U cut to the columns that a case states.
std::string CutLine(std::string_view line) {
  const auto columns = Split(line, '\t');
  std::string out;
  for (size_t i = 0; i < columns.size(); ++i) {
    const bool tree = i < 5 || i == 6 || i == 7;
    const bool of_range = columns[0].find('-') != std::string_view::npos;
    if (!tree || (of_range && i > 1)) continue;
    if (i > 0) out += ' ';
    out += columns[i];
  }
  return out + '\n';
}

std::string TreesText(const Reading& reading) {
  std::string out;
  for (ConlluSentence& sentence : ConlluOf(reading.dossier.article, reading.sentences)) {
    sentence.comments.clear();
    const std::string text = CutBlankLines(ConlluText(sentence));
    for (std::string_view line : Split(text, '\n')) out += CutLine(line);
    out += '\n';
  }
  return out;
}

// The value of a column in a line of a tabbed format or of PLOVER JSON.
std::string ValueIn(std::string_view line, ExportFormat format, std::string_view column) {
  if (format == ExportFormat::kPlover) {
    const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
    const auto at = json.find(std::string(column));
    return at == json.end() ? "no such key" : at->dump();
  }
  const auto names = ExportColumnNames(format);
  const auto at = std::find_if(names.begin(), names.end(),
                               [&](const ExportColumnName& name) { return name.name == column; });
  if (at == names.end()) return "no such column";
  return std::string(Split(line, '\t')[static_cast<size_t>(at - names.begin())]);
}

std::string ExportText(const Case& c, const Dossier& dossier) {
  const auto format = ParseExportFormat(c.format);
  const auto lexicons = LexiconSet::Load();
  const auto codes =
      lexicons.ok() ? ExportCodes::Load(*lexicons) : Result<ExportCodes>(lexicons.error());
  if (!format || !codes.ok()) return codes.ok() ? "no such format" : codes.error().message;
  ExportTally tally;
  const std::string lines = ExportLines(dossier, *format, {}, *codes, &tally);
  std::string out;
  for (std::string_view line : Split(lines, '\n')) {
    if (line.empty()) continue;
    std::vector<std::string> values;
    for (std::string_view column : Split(c.columns, ',')) {
      values.push_back(ValueIn(line, *format, column));
      if (values.back().empty()) values.back() = "-";
    }
    out += Join(values, " | ") + '\n';
  }
  return out;
}

std::string Show(const std::string& stage, const Case& c, const Reading& reading) {
  const Dossier& d = reading.dossier;
  if (stage == "format") return ExportText(c, d);
  if (stage == "page") return ArticleText(d.article);
  if (stage == "text") return SentencesText(reading.sentences);
  if (stage == "tags") return TagsText(reading.sentences);
  if (stage == "parse") return TreesText(reading);
  if (stage == "syntax") return SyntaxText(reading.sentences);
  if (stage == "actor") return ActorsText(d);
  if (stage == "timex") return TimesText(d);
  if (stage == "place") return PlacesText(d.article, reading.places);
  if (stage == "statement") return StatementsText(d);
  if (stage == "event") return EventsText(d);
  if (stage == "condition") return ConditionsText(d);
  return LedgerText(d);
}

int RunFile(const std::string& stage, const std::string& path, const Pipeline& pipeline,
            int* failed) {
  const bool view = stage == "tags" || stage == "parse" || stage == "syntax";
  const auto last =
      stage == "format" ? std::optional(Stage::kLedger) : ParseStage(view ? "text" : stage);
  const auto file = ReadFile(path, size_t{16} << 20);
  if (!file.ok() || !last) {
    fmt::print("{}: {}\n", path, file.ok() ? "no such stage" : file.error().message);
    ++*failed;
    return 0;
  }
  const PageKind kind = stage == "page" ? PageKind::kText : PageKind::kGivenText;
  const auto cases = ParseCases(file->bytes, kind);
  for (const Case& c : cases) {
    Page page = c.page;
    if (page.kind == PageKind::kText && page.bytes.starts_with('<')) page.kind = PageKind::kHtml;
    const auto reading = pipeline.Read(page, *last);
    const std::string got = CutBlankLines(reading.ok() ? Show(stage, c, *reading)
                                                       : "error: " + reading.error().message);
    if (got == c.expected) continue;
    ++*failed;
    fmt::print("FAILED {}:{}: {}\n--- expected\n{}\n--- got\n{}\n\n", path, c.line, c.title,
               c.expected, got);
  }
  return static_cast<int>(cases.size());
}

int Run(const std::string& stage, const std::string& folder) {
  const auto lexicons = LexiconSet::Load();
  const auto pipeline =
      lexicons.ok() ? Pipeline::Create(*lexicons) : Result<Pipeline>(lexicons.error());
  if (!pipeline.ok()) {
    fmt::print("{}\n", pipeline.error().message);
    return 1;
  }
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  int failed = 0;
  int total = 0;
  for (const std::string& path : paths) {
    const int count = RunFile(stage, path, *pipeline, &failed);
    if (count == 0) {
      fmt::print("FAILED {}: no case in it\n", path);
      ++failed;
    }
    total += count;
  }
  fmt::print("{}: {} cases, {} failed\n", stage, total, failed);
  return failed == 0 && total > 0 ? 0 : 1;
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: case_runner STAGE FOLDER\n");
    return 2;
  }
  return detente::Run(argv[1], argv[2]);
}
