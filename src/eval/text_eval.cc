#include "eval/text_eval.h"

#include <type_traits>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace detente {
namespace {

double Share(int64_t part, int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// Counts spans that stand in both lists; both are in text order.
int64_t CountShared(const std::vector<TextSpan>& a, const std::vector<TextSpan>& b) {
  int64_t shared = 0;
  for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) {
      ++shared;
      ++i;
      ++k;
    } else if (a[i].begin < b[k].begin || (a[i].begin == b[k].begin && a[i].end < b[k].end)) {
      ++i;
    } else {
      ++k;
    }
  }
  return shared;
}

SpanScore Score(const std::vector<TextSpan>& gold, const std::vector<TextSpan>& system) {
  return {static_cast<int64_t>(gold.size()), static_cast<int64_t>(system.size()),
          CountShared(gold, system)};
}

// Joins system words that tile one of `gold`, the tokens of several words.
std::vector<TextSpan> JoinTiles(const std::vector<TextSpan>& gold,
                                const std::vector<TextSpan>& words) {
  std::vector<TextSpan> joined;
  size_t g = 0;
  for (size_t i = 0; i < words.size();) {
    while (g < gold.size() && gold[g].begin < words[i].begin) ++g;
    size_t last = i;
    if (g < gold.size() && gold[g].begin == words[i].begin) {
      while (last + 1 < words.size() && words[last].end < gold[g].end &&
             words[last + 1].begin == words[last].end) {
        ++last;
      }
      if (words[last].end != gold[g].end) last = i;
    }
    joined.push_back({words[i].begin, words[last].end});
    i = last + 1;
  }
  return joined;
}

// The tokens of several words.
std::vector<TextSpan> MultiWordTokens(const GoldDocument& gold) {
  std::vector<TextSpan> tokens;
  for (const GoldSentence& sentence : gold.sentences) {
    for (size_t w = 1; w < sentence.words.size(); ++w) {
      const int token = sentence.words[w].token;
      if (token != sentence.words[w - 1].token) continue;
      const TextSpan span = sentence.tokens[static_cast<size_t>(token)];
      if (tokens.empty() || tokens.back() != span) tokens.push_back(span);
    }
  }
  return tokens;
}

// All words of all sentences, each with its sentence.
template <typename SomeSentence, typename Words>
auto Flat(std::span<const SomeSentence> sentences, Words words) {
  using Word = typename std::remove_reference_t<decltype(words(sentences.front()))>::value_type;
  std::vector<std::pair<const SomeSentence*, const Word*>> flat;
  for (const SomeSentence& sentence : sentences) {
    for (const Word& word : words(sentence)) flat.push_back({&sentence, &word});
  }
  return flat;
}

}  // namespace

double SpanScore::Precision() const { return Share(correct, system); }
double SpanScore::Recall() const { return Share(correct, gold); }
double SpanScore::F1() const { return Share(2 * correct, gold + system); }

SpanScore& SpanScore::operator+=(const SpanScore& other) {
  gold += other.gold;
  system += other.system;
  correct += other.correct;
  return *this;
}

double TextFigures::UposAccuracy() const { return Share(upos_right, aligned); }
double TextFigures::LemmaAccuracy() const { return Share(lemma_right, aligned); }

TextFigures& TextFigures::operator+=(const TextFigures& other) {
  sentences += other.sentences;
  tokens += other.tokens;
  words += other.words;
  aligned += other.aligned;
  upos_right += other.upos_right;
  lemma_right += other.lemma_right;
  return *this;
}

std::vector<AlignedWord> AlignWords(const GoldDocument& gold, std::span<const Sentence> found) {
  const auto wanted = Flat(
      std::span<const GoldSentence>(gold.sentences),
      [](const GoldSentence& s) -> const auto& { return s.words; });
  const auto given = Flat(
      found, [](const Sentence& s) -> const auto& { return s.tokens; });
  std::vector<AlignedWord> aligned;
  for (size_t i = 0, k = 0; i < wanted.size() && k < given.size();) {
    const TextSpan a = wanted[i].second->span;
    const TextSpan b = given[k].second->span;
    if (a == b) {
      aligned.push_back({wanted[i].first, wanted[i].second, given[k].first, given[k].second});
    }
    if (a == b || b < a) ++k;
    if (a == b || a < b) ++i;
  }
  return aligned;
}

TextFigures ScoreText(const GoldDocument& gold, std::span<const Sentence> found) {
  std::vector<TextSpan> gold_sentences, gold_tokens, gold_spans, sentences, spans;
  for (const GoldSentence& sentence : gold.sentences) {
    gold_sentences.push_back(sentence.span);
    gold_tokens.insert(gold_tokens.end(), sentence.tokens.begin(), sentence.tokens.end());
    for (const GoldWord& word : sentence.words) gold_spans.push_back(word.span);
  }
  for (const Sentence& sentence : found) {
    sentences.push_back(sentence.span);
    for (const Token& token : sentence.tokens) spans.push_back(token.span);
  }
  TextFigures figures;
  figures.sentences = Score(gold_sentences, sentences);
  figures.tokens = Score(gold_tokens, JoinTiles(MultiWordTokens(gold), spans));
  figures.words = Score(gold_spans, spans);
  for (const AlignedWord& word : AlignWords(gold, found)) {
    ++figures.aligned;
    figures.upos_right += word.gold->upos == ToString(word.found->upos);
    figures.lemma_right += ToLower(word.gold->lemma) == ToLower(word.found->lemma);
  }
  return figures;
}

TextReport EvaluateText(std::span<const GoldDocument> documents, const TextLexicon& lexicon) {
  TextReport report;
  for (const GoldDocument& document : documents) {
    Article article;
    article.text = document.text;
    article.paragraphs = document.paragraphs;
    const TextFigures figures = ScoreText(document, FindSentences(article, lexicon));
    report.all += figures;
    report.genres[document.genre] += figures;
  }
  return report;
}

}  // namespace detente
