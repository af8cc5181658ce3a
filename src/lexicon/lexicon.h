// lexicon/lexicon.h: all lexicons of the program, by file name. They are built into the binary,
// so that nothing need be found at run time; a folder given by the user replaces files of the same
// name. Stages compile their own matchers from the tables (each `...Lexicon::Compile`).
#ifndef DETENTE_LEXICON_LEXICON_H_
#define DETENTE_LEXICON_LEXICON_H_

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/table.h"

namespace detente {

class LexiconSet {
 public:
  // The lexicons built into the program; then every *.tsv of `folder` (may be empty: none), by its
  // path below it ("en/cues.tsv"). Errors: one line a fault, "file:line: what is wrong".
  static Result<LexiconSet> Load(const std::string& folder = "");

  // The table of a file name; an error that names it when there is none.
  Result<const Table*> Find(std::string_view name) const;
  const std::map<std::string, Table, std::less<>>& tables() const { return tables_; }
  // Changes with any byte of any table.
  const std::string& digest() const { return digest_; }

 private:
  std::map<std::string, Table, std::less<>> tables_;
  std::string digest_;
};

}  // namespace detente

#endif  // DETENTE_LEXICON_LEXICON_H_
