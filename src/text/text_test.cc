#include "text/text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/splitter.h"
#include "text/tokenizer.h"

namespace detente {
namespace {

const TextLexicon& Lexicon() {
  static const TextLexicon lexicon = [] {
    const auto lexicons = LexiconSet::Load();
    if (!lexicons.ok()) {
      ADD_FAILURE() << lexicons.error().message;
      return TextLexicon();
    }
    auto parser = Parser::BuiltIn();
    if (!parser.ok()) {
      ADD_FAILURE() << parser.error().message;
      return TextLexicon();
    }
    auto compiled = TextLexicon::Compile(*lexicons, *std::move(parser));
    EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().message);
    return compiled.ok() ? *compiled : TextLexicon();
  }();
  return lexicon;
}

Article OneParagraph(std::string text) {
  Article article;
  article.text = std::move(text);
  article.paragraphs = {{0, static_cast<uint32_t>(article.text.size())}};
  return article;
}

bool HasSpace(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (IsSpace(c.value)) return true;
    i += c.length;
  }
  return false;
}

bool IsAllSpace(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (!IsSpace(c.value)) return false;
    i += c.length;
  }
  return true;
}

// What must hold of the sentences of any article; empty when it does.
std::string Fault(const Article& article, const std::vector<Sentence>& sentences) {
  uint32_t covered = 0;  // all before it lies in tokens or is white space
  const std::string_view text = article.text;
  for (const Sentence& sentence : sentences) {
    if (sentence.tokens.empty()) return "a sentence without tokens";
    const auto paragraph = static_cast<size_t>(sentence.paragraph);
    if (paragraph >= article.paragraphs.size()) return "a paragraph that is not there";
    if (!article.paragraphs[paragraph].Contains(sentence.span)) return "outside its paragraph";
    if (sentence.span.begin != sentence.tokens.front().span.begin ||
        sentence.span.end != sentence.tokens.back().span.end) {
      return "a sentence wider than its tokens";
    }
    for (const Token& token : sentence.tokens) {
      if (token.span.empty() || token.span.begin < covered) return "tokens empty or out of order";
      if (!IsAllSpace(text.substr(covered, token.span.begin - covered))) return "text left out";
      if (token.form != Slice(text, token.span)) return "a form that is not the text";
      if (HasSpace(token.form)) return "white space inside the token " + token.form;
      covered = token.span.end;
    }
  }
  return IsAllSpace(text.substr(covered)) ? "" : "text left out at the end";
}

// Bits of text with which random strings come near to real ones.
rc::Gen<std::string> TextLike() {
  static const std::vector<std::string> kPieces = {
      " ",      "  ",     "\n",   ".",   "...",     "!",     "?",    ",",        "'",
      "’",      "“",      "”",    "\"",  "(",       ")",     "[",    "]",        "-",
      "–",      "--",     "/",    "@",   "#",       "$",     "€",    "%",        "&",
      "*",      "_",      ":",    ";",   "http://", "www.",  "com",  "a",        "B",
      "n't",    "'s",     "s",    "Mr",  "U.S",     "U",     "p.m",  "Jan",      "No",
      "The",    "he",     "said", "1",   "20",      "000",   "é",    "Ж",        "中",
      "\u00a0", "\u200b", "…",    "can", "not",     "gonna", "\xff", "\xe2\x80", "\u0301",
      "✓",      "😀",      "ph.d", "e-",  "anti-",   "9/11",  "°",    "it"};
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)),
                      [](const std::vector<std::string>& parts) {
                        std::string text;
                        for (const std::string& part : parts) text += part;
                        return text;
                      });
}

TEST(FindSentences, CoversAnyTextLikeString) {
  EXPECT_TRUE(rc::check([] {
    const Article article = OneParagraph(*rc::gen::resize(400, TextLike()));
    RC_ASSERT(Fault(article, FindSentences(article, Lexicon())) == "");
  }));
}

TEST(FindSentences, CoversAnyBytes) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    const Article article = OneParagraph(bytes);
    RC_ASSERT(Fault(article, FindSentences(article, Lexicon())) == "");
  }));
}

TEST(FindSentences, IsTheSameTwice) {
  EXPECT_TRUE(rc::check([] {
    const Article article = OneParagraph(*TextLike());
    const auto spans = [&] {
      std::vector<TextSpan> all;
      for (const Sentence& s : FindSentences(article, Lexicon())) {
        for (const Token& t : s.tokens) all.push_back(t.span);
      }
      return all;
    };
    RC_ASSERT(spans() == spans());
  }));
}

TEST(FindSentences, KeepsParagraphsApart) {
  Article article;
  article.text = "Peru and\n\nChile agreed. Bolivia did not.";
  article.paragraphs = {{0, 8}, {10, 40}};
  const auto sentences = FindSentences(article, Lexicon());
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_EQ(sentences[0].paragraph, 0);
  EXPECT_EQ(sentences[1].paragraph, 1);
  EXPECT_EQ(sentences[2].paragraph, 1);
  EXPECT_EQ(Slice(article.text, sentences[2].span), "Bolivia did not.");
}

TEST(FindSentences, MarksTitleAndStandfirst) {
  Article article;
  article.text = "Fiji signs.\n\nIt was late. Very late.\n\nFiji signed the pact on Monday.";
  article.paragraphs = {{0, 11}, {13, 36}, {38, 69}};
  article.heading_paragraphs = 2;
  const auto sentences = FindSentences(article, Lexicon());
  ASSERT_EQ(sentences.size(), 4u);
  EXPECT_TRUE(sentences[0].heading);
  EXPECT_TRUE(sentences[1].heading);
  EXPECT_TRUE(sentences[2].heading);
  EXPECT_FALSE(sentences[3].heading);
}

TEST(FindSentences, ReadsOverLineBreaksInAParagraph) {
  const auto wrapped = FindSentences(
      OneParagraph("Sri Lanka will hand over\nthe port to India\nnext year. It said so."),
      Lexicon());
  ASSERT_EQ(wrapped.size(), 2u);
  EXPECT_EQ(wrapped[0].tokens.size(), 12u);
  const auto bullets =
      FindSentences(OneParagraph("Latvia asks for:\n- open borders\n• free trade"), Lexicon());
  ASSERT_EQ(bullets.size(), 3u);
  EXPECT_EQ(bullets[1].tokens.size(), 3u);
}

TEST(FindSentences, SurvivesParagraphsPastTheEnd) {
  Article article;
  article.text = "Oman spoke.";
  article.paragraphs = {{0, 400}, {500, 600}};
  article.heading_paragraphs = -3;
  const auto sentences = FindSentences(article, Lexicon());
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].tokens.size(), 3u);
}

TEST(FindSentences, NothingFromNothing) {
  EXPECT_TRUE(FindSentences(Article(), Lexicon()).empty());
  EXPECT_TRUE(FindSentences(OneParagraph(" \n\t\u00a0 "), Lexicon()).empty());
}

TEST(FindSentences, LowersAndKeepsForms) {
  const auto sentences = FindSentences(OneParagraph("ÉTATS Unis"), Lexicon());
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].tokens[0].form, "ÉTATS");
  EXPECT_EQ(sentences[0].tokens[0].lower, "états");
}

// boundary_test.cc measures the time that longer ones take.
TEST(FindSentences, TakesLongStretches) {
  for (const char* piece :
       {"a.", "1/", "'s", "@a", "-a", "&b", "...", "((", "a-", "1-", "*a", "4.a"}) {
    std::string text;
    while (text.size() < 2000) text += piece;
    const Article article = OneParagraph(text);
    EXPECT_EQ(Fault(article, FindSentences(article, Lexicon())), "") << piece;
  }
}

}  // namespace
}  // namespace detente
