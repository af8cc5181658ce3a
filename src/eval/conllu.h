// eval/conllu.h: reads a Universal Dependencies treebank (CoNLL-U) as gold sentences and words.
//
// The raw text of each document is built from the words and SpaceAfter: sentences of one paragraph
// are joined by a blank, paragraphs (newpar) by a blank line. The parts of a multi-word token
// ("don't": do, n't) get each its own span where they spell the token, and otherwise the token's.
// Empty nodes are left out. Errors name the file and the line.
#ifndef DETENTE_EVAL_CONLLU_H_
#define DETENTE_EVAL_CONLLU_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text_span.h"

namespace detente {

struct GoldWord {
  TextSpan span;
  std::string form;
  std::string lemma;
  std::string upos;
  std::string xpos;
  std::string feats;  // "_": none
  int head = 0;       // 1-based word of the sentence; 0 is the root
  std::string deprel;
  int token = 0;  // index into GoldSentence::tokens
};

struct GoldSentence {
  TextSpan span;
  std::vector<TextSpan> tokens;  // as written: "don't" is one
  std::vector<GoldWord> words;
};

struct GoldDocument {
  std::string id;
  std::string genre;  // of the metadata, or what stands before the first "-" of the id
  std::string text;
  std::vector<TextSpan> paragraphs;
  std::vector<GoldSentence> sentences;
};

// `name` stands in errors.
Result<std::vector<GoldDocument>> ReadConllu(const std::string& name, std::string_view bytes);

}  // namespace detente

#endif  // DETENTE_EVAL_CONLLU_H_
