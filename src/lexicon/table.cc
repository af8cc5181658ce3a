#include "lexicon/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "base/date.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

struct Check {
  std::string column;
  std::string rule;
  std::vector<std::string> words;
};

struct Header {
  bool title = false;
  bool licence = false;
  std::vector<std::string> key;
  std::vector<Check> checks;
};

bool IsDate(std::string_view cell) {
  const auto date = ParseIsoDate(cell);
  return date &&
         (date->range.precision == Precision::kDay || date->range.precision == Precision::kMonth ||
          date->range.precision == Precision::kYear);
}

bool IsNumber(std::string_view cell) {
  if (!cell.empty() && cell.front() == '-') cell.remove_prefix(1);
  const size_t digits =
      std::count_if(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
  const size_t points = std::count(cell.begin(), cell.end(), '.');
  return digits > 0 && points <= 1 && digits + points == cell.size();
}

bool IsCountry(std::string_view cell) {
  return cell.size() == 3 &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool IsKnownRule(std::string_view rule) {
  static const std::set<std::string_view> kRules = {
      "text", "enum", "enum?", "list", "number", "number?", "date", "date?", "country", "country?"};
  return kRules.contains(rule);
}

// What is wrong with a cell by a rule, or nothing.
std::optional<std::string> Fault(const Check& check, std::string_view cell) {
  const bool optional = check.rule.ends_with('?') || check.rule == "list";
  if (cell.empty()) {
    if (optional) return std::nullopt;
    return fmt::format("column {} is empty", check.column);
  }
  const auto known = [&](std::string_view word) {
    return std::find(check.words.begin(), check.words.end(), word) != check.words.end();
  };
  if (check.rule.starts_with("enum") && !known(cell)) {
    return fmt::format("column {}: \"{}\" is none of: {}", check.column, cell,
                       Join(check.words, " "));
  }
  if (check.rule == "list") {
    for (std::string_view word : SplitWords(cell)) {
      if (!known(word)) {
        return fmt::format("column {}: \"{}\" is none of: {}", check.column, word,
                           Join(check.words, " "));
      }
    }
  }
  if (check.rule.starts_with("number") && !IsNumber(cell)) {
    return fmt::format("column {}: \"{}\" is no number", check.column, cell);
  }
  if (check.rule.starts_with("date") && !IsDate(cell)) {
    return fmt::format("column {}: \"{}\" is no date (2022-08-13, 2022-08 or 2022)", check.column,
                       cell);
  }
  if (check.rule.starts_with("country") && !IsCountry(cell)) {
    return fmt::format("column {}: \"{}\" is no code of three capitals", check.column, cell);
  }
  return std::nullopt;
}

// Reads one comment line; a fault of it, or nothing.
std::optional<std::string> ReadDirective(std::string_view line, Header* header) {
  line.remove_prefix(1);
  line = Trim(line);
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view name = line.substr(0, colon);
  const auto words = SplitWords(line.substr(colon + 1));
  if (name == "title") header->title = !words.empty();
  if (name == "licence") header->licence = !words.empty();
  if (name == "key") header->key.assign(words.begin(), words.end());
  if (name == "check") {
    if (words.size() < 2) return "a check needs a column and a rule";
    if (!IsKnownRule(words[1])) return fmt::format("\"{}\" is no rule", words[1]);
    Check check{std::string(words[0]), std::string(words[1]), {}};
    check.words.assign(words.begin() + 2, words.end());
    header->checks.push_back(std::move(check));
  }
  return std::nullopt;
}

}  // namespace

int Table::ColumnIndex(std::string_view column) const {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  return at == columns_.end() ? -1 : static_cast<int>(at - columns_.begin());
}

std::string_view Table::Cell(size_t row, int column) const {
  if (column < 0) return {};
  return cells_[row * columns_.size() + static_cast<size_t>(column)];
}

std::string_view Table::Cell(size_t row, std::string_view column) const {
  return Cell(row, ColumnIndex(column));
}

Error Table::ErrorAt(size_t row, std::string_view what) const {
  if (row >= origins_.rows.size()) {
    return Error{fmt::format("{}:{}: {}", name_, lines_[row], what)};
  }
  const RowOrigin& from = origins_.rows[row];
  return Error{
      fmt::format("{}:{}: {}", from.own ? origins_.own_file : origins_.our_file, from.line, what)};
}

Result<Table> Table::Parse(std::string name, std::string_view bytes, RowOrigins origins) {
  Table table;
  table.name_ = std::move(name);
  table.origins_ = std::move(origins);
  table.bytes_ = std::make_shared<const std::string>(bytes);
  std::vector<std::string> faults;
  int number = 0;
  const auto fault = [&](std::string_view what) {
    faults.push_back(fmt::format("{}:{}: {}", table.name_, number, what));
  };
  if (!IsValidUtf8(*table.bytes_)) {
    return Error{fmt::format("{}:1: not UTF-8; save the file as UTF-8", table.name_)};
  }
  Header header;
  for (std::string_view line : Split(*table.bytes_, '\n')) {
    ++number;
    if (line.ends_with('\r')) {
      fault("ends in a carriage return; save the file with Unix line ends");
      break;
    }
    if (table.columns_.empty()) {
      if (line.starts_with('#')) {
        if (const auto what = ReadDirective(line, &header)) fault(*what);
      } else if (!line.empty()) {
        for (std::string_view column : Split(line, '\t')) table.columns_.emplace_back(column);
      }
      continue;
    }
    if (line.empty()) continue;
    const auto cells = Split(line, '\t');
    if (cells.size() != table.columns_.size()) {
      fault(fmt::format("{} columns where the header row has {}", cells.size(),
                        table.columns_.size()));
      continue;
    }
    for (size_t i = 0; i < cells.size(); ++i) {
      if (cells[i] != Trim(cells[i])) {
        fault(fmt::format("column {} has blanks at an end", table.columns_[i]));
      }
    }
    table.cells_.insert(table.cells_.end(), cells.begin(), cells.end());
    table.lines_.push_back(number);
  }
  number = 1;
  if (table.columns_.empty()) fault("no header row");
  if (!header.title) fault("no \"# title:\" line");
  if (!header.licence) fault("no \"# licence:\" line");
  if (header.key.empty()) fault("no \"# key:\" line");
  if (!table.has_column("note") && !table.has_column("source")) fault("no note or source column");
  std::vector<int> key;
  for (const std::string& column : header.key) {
    key.push_back(table.ColumnIndex(column));
    if (key.back() < 0)
      fault(fmt::format("the key names a column \"{}\" that is not there", column));
  }
  for (const Check& check : header.checks) {
    const int column = table.ColumnIndex(check.column);
    if (column < 0) {
      fault(fmt::format("a check names a column \"{}\" that is not there", check.column));
      continue;
    }
    for (size_t row = 0; row < table.size(); ++row) {
      if (const auto what = Fault(check, table.Cell(row, column))) {
        faults.push_back(table.ErrorAt(row, *what).message);
      }
    }
  }
  for (size_t row = 1; row < table.size() && !key.empty(); ++row) {
    int order = 0;
    for (size_t i = 0; i < key.size() && order == 0; ++i) {
      order = table.Cell(row - 1, key[i]).compare(table.Cell(row, key[i]));
    }
    if (order == 0)
      faults.push_back(table.ErrorAt(row, "the key of the row above once more").message);
    if (order > 0) {
      faults.push_back(
          table.ErrorAt(row, "out of order: rows are sorted bytewise by the key").message);
    }
  }
  if (!faults.empty()) return Error{Join(faults, "\n")};
  return table;
}

}  // namespace detente
