// eval/parse_eval.h: how well trees, tags, features and lemmas agree with a treebank.
//
// Two measures. On gold tokens each word has its counterpart: shares of words whose head (UAS),
// head and relation (LAS), tags, features or lemma are the gold ones; punctuation counts. From raw
// text, as the CoNLL 2018 shared task counts: a word is right when its span is, its head when the
// head's span is the gold head's, or both are roots; figures are F1 of all gold and system words.
// LAS takes relations with their subtypes; "plain" LAS cuts them off, as that task did. Lemmas are
// compared in small letters, features as whole strings.
#ifndef DETENTE_EVAL_PARSE_EVAL_H_
#define DETENTE_EVAL_PARSE_EVAL_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "document/sentence.h"
#include "eval/conllu.h"
#include "eval/text_eval.h"
#include "text/text.h"

namespace detente {

// Words that are right in something; shares of `words` where tokens are gold.
struct TreeFigures {
  int64_t words = 0;
  int64_t heads = 0;
  int64_t labelled = 0;
  int64_t labelled_plain = 0;
  int64_t upos = 0;
  int64_t xpos = 0;
  int64_t feats = 0;
  int64_t lemmas = 0;
  std::map<std::string, SpanScore> relations;  // gold, system and right in head and relation

  double Share(int64_t right) const;  // of all words; 0 where there is none
  TreeFigures& operator+=(const TreeFigures& other);
};

struct RawTreeFigures {
  TextFigures text;
  TreeFigures trees;  // of words whose spans agree

  double F1(int64_t right) const;  // of the words on both sides
  RawTreeFigures& operator+=(const RawTreeFigures& other);
};

struct ParseReport {
  TreeFigures gold_tokens;
  TreeFigures capitals;  // the same words written in capitals; empty unless asked for
  RawTreeFigures raw;

  ParseReport& operator+=(const ParseReport& other);
};

enum class Letters { kAsWritten, kCapitals };

// The gold sentences with nothing but span, form and lower, as the parser takes them.
std::vector<Sentence> GoldTokens(const GoldDocument& gold, Letters letters);

// `parsed` has the sentences and tokens of `gold`.
TreeFigures ScoreTrees(const GoldDocument& gold, std::span<const Sentence> parsed);
// `found` has sentences and tokens of its own.
RawTreeFigures ScoreRawTrees(const GoldDocument& gold, std::span<const Sentence> found);

// Parses each document from its gold tokens and from its text, with the lexicon's parser.
ParseReport EvaluateParse(std::span<const GoldDocument> documents, const TextLexicon& lexicon,
                          bool capitals);

}  // namespace detente

#endif  // DETENTE_EVAL_PARSE_EVAL_H_
