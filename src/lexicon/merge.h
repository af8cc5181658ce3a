// lexicon/merge.h: a user's lexicon over ours, row by row.
#ifndef DETENTE_LEXICON_MERGE_H_
#define DETENTE_LEXICON_MERGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/table.h"

namespace detente {

// What a user's file did to ours of the same name.
struct LexiconMerge {
  std::string file;
  bool replaced_file = false;         // the user's file stands alone
  std::vector<std::string> added;     // keys of rows that ours has not, cells set apart by " | "
  std::vector<std::string> replaced;  // keys of rows that stand for one of ours
  std::vector<std::string> ours;      // those rows of ours, as they were
};

// Bytes of both together: our comment lines and header row, then the rows of both in the order of
// the key; of two rows with one key the user's. A user's file with other columns than ours, or with
// a comment line "# replace: all", replaces ours. Both files must parse as tables.
struct MergedLexicon {
  std::string bytes;
  std::vector<RowOrigin> origins;  // of each row of `bytes`
  LexiconMerge merge;
};
MergedLexicon MergeLexicon(std::string_view name, std::string_view ours, std::string_view theirs);

// What the files of a user's folder do to ours, by file name; nothing for "". Implemented beside
// LexiconSet::Load, which merges the same way and checks every file.
Result<std::vector<LexiconMerge>> MergesOf(const std::string& folder);

}  // namespace detente

#endif  // DETENTE_LEXICON_MERGE_H_
