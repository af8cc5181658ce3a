#include "statement/statement.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8.h"
#include "statement/quotation.h"

namespace detente {
namespace {

// Words by blanks and marks by themselves; tags by a few endings. Enough to feed the stage with
// anything without the stages before it.
Sentence MakeSentence(std::string_view text, TextSpan span, int paragraph) {
  Sentence sentence{span, paragraph, false, {}};
  uint32_t at = span.begin;
  while (at < span.end) {
    const CodePoint c = DecodeAt(text, at);
    uint32_t end = at + c.length;
    if (IsSpace(c.value)) {
      at = end;
      continue;
    }
    const bool word = IsLetter(c.value);
    while (word && end < span.end && IsLetter(DecodeAt(text, end).value)) {
      end += DecodeAt(text, end).length;
    }
    Token token;
    token.span = {at, std::min(end, span.end)};
    token.form = std::string(Slice(text, token.span));
    token.lower = ToLower(token.form);
    token.lemma = token.lower == "said" ? "say" : token.lower;
    token.upos = !word                         ? Upos::kPunct
                 : token.lemma == "say"        ? Upos::kVerb
                 : token.lower == "that"       ? Upos::kSconj
                 : StartsWithUpper(token.form) ? Upos::kPropn
                                               : Upos::kNoun;
    sentence.tokens.push_back(std::move(token));
    at = end;
  }
  return sentence;
}

Article MakeArticle(std::string text) {
  Article article;
  article.text = std::move(text);
  uint32_t begin = 0;
  for (uint32_t i = 0; i <= article.text.size(); ++i) {
    if (i < article.text.size() && article.text[i] != '\n') continue;
    if (i > begin) article.paragraphs.push_back({begin, i});
    begin = i + 1;
  }
  return article;
}

StatementLexicon Lexicon() {
  const auto set = LexiconSet::Load();
  EXPECT_TRUE(set.ok()) << set.error().message;
  auto lexicon = StatementLexicon::Compile(*set);
  EXPECT_TRUE(lexicon.ok());
  return *lexicon;
}

void ExpectSound(const Article& article, const std::vector<Statement>& statements) {
  for (size_t i = 0; i < statements.size(); ++i) {
    const Statement& s = statements[i];
    ASSERT_FALSE(s.content.empty());
    for (size_t k = 0; k < s.content.size(); ++k) {
      EXPECT_FALSE(s.content[k].empty());
      EXPECT_LE(s.content[k].end, article.text.size());
      if (k > 0) {
        EXPECT_LE(s.content[k - 1].begin, s.content[k].begin);
      }
    }
    if (i > 0) {
      EXPECT_LE(statements[i - 1].content[0].begin, s.content[0].begin);
    }
    if (s.parent) {
      EXPECT_LT(*s.parent, static_cast<int>(i));
    }
    if (s.cue) {
      EXPECT_LE(s.cue->end, article.text.size());
    }
    EXPECT_FALSE(s.kind.empty());
  }
}

TEST(StatementTest, SoundOnAnyText) {
  const StatementLexicon lexicon = Lexicon();
  const std::vector<std::string> pieces = {
      "“",    "”",    "\"",    "'", "‘",   "’",  "«",  "said", "Ana",  "and",
      "that", "told", ",",     ".", "\n",  "``", "''", ":",    "to",   "the",
      "who",  "(",    "claim", ")", "not", "he", "–",  "ü",    "\xff", "according"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const int length = static_cast<int>(random() % 40);
    for (int i = 0; i < length; ++i) {
      text += pieces[random() % pieces.size()];
      if (random() % 3 != 0) text += ' ';
    }
    const Article article = MakeArticle(text);
    std::vector<Sentence> sentences;
    for (size_t p = 0; p < article.paragraphs.size(); ++p) {
      sentences.push_back(MakeSentence(article.text, article.paragraphs[p], static_cast<int>(p)));
    }
    ExpectSound(article, FindStatements(article, sentences, {}, {}, lexicon));
  }
}

TEST(StatementTest, NothingInNothing) {
  EXPECT_TRUE(FindStatements(Article{}, {}, {}, {}, Lexicon()).empty());
}

std::vector<std::string> Quotations(const std::string& text) {
  const Article article = MakeArticle(text);
  std::vector<std::string> out;
  for (const Quotation& q : FindQuotations(article)) {
    out.emplace_back(Slice(article.text, q.span));
  }
  return out;
}

using Strings = std::vector<std::string>;

TEST(QuotationTest, KnowsAllMarks) {
  EXPECT_EQ(Quotations("He said “yes” and «no»."), (Strings{"“yes”", "«no»"}));
  EXPECT_EQ(Quotations("Now \"go\" or ``stay''."), (Strings{"\"go\"", "``stay''"}));
  EXPECT_EQ(Quotations("It was „gut“ there."), (Strings{"„gut“"}));
}

TEST(QuotationTest, ApostrophesAreNoMarks) {
  EXPECT_TRUE(Quotations("Chile's and Peru’s boats, the boys' boats").empty());
  EXPECT_TRUE(Quotations("It was ’90s music, don't say 'twas not").empty());
}

TEST(QuotationTest, GenitiveDoesNotCloseALongSingleQuotation) {
  EXPECT_EQ(Quotations("‘We will never give up our workers’ rights,’ she said."),
            (Strings{"‘We will never give up our workers’ rights,’"}));
}

TEST(QuotationTest, OpenQuotationGoesOn) {
  const Article article = MakeArticle("“We will stay here all winter.\n“We have bread.”");
  const auto found = FindQuotations(article);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_FALSE(found[0].closed);
  EXPECT_TRUE(found[1].continues);
}

}  // namespace
}  // namespace detente
