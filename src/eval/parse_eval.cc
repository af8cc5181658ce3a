#include "eval/parse_eval.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace detente {
namespace {

std::string_view Plain(std::string_view relation) { return relation.substr(0, relation.find(':')); }

// None is "_" in the treebank.
bool SameFeats(const GoldWord& gold, const Token& found) {
  return gold.feats == (found.feats.empty() ? "_" : found.feats);
}

// What does not hang on the shape of the sentence.
void CountTags(const GoldWord& gold, const Token& found, TreeFigures* figures) {
  ++figures->words;
  figures->upos += gold.upos == ToString(found.upos);
  figures->xpos += gold.xpos == ToString(found.xpos);
  figures->feats += SameFeats(gold, found);
  figures->lemmas += ToLower(gold.lemma) == ToLower(found.lemma);
}

void CountArc(const GoldWord& gold, const Token& found, bool head_right, TreeFigures* figures) {
  const std::string_view relation = ToString(found.deprel);
  const bool labelled = head_right && gold.deprel == relation;
  figures->heads += head_right;
  figures->labelled += labelled;
  figures->labelled_plain += head_right && Plain(gold.deprel) == Plain(relation);
  figures->relations[gold.deprel].correct += labelled;
}

// The word that governs `word`; nullptr: it is the root.
const GoldWord* HeadOf(const GoldSentence& sentence, const GoldWord& word) {
  const auto head = static_cast<size_t>(std::max(word.head, 0));
  return head == 0 || head > sentence.words.size() ? nullptr : &sentence.words[head - 1];
}

const Token* HeadOf(const Sentence& sentence, const Token& token) {
  const bool root = token.head < 0 || token.head >= static_cast<int>(sentence.tokens.size());
  return root ? nullptr : &sentence.tokens[static_cast<size_t>(token.head)];
}

bool SameHead(const AlignedWord& word) {
  const GoldWord* gold = HeadOf(*word.gold_sentence, *word.gold);
  const Token* found = HeadOf(*word.found_sentence, *word.found);
  if (gold == nullptr || found == nullptr) return gold == nullptr && found == nullptr;
  return gold->span == found->span;
}

void CountRelations(const GoldDocument& gold, std::span<const Sentence> found,
                    TreeFigures* figures) {
  for (const GoldSentence& sentence : gold.sentences) {
    for (const GoldWord& word : sentence.words) ++figures->relations[word.deprel].gold;
  }
  for (const Sentence& sentence : found) {
    for (const Token& token : sentence.tokens) {
      ++figures->relations[std::string(ToString(token.deprel))].system;
    }
  }
}

TreeFigures ParseGoldTokens(const GoldDocument& gold, Letters letters, const TextLexicon& lexicon) {
  std::vector<Sentence> sentences = GoldTokens(gold, letters);
  Annotate(sentences, lexicon, {.feats = true});
  return ScoreTrees(gold, sentences);
}

}  // namespace

double TreeFigures::Share(int64_t right) const {
  return words == 0 ? 0 : static_cast<double>(right) / static_cast<double>(words);
}

TreeFigures& TreeFigures::operator+=(const TreeFigures& other) {
  words += other.words;
  heads += other.heads;
  labelled += other.labelled;
  labelled_plain += other.labelled_plain;
  upos += other.upos;
  xpos += other.xpos;
  feats += other.feats;
  lemmas += other.lemmas;
  for (const auto& [relation, score] : other.relations) relations[relation] += score;
  return *this;
}

double RawTreeFigures::F1(int64_t right) const {
  return SpanScore{text.words.gold, text.words.system, right}.F1();
}

RawTreeFigures& RawTreeFigures::operator+=(const RawTreeFigures& other) {
  text += other.text;
  trees += other.trees;
  return *this;
}

ParseReport& ParseReport::operator+=(const ParseReport& other) {
  gold_tokens += other.gold_tokens;
  capitals += other.capitals;
  raw += other.raw;
  return *this;
}

std::vector<Sentence> GoldTokens(const GoldDocument& gold, Letters letters) {
  std::vector<Sentence> sentences;
  sentences.reserve(gold.sentences.size());
  for (const GoldSentence& source : gold.sentences) {
    Sentence sentence;
    sentence.span = source.span;
    for (const GoldWord& word : source.words) {
      Token token;
      token.span = word.span;
      token.form = letters == Letters::kCapitals ? ToUpper(word.form) : word.form;
      token.lower = ToLower(token.form);
      sentence.tokens.push_back(std::move(token));
    }
    sentences.push_back(std::move(sentence));
  }
  return sentences;
}

TreeFigures ScoreTrees(const GoldDocument& gold, std::span<const Sentence> parsed) {
  TreeFigures figures;
  CountRelations(gold, parsed, &figures);
  const size_t sentences = std::min(gold.sentences.size(), parsed.size());
  for (size_t s = 0; s < sentences; ++s) {
    const auto& words = gold.sentences[s].words;
    const auto& tokens = parsed[s].tokens;
    for (size_t w = 0; w < std::min(words.size(), tokens.size()); ++w) {
      CountTags(words[w], tokens[w], &figures);
      CountArc(words[w], tokens[w], words[w].head == tokens[w].head + 1, &figures);
    }
  }
  return figures;
}

RawTreeFigures ScoreRawTrees(const GoldDocument& gold, std::span<const Sentence> found) {
  RawTreeFigures figures;
  figures.text = ScoreText(gold, found);
  CountRelations(gold, found, &figures.trees);
  for (const AlignedWord& word : AlignWords(gold, found)) {
    CountTags(*word.gold, *word.found, &figures.trees);
    CountArc(*word.gold, *word.found, SameHead(word), &figures.trees);
  }
  return figures;
}

ParseReport EvaluateParse(std::span<const GoldDocument> documents, const TextLexicon& lexicon,
                          bool capitals) {
  ParseReport report;
  for (const GoldDocument& document : documents) {
    report.gold_tokens += ParseGoldTokens(document, Letters::kAsWritten, lexicon);
    if (capitals) {
      report.capitals += ParseGoldTokens(document, Letters::kCapitals, lexicon);
    }
    Article article;
    article.text = document.text;
    article.paragraphs = document.paragraphs;
    report.raw += ScoreRawTrees(document, FindSentences(article, lexicon));
  }
  return report;
}

}  // namespace detente
