// lexicon/table.h: one lexicon file: TSV with a header row. The file says about itself how it is
// to be checked, in comment lines above the header row:
//
//   # title: cues of reported speech
//   # licence: Apache-2.0
//   # key: lemma form
//   # check: kind enum say deny ask
//   lemma<TAB>form<TAB>kind<TAB>note
//
// `key` names columns: no two rows are alike in them, and rows are sorted by them bytewise.
// `check` names a column and a rule. The header row has a `note` or a `source` column.
//
// Rules: text (not empty), enum A B C, enum? A B C (or empty), list A B C (any of these, separated
// by blanks, or none), number, number?, date, date? (2022-08-13, 2022-08 or 2022), country,
// country? (three capitals). A column without a rule may hold anything. Other comment lines are
// free text; no comments below the header row.
#ifndef DETENTE_LEXICON_TABLE_H_
#define DETENTE_LEXICON_TABLE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_span.h"

namespace detente {

// Of a table put together from two files: the file and the line that each row is from, so that
// errors name what somebody can mend.
struct RowOrigin {
  bool own = false;  // of the user's file, else of ours
  int line = 0;
};
struct RowOrigins {
  std::string our_file;
  std::string own_file;
  std::vector<RowOrigin> rows;
};

class Table {
 public:
  // Reads and checks one file's bytes. `name` stands in errors: "name:line: what is wrong"; of rows
  // that `origins` has, their own file and line. All faults are told, one a line.
  static Result<Table> Parse(std::string name, std::string_view bytes, RowOrigins origins = {});
  // The same without a copy of the bytes, which must outlive the table and its copies.
  static Result<Table> ParseInPlace(std::string name, std::string_view bytes);

  const std::string& name() const { return name_; }
  const std::vector<std::string>& columns() const { return columns_; }
  size_t size() const { return lines_.size(); }
  bool has_column(std::string_view column) const { return ColumnIndex(column) >= 0; }

  // The cell of a row; empty when there is no such column.
  std::string_view Cell(size_t row, std::string_view column) const;
  // Faster in loops: the index of a column (-1: none), then the cell.
  int ColumnIndex(std::string_view column) const;
  std::string_view Cell(size_t row, int column) const;

  // An error that names the row's file and line.
  Error ErrorAt(size_t row, std::string_view what) const;

 private:
  class Reader;
  static Result<Table> Read(Table table);  // with its bytes in place

  std::string name_;
  std::shared_ptr<const std::string> own_bytes_;  // null: somebody else keeps them
  std::string_view bytes_;
  std::vector<std::string> columns_;
  std::vector<TextSpan> cells_;  // of bytes_, row by row
  std::vector<int> lines_;       // of each row
  RowOrigins origins_;
};

}  // namespace detente

#endif  // DETENTE_LEXICON_TABLE_H_
