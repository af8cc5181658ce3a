#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/strings.h"
#include "base/utf8.h"
#include "format/conllu.h"

namespace detente {
namespace {

// What may stand in a column: one line without tabs, and never nothing.
std::string Field(std::string_view text) {
  std::string field = FoldSpace(text);
  return field.empty() ? "_" : field;
}

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'`' || c == U'´'; }

char32_t LastOf(std::string_view text) {
  return text.empty() ? 0 : DecodeAt(text, PreviousCodePoint(text, text.size())).value;
}

// "'s", "'ll": what follows the apostrophe; empty for all else.
bool IsClitic(std::string_view lower) {
  static constexpr std::array<std::string_view, 6> kClitics = {"s", "d", "m", "ll", "re", "ve"};
  const CodePoint first = DecodeAt(lower, 0);
  return IsApostrophe(first.value) &&
         std::find(kClitics.begin(), kClitics.end(), lower.substr(first.length)) != kClitics.end();
}

// Both are parts of one written word. Letters that touch are words that the tokeniser took apart
// ("do|n't", "can|not"); a bare apostrophe is a quotation mark unless it is a possessive.
bool AreOneToken(const Token& left, const Token& right) {
  if (left.span.end != right.span.begin || left.form.empty() || right.form.empty()) return false;
  const char32_t last = LastOf(left.form);
  const char32_t first = DecodeAt(right.form, 0).value;
  if (IsLetter(last) && IsLetter(first)) return true;
  return IsApostrophe(first) && (IsClitic(right.lower) || right.xpos == Xpos::kPos);
}

bool SpaceFollows(std::string_view text, TextSpan span) {
  return span.end >= text.size() || IsSpace(DecodeAt(text, span.end).value);
}

// The token of several words that begins with token `first`, if there is one.
std::optional<ConlluRange> RangeAt(const Article& article, const std::vector<Token>& tokens,
                                   size_t first) {
  size_t last = first;
  while (last + 1 < tokens.size() && AreOneToken(tokens[last], tokens[last + 1])) ++last;
  if (last == first) return std::nullopt;
  const TextSpan span{tokens[first].span.begin, tokens[last].span.end};
  return ConlluRange{static_cast<int>(first) + 1, static_cast<int>(last) + 1,
                     Field(Slice(article.text, span)),
                     SpaceFollows(article.text, span) ? "_" : "SpaceAfter=No"};
}

ConlluSentence ConlluSentenceOf(const Article& article, const Sentence& sentence) {
  ConlluSentence out;
  size_t in_range = 0;  // tokens before this one are parts of a range
  for (size_t t = 0; t < sentence.tokens.size(); ++t) {
    const Token& token = sentence.tokens[t];
    ConlluWord word;
    word.form = Field(token.form);
    if (t >= in_range) {
      if (auto range = RangeAt(article, sentence.tokens, t)) {
        in_range = static_cast<size_t>(range->last);
        out.ranges.push_back(*std::move(range));
      }
    }
    if (t >= in_range && !SpaceFollows(article.text, token.span)) word.misc = "SpaceAfter=No";
    out.words.push_back(std::move(word));
  }
  TakeParse(sentence, &out);
  return out;
}

void AddRangeLine(const ConlluRange& range, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", range.first,
                 range.last, range.form, range.misc);
}

void AddWordLine(size_t number, const ConlluWord& word, std::string* out) {
  fmt::format_to(std::back_inserter(*out), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", number,
                 word.form, word.lemma, word.upos, word.xpos, word.feats, word.head, word.deprel,
                 word.misc);
}

}  // namespace

void TakeParse(const Sentence& parsed, ConlluSentence* sentence) {
  const size_t count = std::min(parsed.tokens.size(), sentence->words.size());
  for (size_t w = 0; w < count; ++w) {
    const Token& token = parsed.tokens[w];
    ConlluWord& word = sentence->words[w];
    word.lemma = Field(token.lemma);
    word.upos = ToString(token.upos);
    word.xpos = ToString(token.xpos);
    word.feats = Field(token.feats);
    word.head = token.head + 1;
    word.deprel = ToString(token.deprel);
  }
}

std::vector<ConlluSentence> ConlluOf(const Article& article, std::span<const Sentence> sentences) {
  std::vector<ConlluSentence> out;
  int paragraph = -1;
  for (const Sentence& sentence : sentences) {
    if (sentence.tokens.empty()) continue;
    ConlluSentence converted = ConlluSentenceOf(article, sentence);
    if (sentence.paragraph != paragraph) converted.comments.emplace_back("# newpar");
    paragraph = sentence.paragraph;
    converted.comments.push_back("# text = " + LayOut(converted).text);
    out.push_back(std::move(converted));
  }
  return out;
}

void AddConlluIds(std::string_view document, std::vector<ConlluSentence>* sentences) {
  const std::string name = Field(document);
  // The slash has a meaning of its own in ids of sentences, and a blank would end them.
  const std::string stem = ReplaceAll(ReplaceAll(name, "/", "_"), " ", "_");
  for (size_t i = 0; i < sentences->size(); ++i) {
    auto& comments = (*sentences)[i].comments;
    const auto text = std::find_if(comments.begin(), comments.end(), [](const auto& comment) {
      return CommentValue(comment, "text").has_value();
    });
    comments.insert(text, fmt::format("# sent_id = {}-{}", stem, i + 1));
    if (i == 0) comments.insert(comments.begin(), "# newdoc id = " + name);
  }
}

std::string ConlluText(const ConlluSentence& sentence) {
  std::string out;
  for (const std::string& comment : sentence.comments) out += comment + '\n';
  auto range = sentence.ranges.begin();
  for (size_t w = 0; w < sentence.words.size(); ++w) {
    if (range != sentence.ranges.end() && range->first == static_cast<int>(w) + 1) {
      AddRangeLine(*range, &out);
      ++range;
    }
    AddWordLine(w + 1, sentence.words[w], &out);
  }
  return out + '\n';
}

}  // namespace detente
