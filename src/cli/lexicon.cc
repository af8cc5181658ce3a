// The command `lexicon`: check the lexicons, tell where a name stands, add a row to one's own.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>

#include "base/strings.h"
#include "base/utf8.h"
#include "cli/lexicon_add.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "lexicon/merge.h"
#include "story/media.h"

namespace detente {
namespace {

std::string FolderOf(const Arguments& arguments) { return arguments.Get("lexicons").value_or(""); }

// The part of `text` before the first tab, and so on: cells as "a | b | c".
std::string Cells(std::string_view row) {
  std::vector<std::string> cells;
  for (std::string_view cell : Split(row, '\t')) {
    if (!cell.empty()) cells.emplace_back(cell);
  }
  return Join(cells, " | ");
}

using Merges = std::vector<LexiconMerge>;

void TellMerges(const Merges& merges, const Terminal& terminal) {
  for (const LexiconMerge& merge : merges) {
    if (merge.replaced_file) {
      terminal.out << fmt::format("yours {}: stands for ours\n", merge.file);
      continue;
    }
    terminal.out << fmt::format("yours {}: {} rows added, {} of ours replaced\n", merge.file,
                                merge.added.size(), merge.replaced.size());
    for (const std::string& key : merge.added) terminal.out << "  + " << key << '\n';
    for (size_t i = 0; i < merge.replaced.size(); ++i) {
      terminal.out << fmt::format("  = {}, before: {}\n", merge.replaced[i], Cells(merge.ours[i]));
    }
  }
}

ExitCode Check(const Arguments& arguments, const Terminal& terminal) {
  const auto lexicons = LexiconSet::Load(FolderOf(arguments));
  if (!lexicons.ok()) {
    Say(terminal, lexicons.error().message);
    return kExitSomeFailed;
  }
  const auto parser = MakeParser(arguments);
  if (!parser.ok()) {
    Say(terminal, parser.error().message);
    return kExitNotStarted;
  }
  const auto pipeline = Pipeline::Create(*lexicons, *parser);
  if (!pipeline.ok()) {
    Say(terminal, pipeline.error().message);
    return kExitSomeFailed;
  }
  if (const auto media = MediaLexicon::Compile(*lexicons); !media.ok()) {
    Say(terminal, media.error().message);
    return kExitSomeFailed;
  }
  size_t rows = 0;
  for (const auto& [name, table] : lexicons->tables()) {
    terminal.out << fmt::format("{:6} {}\n", table.size(), name);
    rows += table.size();
  }
  const auto merges = MergesOf(FolderOf(arguments));
  if (merges.ok()) TellMerges(*merges, terminal);
  terminal.out << fmt::format("{:6} rows in {} lexicons, no fault\n", rows,
                              lexicons->tables().size());
  return kExitDone;
}

bool IsAmong(std::string_view aliases, const std::string& name) {
  const auto all = Split(aliases, ';');
  return std::any_of(all.begin(), all.end(),
                     [&](std::string_view one) { return ToLower(Trim(one)) == name; });
}

// Whether a row is about the name: its first cell, its plural, or one of its aliases.
bool IsAbout(const Table& table, size_t row, const std::string& name) {
  return ToLower(table.Cell(row, 0)) == name || ToLower(table.Cell(row, "plural")) == name ||
         IsAmong(table.Cell(row, "aliases"), name);
}

// "ours", "yours", or "yours, before: what ours had". A replaced row of ours has the same key as
// the user's, so its first cell is the same as well.
std::string OriginOf(const Merges& merges, const Table& table, size_t row) {
  for (const LexiconMerge& merge : merges) {
    if (merge.file != table.name()) continue;
    if (merge.replaced_file) return "yours";
    const std::string first(table.Cell(row, 0));
    const auto begins = [&](const std::string& key) {
      return key == first || key.starts_with(first + " | ");
    };
    for (size_t i = 0; i < merge.replaced.size(); ++i) {
      if (begins(merge.replaced[i])) return "yours, before: " + Cells(merge.ours[i]);
    }
    if (std::any_of(merge.added.begin(), merge.added.end(), begins)) return "yours";
  }
  return "ours";
}

ExitCode Why(const Arguments& arguments, const Terminal& terminal) {
  const auto lexicons = LexiconSet::Load(FolderOf(arguments));
  if (!lexicons.ok()) {
    Say(terminal, lexicons.error().message);
    return kExitSomeFailed;
  }
  const auto merges = MergesOf(FolderOf(arguments));
  if (!merges.ok()) {
    Say(terminal, merges.error().message);
    return kExitSomeFailed;
  }
  std::vector<std::string> words(arguments.inputs.begin() + 1, arguments.inputs.end());
  const std::string name = ToLower(Join(words, " "));
  size_t found = 0;
  for (const auto& [file, table] : lexicons->tables()) {
    for (size_t row = 0; row < table.size(); ++row) {
      if (!IsAbout(table, row, name)) continue;
      ++found;
      const std::string origin = OriginOf(*merges, table, row);
      terminal.out << table.ErrorAt(row, origin).message << '\n';
      for (const std::string& column : table.columns()) {
        const std::string_view cell = table.Cell(row, column);
        if (!cell.empty()) terminal.out << fmt::format("  {:10} {}\n", column, cell);
      }
    }
  }
  if (found > 0) return kExitDone;
  Say(terminal, fmt::format("{}: in no lexicon", Join(words, " ")));
  return kExitNothingFound;
}

ExitCode Add(const Arguments& arguments, const Terminal& terminal) {
  const std::string folder = FolderOf(arguments);
  if (folder.empty() || arguments.inputs.size() < 3) {
    Say(terminal,
        "lexicon add: a file, its cells and a folder of your own are wanted, as in: detente "
        "lexicon "
        "add actors/media.tsv \"name=Radio Lima\" code=PER kind2=broadcaster --lexicons mine/");
    return kExitNotStarted;
  }
  const std::vector<std::string> cells(arguments.inputs.begin() + 2, arguments.inputs.end());
  const auto told = AddLexiconRow(folder, arguments.inputs[1], cells);
  if (!told.ok()) {
    Say(terminal, told.error().message);
    return kExitSomeFailed;
  }
  terminal.out << *told << '\n';
  return kExitDone;
}

struct Task {
  std::string_view name;
  size_t inputs;  // at least, itself included
  ExitCode (*run)(const Arguments& arguments, const Terminal& terminal);
};

constexpr std::array kTasks = {Task{"check", 1, Check}, Task{"why", 2, Why}, Task{"add", 1, Add}};

}  // namespace

ExitCode RunLexicon(const Arguments& arguments, const Terminal& terminal) {
  for (const Task& task : kTasks) {
    if (arguments.inputs.front() != task.name) continue;
    if (arguments.inputs.size() >= task.inputs) return task.run(arguments, terminal);
    Say(terminal, fmt::format("lexicon {}: a name is wanted", task.name));
    return kExitNotStarted;
  }
  Say(terminal, fmt::format("lexicon {}: no such task; there are: check, why, add",
                            arguments.inputs.front()));
  return kExitNotStarted;
}

}  // namespace detente
