// document/sentence.h: a sentence and its tokens, between the stages. Not written to dossiers.
#ifndef DETENTE_DOCUMENT_SENTENCE_H_
#define DETENTE_DOCUMENT_SENTENCE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace detente {

// Universal POS tags.
enum class Upos {
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

struct Token {
  TextSpan span;
  std::string form;   // as in the text
  std::string lower;  // lowercased
  std::string lemma;  // lowercased, except for proper nouns
  Upos upos = Upos::kX;
};

struct Sentence {
  TextSpan span;
  int paragraph = 0;     // index into Article::paragraphs
  bool heading = false;  // title, standfirst, or a cross-head: no full sentence is expected
  std::vector<Token> tokens;
};

std::string_view ToString(Upos tag);

}  // namespace detente

#endif  // DETENTE_DOCUMENT_SENTENCE_H_
