#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/conllu.h"
#include "eval/text_eval.h"

namespace detente {
namespace {

// Columns 1-4, 7, 8 and 10 of a word line.
std::string Line(const std::string& id, const std::string& form, const std::string& lemma,
                 const std::string& upos, const std::string& misc = "_") {
  return id + '\t' + form + '\t' + lemma + '\t' + upos + "\t_\t_\t0\troot\t_\t" + misc + '\n';
}

// Two documents; the first has two paragraphs, a multi-word token and an empty node.
std::string Treebank() {
  std::string text = "# newdoc id = wire-001\n# newpar\n# sent_id = 1\n";
  text += Line("1", "Fiji", "Fiji", "PROPN");
  text += Line("2-3", "didn't", "_", "_");
  text += Line("2", "did", "do", "AUX");
  text += Line("3", "n't", "not", "PART");
  text += Line("3.1", "really", "really", "ADV");
  text += Line("4", "sign", "sign", "VERB", "SpaceAfter=No");
  text += Line("5", ".", ".", "PUNCT") + "\n# sent_id = 2\n";
  text += Line("1", "Tonga", "Tonga", "PROPN");
  text += Line("2", "did", "do", "VERB", "SpaceAfter=No");
  text += Line("3", ".", ".", "PUNCT") + "\n# newpar\n# sent_id = 3\n";
  text += Line("1", "Talks", "talk", "NOUN") + "\n";
  text += "# newdoc id = blog-7\n# newpar\n";
  text += Line("1", "Hi", "hi", "INTJ") + "\n";
  return text;
}

std::vector<GoldDocument> Read(const std::string& bytes) {
  auto documents = ReadConllu("t.conllu", bytes);
  EXPECT_TRUE(documents.ok());
  return documents.ok() ? *std::move(documents) : std::vector<GoldDocument>();
}

TEST(ReadConllu, RebuildsTextAndParagraphs) {
  const auto documents = Read(Treebank());
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0].id, "wire-001");
  EXPECT_EQ(documents[0].genre, "wire");
  EXPECT_EQ(documents[0].text, "Fiji didn't sign. Tonga did.\n\nTalks");
  ASSERT_EQ(documents[0].paragraphs.size(), 2u);
  EXPECT_EQ(documents[0].paragraphs[0], (TextSpan{0, 28}));
  EXPECT_EQ(documents[0].paragraphs[1], (TextSpan{30, 35}));
  EXPECT_EQ(documents[1].text, "Hi");
}

TEST(ReadConllu, GivesPartsOfAMultiWordTokenTheirOwnSpans) {
  const auto documents = Read(Treebank());
  ASSERT_FALSE(documents.empty());
  const GoldSentence& first = documents[0].sentences[0];
  ASSERT_EQ(first.tokens.size(), 4u);
  ASSERT_EQ(first.words.size(), 5u);
  EXPECT_EQ(first.tokens[1], (TextSpan{5, 11}));
  EXPECT_EQ(first.words[1].span, (TextSpan{5, 8}));
  EXPECT_EQ(first.words[2].span, (TextSpan{8, 11}));
  EXPECT_EQ(first.span, (TextSpan{0, 17}));
}

TEST(ReadConllu, PartsThatDoNotSpellTheTokenShareItsSpan) {
  std::string text = Line("1-2", "du", "_", "_") + Line("1", "de", "de", "ADP");
  text += Line("2", "le", "le", "DET") + "\n";
  const auto documents = Read(text);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].sentences[0].words[0].span, (TextSpan{0, 2}));
  EXPECT_EQ(documents[0].sentences[0].words[1].span, (TextSpan{0, 2}));
}

TEST(ReadConllu, NamesFileAndLineOfAFault) {
  const auto short_line = ReadConllu("bad.conllu", "# newdoc id = a\n1\tFiji\n");
  ASSERT_FALSE(short_line.ok());
  EXPECT_EQ(short_line.error().message, "bad.conllu:2: a word line has 10 columns");
  const auto number = ReadConllu("bad.conllu", Line("x", "Fiji", "Fiji", "PROPN"));
  ASSERT_FALSE(number.ok());
  EXPECT_NE(number.error().message.find("bad.conllu:1"), std::string::npos);
  EXPECT_FALSE(ReadConllu("none.conllu", "").ok());
}

Token MakeToken(const GoldDocument& gold, TextSpan span, Upos upos, const std::string& lemma) {
  return {span, std::string(Slice(gold.text, span)), "", lemma, upos};
}

TEST(ScoreText, CountsWhatAgrees) {
  const auto documents = Read(Treebank());
  ASSERT_FALSE(documents.empty());
  const GoldDocument& gold = documents[0];
  // The first two sentences taken for one, "sign." not split, one tag and one lemma wrong.
  Sentence both;
  both.span = {0, 28};
  both.tokens = {MakeToken(gold, {0, 4}, Upos::kPropn, "fiji"),
                 MakeToken(gold, {5, 8}, Upos::kVerb, "do"),
                 MakeToken(gold, {8, 11}, Upos::kPart, "n't"),
                 MakeToken(gold, {12, 17}, Upos::kVerb, "sign."),
                 MakeToken(gold, {18, 23}, Upos::kPropn, "Tonga"),
                 MakeToken(gold, {24, 27}, Upos::kVerb, "do"),
                 MakeToken(gold, {27, 28}, Upos::kPunct, ".")};
  Sentence last;
  last.span = {30, 35};
  last.tokens = {MakeToken(gold, {30, 35}, Upos::kNoun, "talk")};
  const std::vector<Sentence> found = {both, last};
  const TextFigures figures = ScoreText(gold, found);
  EXPECT_EQ(figures.sentences.gold, 3);
  EXPECT_EQ(figures.sentences.system, 2);
  EXPECT_EQ(figures.sentences.correct, 1);
  EXPECT_DOUBLE_EQ(figures.sentences.F1(), 0.4);
  EXPECT_EQ(figures.words.gold, 9);
  EXPECT_EQ(figures.words.system, 8);
  EXPECT_EQ(figures.words.correct, 7);
  EXPECT_EQ(figures.tokens.gold, 8);
  EXPECT_EQ(figures.tokens.system, 7);
  EXPECT_EQ(figures.tokens.correct, 6);
  EXPECT_EQ(figures.aligned, 7);
  EXPECT_EQ(figures.upos_right, 6);
  EXPECT_EQ(figures.lemma_right, 6);
}

TEST(ScoreText, TilesCountAsOneTokenOnlyInMultiWordTokens) {
  const auto documents = Read(Treebank());
  ASSERT_FALSE(documents.empty());
  const GoldDocument& gold = documents[1];
  Sentence split;
  split.span = {0, 2};
  split.tokens = {MakeToken(gold, {0, 1}, Upos::kX, "h"), MakeToken(gold, {1, 2}, Upos::kX, "i")};
  const TextFigures figures = ScoreText(gold, std::vector<Sentence>{split});
  EXPECT_EQ(figures.tokens.correct, 0);
  EXPECT_EQ(figures.tokens.system, 2);
  EXPECT_EQ(figures.sentences.correct, 1);
}

TEST(TextFigures, EmptyHasNoDivisionByZero) {
  const TextFigures figures;
  EXPECT_EQ(figures.sentences.F1(), 0);
  EXPECT_EQ(figures.UposAccuracy(), 0);
}

}  // namespace
}  // namespace detente
