#include "cli/lexicon_add.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/strings.h"
#include "lexicon/embedded.h"
#include "lexicon/merge.h"
#include "lexicon/table.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxBytes = size_t{64} << 20;

Result<std::string_view> Ours(const std::string& file) {
  std::vector<std::string> names;
  for (const EmbeddedFile& embedded : EmbeddedLexicons()) {
    if (embedded.name == file) return std::string_view(embedded.bytes);
    names.emplace_back(embedded.name);
  }
  return Error{fmt::format("{}: no such lexicon; there are: {}", file, Join(names, " "))};
}

// Comment lines and header row.
std::string HeadOf(std::string_view bytes) {
  std::string head;
  for (std::string_view line : Split(bytes, '\n')) {
    head += std::string(line) + '\n';
    if (!line.starts_with('#')) break;
  }
  return head;
}

Result<std::string> RowOf(const std::string& file, const std::vector<std::string>& columns,
                          const std::vector<std::string>& cells) {
  std::vector<std::string> row(columns.size());
  for (const std::string& cell : cells) {
    const size_t equals = cell.find('=');
    const auto at = std::find(columns.begin(), columns.end(), cell.substr(0, equals));
    if (equals == std::string::npos || at == columns.end()) {
      return Error{fmt::format("{}: {}: write COLUMN=CELL; the columns are: {}", file, cell,
                               Join(columns, " "))};
    }
    row[static_cast<size_t>(at - columns.begin())] = cell.substr(equals + 1);
  }
  return Join(row, "\t");
}

Status Write(const fs::path& path, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return Error{path.parent_path().string() + ": cannot be made: " + error.message()};
  return WriteFile(path.string(), bytes);
}

}  // namespace

Result<std::string> AddLexiconRow(const std::string& folder, const std::string& file,
                                  const std::vector<std::string>& cells) {
  const auto ours = Ours(file);
  if (!ours.ok()) return ours.error();
  const std::string head = HeadOf(*ours);
  const auto form = Table::Parse(file, head);
  if (!form.ok()) return form.error();
  const auto row = RowOf(file, form->columns(), cells);
  if (!row.ok()) return row.error();

  const fs::path path = fs::path(folder) / file;
  std::string before = head;
  std::error_code ignored;
  if (fs::exists(path, ignored)) {
    auto own = ReadFile(path.string(), kMaxBytes);
    if (!own.ok()) return own.error();
    before = std::move(own->bytes);
  }
  const MergedLexicon own = MergeLexicon(file, before, head + *row + '\n');
  if (own.merge.replaced_file) {
    return Error{path.string() + ": has other columns than ours; add the row by hand"};
  }
  const auto table = Table::Parse(path.string(), own.bytes);
  if (!table.ok()) return table.error();
  if (const auto written = Write(path, own.bytes); !written.ok()) return written.error();
  const LexiconMerge over = MergeLexicon(file, *ours, own.bytes).merge;
  return fmt::format("{}: {} rows of yours; {} new, {} stand for ours", path.string(),
                     table->size(), over.added.size(), over.replaced.size());
}

}  // namespace detente
