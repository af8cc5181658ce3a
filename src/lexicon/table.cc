#include "lexicon/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/date.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

enum class Rule { kText, kEnum, kList, kNumber, kDate, kCountry };

constexpr std::array<std::pair<std::string_view, Rule>, 6> kRules = {{{"text", Rule::kText},
                                                                      {"enum", Rule::kEnum},
                                                                      {"list", Rule::kList},
                                                                      {"number", Rule::kNumber},
                                                                      {"date", Rule::kDate},
                                                                      {"country", Rule::kCountry}}};

struct Check {
  std::string column;
  Rule rule = Rule::kText;
  bool optional = false;
  std::vector<std::string> words;

  bool Knows(std::string_view word) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
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

// "enum" or "enum?": a text and a list have only one form.
std::optional<Check> CheckBy(std::string_view rule) {
  Check check;
  check.optional = rule.ends_with('?');
  const std::string_view name = rule.substr(0, rule.size() - (check.optional ? 1 : 0));
  for (const auto& [known, value] : kRules) {
    if (known != name) continue;
    const bool one_form = value == Rule::kText || value == Rule::kList;
    if (one_form && check.optional) return std::nullopt;
    check.rule = value;
    check.optional |= value == Rule::kList;
    return check;
  }
  return std::nullopt;
}

std::string NoneOf(const Check& check, std::string_view word) {
  return fmt::format("column {}: \"{}\" is none of: {}", check.column, word,
                     Join(check.words, " "));
}

// What is wrong with a cell by a rule, or nothing.
std::optional<std::string> Fault(const Check& check, std::string_view cell) {
  if (cell.empty()) {
    if (check.optional) return std::nullopt;
    return fmt::format("column {} is empty", check.column);
  }
  switch (check.rule) {
    case Rule::kText:
      return std::nullopt;
    case Rule::kEnum:
      if (check.Knows(cell)) return std::nullopt;
      return NoneOf(check, cell);
    case Rule::kList:
      for (std::string_view word : SplitWords(cell)) {
        if (!check.Knows(word)) return NoneOf(check, word);
      }
      return std::nullopt;
    case Rule::kNumber:
      if (IsNumber(cell)) return std::nullopt;
      return fmt::format("column {}: \"{}\" is no number", check.column, cell);
    case Rule::kDate:
      if (IsDate(cell)) return std::nullopt;
      return fmt::format("column {}: \"{}\" is no date (2022-08-13, 2022-08 or 2022)", check.column,
                         cell);
    case Rule::kCountry:
      if (IsCountry(cell)) return std::nullopt;
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
    auto check = CheckBy(words[1]);
    if (!check) return fmt::format("\"{}\" is no rule", words[1]);
    check->column = words[0];
    check->words.assign(words.begin() + 2, words.end());
    header->checks.push_back(*std::move(check));
  }
  return std::nullopt;
}

size_t CountLines(std::string_view text) {
  size_t lines = 1;
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    ++lines;
  }
  return lines;
}

bool IsBlank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool HasBlankAtAnEnd(std::string_view cell) {
  return !cell.empty() && (IsBlank(cell.front()) || IsBlank(cell.back()));
}

}  // namespace

// Fills a table from its bytes, and gathers what is wrong.
class Table::Reader {
 public:
  explicit Reader(Table* table) : table_(*table) {}

  // All faults, in the order in which they are told.
  std::vector<std::string> Read();

 private:
  void Fault(std::string_view what) {
    faults_.push_back(fmt::format("{}:{}: {}", table_.name_, line_, what));
  }
  void FaultAt(size_t row, std::string_view what) {
    faults_.push_back(table_.ErrorAt(row, what).message);
  }
  void ReadLine(std::string_view line);
  void ReadRow(std::string_view line);
  void CheckHeader();
  void CheckCells();
  void CheckOrder();

  Table& table_;
  Header header_;
  int line_ = 0;
  std::vector<std::string> faults_;
};

std::vector<std::string> Table::Reader::Read() {
  std::string_view left = table_.bytes_;
  for (bool more = true; more;) {
    const size_t end = left.find('\n');
    const std::string_view line = left.substr(0, end);
    ++line_;
    if (line.ends_with('\r')) {
      Fault("ends in a carriage return; save the file with Unix line ends");
      break;
    }
    ReadLine(line);
    more = end != std::string_view::npos;
    if (more) left.remove_prefix(end + 1);
  }
  line_ = 1;
  CheckHeader();
  CheckCells();
  CheckOrder();
  return std::move(faults_);
}

void Table::Reader::ReadLine(std::string_view line) {
  if (line.empty()) return;
  if (!table_.columns_.empty()) {
    ReadRow(line);
  } else if (line.starts_with('#')) {
    if (const auto what = ReadDirective(line, &header_)) Fault(*what);
  } else {
    for (std::string_view column : Split(line, '\t')) table_.columns_.emplace_back(column);
    table_.cells_.reserve(CountLines(table_.bytes_) * table_.columns_.size());
  }
}

void Table::Reader::ReadRow(std::string_view line) {
  const size_t before = table_.cells_.size();
  auto begin = static_cast<uint32_t>(line.data() - table_.bytes_.data());
  const auto end = begin + static_cast<uint32_t>(line.size());
  while (true) {
    const size_t tab = table_.bytes_.substr(0, end).find('\t', begin);
    if (tab == std::string_view::npos) break;
    table_.cells_.push_back({begin, static_cast<uint32_t>(tab)});
    begin = static_cast<uint32_t>(tab) + 1;
  }
  table_.cells_.push_back({begin, end});
  const size_t count = table_.cells_.size() - before;
  if (count != table_.columns_.size()) {
    table_.cells_.resize(before);
    Fault(fmt::format("{} columns where the header row has {}", count, table_.columns_.size()));
    return;
  }
  table_.lines_.push_back(line_);
  for (size_t i = 0; i < count; ++i) {
    if (!HasBlankAtAnEnd(table_.Cell(table_.size() - 1, static_cast<int>(i)))) continue;
    Fault(fmt::format("column {} has blanks at an end", table_.columns_[i]));
  }
}

void Table::Reader::CheckHeader() {
  if (table_.columns_.empty()) Fault("no header row");
  if (!header_.title) Fault("no \"# title:\" line");
  if (!header_.licence) Fault("no \"# licence:\" line");
  if (header_.key.empty()) Fault("no \"# key:\" line");
  if (!table_.has_column("note") && !table_.has_column("source")) Fault("no note or source column");
  for (const std::string& column : header_.key) {
    if (table_.has_column(column)) continue;
    Fault(fmt::format("the key names a column \"{}\" that is not there", column));
  }
}

void Table::Reader::CheckCells() {
  for (const Check& check : header_.checks) {
    const int column = table_.ColumnIndex(check.column);
    if (column < 0) {
      Fault(fmt::format("a check names a column \"{}\" that is not there", check.column));
      continue;
    }
    for (size_t row = 0; row < table_.size(); ++row) {
      if (const auto what = detente::Fault(check, table_.Cell(row, column))) FaultAt(row, *what);
    }
  }
}

void Table::Reader::CheckOrder() {
  std::vector<int> key;
  for (const std::string& column : header_.key) key.push_back(table_.ColumnIndex(column));
  for (size_t row = 1; row < table_.size() && !key.empty(); ++row) {
    int order = 0;
    for (size_t i = 0; i < key.size() && order == 0; ++i) {
      order = table_.Cell(row - 1, key[i]).compare(table_.Cell(row, key[i]));
    }
    if (order == 0) FaultAt(row, "the key of the row above once more");
    if (order > 0) FaultAt(row, "out of order: rows are sorted bytewise by the key");
  }
}

int Table::ColumnIndex(std::string_view column) const {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  return at == columns_.end() ? -1 : static_cast<int>(at - columns_.begin());
}

std::string_view Table::Cell(size_t row, int column) const {
  if (column < 0) return {};
  const TextSpan cell = cells_[row * columns_.size() + static_cast<size_t>(column)];
  return bytes_.substr(cell.begin, cell.end - cell.begin);
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
  table.own_bytes_ = std::make_shared<const std::string>(bytes);
  table.bytes_ = *table.own_bytes_;
  return Read(std::move(table));
}

Result<Table> Table::ParseInPlace(std::string name, std::string_view bytes) {
  Table table;
  table.name_ = std::move(name);
  table.bytes_ = bytes;
  return Read(std::move(table));
}

Result<Table> Table::Read(Table table) {
  if (!IsValidUtf8(table.bytes_)) {
    return Error{fmt::format("{}:1: not UTF-8; save the file as UTF-8", table.name_)};
  }
  const std::vector<std::string> faults = Reader(&table).Read();
  if (!faults.empty()) return Error{Join(faults, "\n")};
  return table;
}

}  // namespace detente
