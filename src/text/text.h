// text/text.h: sentences, tokens, tags and lemmas.
//
// In: an article (its text and paragraphs). Out: sentences in text order, each inside one
// paragraph, with Universal Dependencies tokens. Every token lies inside its sentence; tokens are
// in order and never overlap; text outside tokens is white space. Total.
#ifndef DETENTE_TEXT_TEXT_H_
#define DETENTE_TEXT_TEXT_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class TextLexicon {
 public:
  static Result<TextLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

std::vector<Sentence> FindSentences(const Article& article, const TextLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_TEXT_TEXT_H_
