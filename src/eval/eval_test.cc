#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/conllu.h"
#include "eval/parse_eval.h"
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
  Token token;
  token.span = span;
  token.form = Slice(gold.text, span);
  token.lemma = lemma;
  token.upos = upos;
  return token;
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

// "Togo didn't sign ." with a tree; columns 1-8.
std::string Tree() {
  return "# newdoc id = wire-2\n# newpar\n"
         "1\tTogo\tTogo\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n"
         "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
         "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
         "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
         "4\tsign\tsign\tVERB\tVB\t_\t0\troot\t_\t_\n"
         "5\ttoday\ttoday\tNOUN\tNN\t_\t4\tobl:unmarked\t_\tSpaceAfter=No\n"
         "6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n";
}

void Hang(Token* token, int head, Deprel relation) {
  token->head = head;
  token->deprel = relation;
}

// Its gold parse but for one wrong head, one wrong relation, one subtype and one lemma.
std::vector<Sentence> NearlyRight(const GoldDocument& gold) {
  std::vector<Sentence> sentences = GoldTokens(gold, Letters::kAsWritten);
  auto& tokens = sentences.at(0).tokens;
  for (size_t i = 0; i < tokens.size(); ++i) {
    const GoldWord& word = gold.sentences[0].words[i];
    tokens[i].lemma = word.lemma;
    tokens[i].upos = *ParseUpos(word.upos);
    tokens[i].xpos = *ParseXpos(word.xpos);
    tokens[i].feats = word.feats;
    Hang(&tokens[i], word.head - 1, *ParseDeprel(word.deprel));
  }
  tokens[0].lemma = "TOGO";
  tokens[0].feats = "";
  tokens[3].feats = "";  // no other than "_"
  tokens[1].upos = Upos::kVerb;
  tokens[2].lemma = "n't";
  Hang(&tokens[0], 3, Deprel::kObj);
  Hang(&tokens[4], 3, Deprel::kObl);
  Hang(&tokens[5], 4, Deprel::kPunct);
  return sentences;
}

TEST(ReadConllu, GivesTheTree) {
  const auto documents = Read(Tree());
  ASSERT_EQ(documents.size(), 1u);
  const GoldWord& first = documents[0].sentences[0].words[0];
  EXPECT_EQ(first.xpos, "NNP");
  EXPECT_EQ(first.feats, "Number=Sing");
  EXPECT_EQ(first.head, 4);
  EXPECT_EQ(first.deprel, "nsubj");
  EXPECT_EQ(documents[0].sentences[0].words[1].feats, "_");
}

TEST(GoldTokens, AreTheWordsAloneAsWrittenOrInCapitals) {
  const auto documents = Read(Tree());
  ASSERT_EQ(documents.size(), 1u);
  const auto capitals = GoldTokens(documents[0], Letters::kCapitals);
  ASSERT_EQ(capitals.size(), 1u);
  ASSERT_EQ(capitals[0].tokens.size(), 6u);
  EXPECT_EQ(capitals[0].tokens[2].form, "N'T");
  EXPECT_EQ(capitals[0].tokens[2].lower, "n't");
  EXPECT_EQ(capitals[0].tokens[2].span, (TextSpan{8, 11}));
  EXPECT_EQ(capitals[0].tokens[2].lemma, "");
}

TEST(ScoreTrees, CountsHeadsRelationsTagsAndLemmas) {
  const auto documents = Read(Tree());
  ASSERT_EQ(documents.size(), 1u);
  const TreeFigures figures = ScoreTrees(documents[0], NearlyRight(documents[0]));
  EXPECT_EQ(figures.words, 6);
  EXPECT_EQ(figures.heads, 5);           // not that of the stop
  EXPECT_EQ(figures.labelled, 3);        // nor the relations of Togo and today
  EXPECT_EQ(figures.labelled_plain, 4);  // obl is obl:unmarked less its subtype
  EXPECT_EQ(figures.upos, 5);
  EXPECT_EQ(figures.xpos, 6);
  EXPECT_EQ(figures.feats, 5);
  EXPECT_EQ(figures.lemmas, 5);  // TOGO is Togo
  EXPECT_DOUBLE_EQ(figures.Share(figures.labelled), 0.5);
  EXPECT_EQ(figures.relations.at("nsubj").gold, 1);
  EXPECT_EQ(figures.relations.at("nsubj").system, 0);
  EXPECT_EQ(figures.relations.at("obj").system, 1);
  EXPECT_EQ(figures.relations.at("root").correct, 1);
  EXPECT_EQ(figures.relations.at("punct").correct, 0);
}

TEST(ScoreTrees, OfNothingIsNothing) {
  const TreeFigures figures = ScoreTrees({}, {});
  EXPECT_EQ(figures.words, 0);
  EXPECT_EQ(figures.Share(figures.heads), 0);
}

TEST(ScoreRawTrees, SameTokensScoreAsGoldTokensDo) {
  const auto documents = Read(Tree());
  ASSERT_EQ(documents.size(), 1u);
  const RawTreeFigures figures = ScoreRawTrees(documents[0], NearlyRight(documents[0]));
  EXPECT_EQ(figures.trees.heads, 5);
  EXPECT_EQ(figures.trees.labelled, 3);
  EXPECT_EQ(figures.trees.labelled_plain, 4);
  EXPECT_DOUBLE_EQ(figures.F1(figures.trees.heads), 5.0 / 6);
  EXPECT_DOUBLE_EQ(figures.text.sentences.F1(), 1);
}

TEST(ScoreRawTrees, AHeadIsRightWhenItsSpanIs) {
  const auto documents = Read(Tree());
  ASSERT_EQ(documents.size(), 1u);
  const GoldDocument& gold = documents[0];
  // "didn't" is not split, and the stop became a sentence of its own.
  Sentence first, second;
  first.span = {0, 22};
  first.tokens = {MakeToken(gold, {0, 4}, Upos::kPropn, "Togo"),
                  MakeToken(gold, {5, 11}, Upos::kAux, "do"),
                  MakeToken(gold, {12, 16}, Upos::kVerb, "sign"),
                  MakeToken(gold, {17, 22}, Upos::kNoun, "today")};
  Hang(&first.tokens[0], 2, Deprel::kNsubj);
  Hang(&first.tokens[1], 2, Deprel::kAux);
  Hang(&first.tokens[2], -1, Deprel::kRoot);
  Hang(&first.tokens[3], 1, Deprel::kOblUnmarked);  // of a word that gold has not
  second.span = {22, 23};
  second.tokens = {MakeToken(gold, {22, 23}, Upos::kPunct, ".")};
  Hang(&second.tokens[0], -1, Deprel::kRoot);
  const RawTreeFigures figures = ScoreRawTrees(gold, std::vector<Sentence>{first, second});
  EXPECT_EQ(figures.text.words.gold, 6);
  EXPECT_EQ(figures.text.words.system, 5);
  EXPECT_EQ(figures.trees.words, 4);
  EXPECT_EQ(figures.trees.heads, 2);  // Togo and sign
  EXPECT_EQ(figures.trees.labelled, 2);
  EXPECT_DOUBLE_EQ(figures.F1(figures.trees.labelled), 4.0 / 11);
}

TEST(ParseReport, SumsUp) {
  const auto documents = Read(Tree());
  ASSERT_EQ(documents.size(), 1u);
  ParseReport one, sum;
  one.gold_tokens = ScoreTrees(documents[0], NearlyRight(documents[0]));
  one.raw = ScoreRawTrees(documents[0], NearlyRight(documents[0]));
  sum += one;
  sum += one;
  EXPECT_EQ(sum.gold_tokens.words, 12);
  EXPECT_EQ(sum.gold_tokens.relations.at("root").correct, 2);
  EXPECT_EQ(sum.raw.text.words.gold, 12);
  EXPECT_EQ(sum.raw.trees.labelled_plain, 8);
  EXPECT_EQ(sum.capitals.words, 0);
}

}  // namespace
}  // namespace detente
