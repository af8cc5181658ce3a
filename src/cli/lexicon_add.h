// cli/lexicon_add.h: a row for a user's own lexicon.
#ifndef DETENTE_CLI_LEXICON_ADD_H_
#define DETENTE_CLI_LEXICON_ADD_H_

#include <string>
#include <vector>

#include "base/result.h"

namespace detente {

// Writes the row of `cells` ("column=cell") into the file of that name below `folder`, which is
// made with the comment lines of ours when it is not there. A row of the same key is replaced.
// Nothing is written when the file would have a fault. Gives one line that tells what was done.
Result<std::string> AddLexiconRow(const std::string& folder, const std::string& file,
                                  const std::vector<std::string>& cells);

}  // namespace detente

#endif  // DETENTE_CLI_LEXICON_ADD_H_
