// cli/parse_input.h: what the command `parse` reads: plain text or CoNLL-U, in pieces that can be
// parsed apart. The pieces of a file are the same however many threads there are.
#ifndef DETENTE_CLI_PARSE_INPUT_H_
#define DETENTE_CLI_PARSE_INPUT_H_

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "format/conllu.h"

namespace detente {

// Some paragraphs of a text, or some sentences of CoNLL-U.
struct ParsePiece {
  std::optional<Article> article;
  std::vector<ConlluSentence> sentences;
};

struct ParseInput {
  std::string name;  // as it stands in `# newdoc id`
  bool is_text = false;
  size_t bytes = 0;
  std::vector<ParsePiece> pieces;
};

// "-" is standard input. CoNLL-U is known by its content, or by the ending .conllu; all else is
// text, whose paragraphs are set apart by blank lines. Errors: unreadable, empty, binary or not
// UTF-8, malformed CoNLL-U.
Result<ParseInput> OpenParseInput(const std::string& path);

}  // namespace detente

#endif  // DETENTE_CLI_PARSE_INPUT_H_
