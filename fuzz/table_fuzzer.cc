// Any bytes as a lexicon file: a table whose cells can all be read, or faults that name the file.
#include <cstdint>
#include <string_view>

#include "lexicon/table.h"
#include "must.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using detente::Must;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = detente::Table::Parse("x.tsv", bytes);
  if (!table.ok()) {
    Must(table.error().message.starts_with("x.tsv:"), "faults name the file");
    return 0;
  }
  size_t length = 0;
  for (size_t row = 0; row < table->size(); ++row) {
    for (const auto& column : table->columns()) length += table->Cell(row, column).size();
    Must(!table->ErrorAt(row, "here").message.empty(), "each row has a line");
  }
  // Columns of one name give the same cell more than once.
  Must(length <= size * table->columns().size(), "cells are parts of the file");
  return 0;
}
