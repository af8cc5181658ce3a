// eval/text_eval.h: how well sentences, tokens, tags and lemmas agree with a treebank.
//
// As the CoNLL 2018 shared task counts: a sentence, token or word is right when its span is
// (white space left out). Tokens are as written ("don't" is one: words that tile it count as it);
// words are its parts. Tags and lemmas are counted on words whose spans agree; lemmas are compared
// in small letters, since ours keep capitals by another rule.
#ifndef DETENTE_EVAL_TEXT_EVAL_H_
#define DETENTE_EVAL_TEXT_EVAL_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "document/sentence.h"
#include "eval/conllu.h"
#include "text/text.h"

namespace detente {

struct SpanScore {
  int64_t gold = 0;
  int64_t system = 0;
  int64_t correct = 0;

  double Precision() const;
  double Recall() const;
  double F1() const;  // 0 when nothing is right
  SpanScore& operator+=(const SpanScore& other);
};

struct TextFigures {
  SpanScore sentences;
  SpanScore tokens;
  SpanScore words;
  int64_t aligned = 0;  // words whose spans agree
  int64_t upos_right = 0;
  int64_t lemma_right = 0;

  double UposAccuracy() const;
  double LemmaAccuracy() const;
  TextFigures& operator+=(const TextFigures& other);
};

struct TextReport {
  TextFigures all;
  std::map<std::string, TextFigures> genres;
};

// A word whose span both have, with its sentence on either side.
struct AlignedWord {
  const GoldSentence* gold_sentence = nullptr;
  const GoldWord* gold = nullptr;
  const Sentence* found_sentence = nullptr;
  const Token* found = nullptr;
};

// In text order; what is returned points into both arguments.
std::vector<AlignedWord> AlignWords(const GoldDocument& gold, std::span<const Sentence> found);

// Compares sentences found in `gold.text` with the gold ones.
TextFigures ScoreText(const GoldDocument& gold, std::span<const Sentence> found);
// Reads each document's text and paragraphs as an article, and sums up the scores.
TextReport EvaluateText(std::span<const GoldDocument> documents, const TextLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_EVAL_TEXT_EVAL_H_
