// text/text.h: sentences, tokens, tags, lemmas and dependency trees.
//
// In: an article (its text and paragraphs). Out: sentences in text order, each inside one
// paragraph, with Universal Dependencies tokens. Every token lies inside its sentence; tokens are
// in order and never overlap; text outside tokens is white space. Total.
#ifndef DETENTE_TEXT_TEXT_H_
#define DETENTE_TEXT_TEXT_H_

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"
#include "parser/parser.h"

namespace detente {

// The stage's lexicons, compiled, and its parser. Immutable and shared between threads.
class TextLexicon {
 public:
  static Result<TextLexicon> Compile(const LexiconSet& lexicons, Parser parser);

  // Of all models that the stage computes with.
  std::string model_digest() const;

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

// Tags, lemmas and trees for sentences whose tokens are there already (span, form, lower): the
// parser's, with the lemmas that the lexicons know.
void Annotate(std::span<Sentence> sentences, const TextLexicon& lexicon,
              const Parser::Options& options);

std::vector<Sentence> FindSentences(const Article& article, const TextLexicon& lexicon,
                                    const Parser::Options& options = {});

}  // namespace detente

#endif  // DETENTE_TEXT_TEXT_H_
