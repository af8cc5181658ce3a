#include "lexicon/merge.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/strings.h"

namespace detente {
namespace {

struct Row {
  std::string_view text;
  RowOrigin origin;
};

// A file cut into what stands above the rows, and the rows.
struct Lines {
  std::string head;  // comment lines and header row
  std::vector<std::string_view> columns;
  std::vector<std::string_view> key;
  std::vector<Row> rows;
  bool replaces = false;
};

void ReadComment(std::string_view line, Lines* lines) {
  line = Trim(line.substr(1));
  if (line.starts_with("key:")) lines->key = SplitWords(line.substr(4));
  if (line.starts_with("replace:")) lines->replaces = Trim(line.substr(8)) == "all";
}

Lines CutLines(std::string_view bytes, bool own) {
  Lines lines;
  int number = 0;
  for (std::string_view line : Split(bytes, '\n')) {
    ++number;
    if (!lines.columns.empty()) {
      if (!line.empty()) lines.rows.push_back({line, {own, number}});
      continue;
    }
    if (line.starts_with('#')) {
      ReadComment(line, &lines);
    } else if (!line.empty()) {
      lines.columns = Split(line, '\t');
    }
    lines.head += std::string(line) + '\n';
  }
  return lines;
}

using Key = std::vector<std::string>;

Key KeyOf(const Lines& lines, std::string_view row) {
  const auto cells = Split(row, '\t');
  Key key;
  for (std::string_view name : lines.key) {
    const auto at = std::find(lines.columns.begin(), lines.columns.end(), name);
    const auto index = static_cast<size_t>(at - lines.columns.begin());
    key.emplace_back(index < cells.size() ? cells[index] : std::string_view());
  }
  return key;
}

}  // namespace

MergedLexicon MergeLexicon(std::string_view name, std::string_view ours, std::string_view theirs) {
  MergedLexicon merged;
  merged.merge.file = name;
  const Lines mine = CutLines(ours, false);
  const Lines yours = CutLines(theirs, true);
  if (yours.replaces || mine.columns != yours.columns) {
    merged.merge.replaced_file = true;
    merged.bytes = theirs;
    for (const Row& row : yours.rows) merged.origins.push_back(row.origin);
    return merged;
  }
  std::map<Key, Row> rows;
  for (const Row& row : mine.rows) rows[KeyOf(mine, row.text)] = row;
  for (const Row& row : yours.rows) {
    const Key key = KeyOf(mine, row.text);
    const auto old = rows.find(key);
    const std::string words = Join(key, " | ");
    if (old == rows.end()) {
      merged.merge.added.push_back(words);
    } else {
      merged.merge.replaced.push_back(words);
      merged.merge.ours.emplace_back(old->second.text);
    }
    rows[key] = row;
  }
  merged.bytes = mine.head;
  for (const auto& [key, row] : rows) {
    merged.bytes += std::string(row.text) + '\n';
    merged.origins.push_back(row.origin);
  }
  return merged;
}

}  // namespace detente
