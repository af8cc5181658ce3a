#include "text/text.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/lemmatizer.h"
#include "text/splitter.h"
#include "text/tag_mend.h"
#include "text/token_words.h"
#include "text/tokenizer.h"

namespace detente {

struct TextLexicon::Data {
  TokenWords words;
  Lemmatizer lemmatizer;
  Parser parser;
};

Result<TextLexicon> TextLexicon::Compile(const LexiconSet& lexicons, Parser parser) {
  auto words = TokenWords::Compile(lexicons);
  if (!words.ok()) return words.error();
  auto lemmatizer = Lemmatizer::Compile(lexicons);
  if (!lemmatizer.ok()) return lemmatizer.error();
  auto data =
      std::make_shared<Data>(Data{*std::move(words), *std::move(lemmatizer), std::move(parser)});
  TextLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

std::string TextLexicon::model_digest() const {
  return DigestOf(data_->parser.digest() + data_->words.boundary.Digest());
}

namespace {

// A paragraph of more words, or with a stop at its end, is text.
constexpr size_t kMaxHeadingTokens = 14;

Token MakeToken(std::string_view text, TextSpan span) {
  Token token;
  token.span = span;
  token.form = std::string(Slice(text, span));
  token.lower = ToLower(token.form);
  token.lemma = token.lower;
  return token;
}

// A cross-head: a short paragraph that does not end as a sentence does.
bool IsCrossHead(std::string_view text, std::span<const RawToken> tokens) {
  if (tokens.size() > kMaxHeadingTokens) return false;
  // Items of a list and the rest of a broken line head nothing.
  const char32_t first = DecodeAt(text, tokens.front().span.begin).value;
  if (IsLower(first) || IsDash(first) || tokens.front().kind == TokenKind::kMark) return false;
  const RawToken& last = tokens.back();
  // "6:05 p.m.", as live reports head their entries.
  if (last.abbreviation == Abbreviation::kTime && tokens.size() <= 3) return true;
  if (last.kind == TokenKind::kStop || last.kind == TokenKind::kEllipsis ||
      last.kind == TokenKind::kAbbreviation || last.kind == TokenKind::kClose ||
      last.kind == TokenKind::kQuote) {
    return false;
  }
  return std::string_view(":,;").find(text[last.span.begin]) == std::string_view::npos;
}

Sentence MakeSentence(std::string_view text, std::span<const RawToken> tokens) {
  Sentence sentence;
  sentence.span = {tokens.front().span.begin, tokens.back().span.end};
  sentence.tokens.reserve(tokens.size());
  for (const RawToken& token : tokens) sentence.tokens.push_back(MakeToken(text, token.span));
  return sentence;
}

// How many of a paragraph's tokens are its dateline; 0 when there is none, or nothing after it.
size_t DatelineEnd(const Article& article, std::span<const RawToken> tokens) {
  if (!article.dateline || !article.dateline->Contains(tokens.front().span)) return 0;
  const auto first = std::find_if(tokens.begin(), tokens.end(), [&](const RawToken& token) {
    return token.span.end > article.dateline->end;
  });
  return first == tokens.end() ? 0 : static_cast<size_t>(first - tokens.begin());
}

// A dateline is a heading of its own, so that the sentence after it has its own subject.
void AddEnd(size_t dateline, std::vector<size_t>* ends) {
  if (dateline == 0) return;
  ends->erase(
      std::remove_if(ends->begin(), ends->end(), [&](size_t end) { return end <= dateline; }),
      ends->end());
  ends->insert(ends->begin(), dateline);
}

}  // namespace

void Annotate(std::span<Sentence> sentences, const TextLexicon& lexicon,
              const Parser::Options& options) {
  lexicon.data().parser.Parse(sentences, options);
  for (Sentence& sentence : sentences) {
    MendTags(lexicon.data().lemmatizer, &sentence);
    for (Token& token : sentence.tokens) lexicon.data().lemmatizer.Mend(&token);
  }
}

std::vector<Sentence> FindSentences(const Article& article, const TextLexicon& lexicon,
                                    const Parser::Options& options) {
  std::vector<Sentence> sentences;
  const TokenWords& words = lexicon.data().words;
  std::vector<RawToken> tokens;
  for (size_t p = 0; p < article.paragraphs.size(); ++p) {
    tokens.clear();
    Tokenize(article.text, article.paragraphs[p], words, &tokens);
    if (tokens.empty()) continue;
    auto ends = SplitSentences(article.text, tokens, words);
    const size_t dateline = DatelineEnd(article, tokens);
    const bool heading =
        p < static_cast<size_t>(std::max(article.heading_paragraphs, 0)) ||
        (ends.size() == 1 && article.paragraphs.size() > 1 && IsCrossHead(article.text, tokens));
    AddEnd(dateline, &ends);
    size_t begin = 0;
    for (size_t end : ends) {
      Sentence sentence = MakeSentence(article.text, std::span(tokens).subspan(begin, end - begin));
      sentence.paragraph = static_cast<int>(p);
      sentence.heading = heading || end == dateline;
      sentences.push_back(std::move(sentence));
      begin = end;
    }
  }
  Annotate(sentences, lexicon, options);
  return sentences;
}

}  // namespace detente
