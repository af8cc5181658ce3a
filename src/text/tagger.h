// text/tagger.h: Universal POS tags and lemmas for the tokens of a sentence.
//
// In: a sentence whose tokens have span, form and lower, split as UD English splits them
// ("do|n't", "John|'s"). Out: upos and lemma of each token. Total; reads nothing but the sentence.
// How: each word's possible tags from lexicons/en (closed classes whole, common open-class words)
// or from its shape, then one choice from left to right by the words around it.
//
// Known misses: nouns and verbs of one form where the context is short (headlines, lists);
// "-ed" participles that are attributes but not in the adjective lexicon; "that" after a noun
// (always taken for a conjunction or a relative, never told apart by meaning); names that begin a
// sentence and are also common words; foreign words.
#ifndef DETENTE_TEXT_TAGGER_H_
#define DETENTE_TEXT_TAGGER_H_

#include <memory>
#include <vector>

#include "base/result.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

class Tagger {
 public:
  static Result<Tagger> Compile(const LexiconSet& lexicons);

  void Tag(Sentence* sentence) const;

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

void TagSentences(std::vector<Sentence>* sentences, const Tagger& tagger);

}  // namespace detente

#endif  // DETENTE_TEXT_TAGGER_H_
