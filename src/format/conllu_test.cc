#include "format/conllu.h"

#include <gtest/gtest.h>

namespace detente {
namespace {

// A word line with the columns that matter; the others are empty.
std::string Line(const std::string& id, const std::string& form, const std::string& head = "0",
                 const std::string& misc = "_") {
  return id + '\t' + form + "\tlemma\tNOUN\tNN\t_\t" + head + "\tdep\t_\t" + misc + '\n';
}

std::vector<ConlluSentence> Read(const std::string& bytes) {
  auto sentences = ParseConllu("t.conllu", bytes);
  EXPECT_TRUE(sentences.ok()) << sentences.error().message;
  return sentences.ok() ? *std::move(sentences) : std::vector<ConlluSentence>();
}

std::string FaultOf(const std::string& bytes) {
  const auto sentences = ParseConllu("t.conllu", bytes);
  return sentences.ok() ? "none" : sentences.error().message;
}

// A sentence whose tokens are cut from `text` at the given places, tagged as nouns under the first.
Sentence Cut(const std::string& text, const std::vector<TextSpan>& spans) {
  Sentence sentence;
  for (TextSpan span : spans) {
    Token token;
    token.span = span;
    token.form = std::string(Slice(text, span));
    token.lower = token.form;
    token.lemma = token.form;
    token.head = sentence.tokens.empty() ? -1 : 0;
    token.deprel = sentence.tokens.empty() ? Deprel::kRoot : Deprel::kDep;
    sentence.tokens.push_back(std::move(token));
  }
  return sentence;
}

std::vector<std::string> RangesOf(const std::string& text, const std::vector<TextSpan>& spans,
                                  Xpos last = Xpos::kNone) {
  Article article;
  article.text = text;
  Sentence sentence = Cut(text, spans);
  sentence.tokens.back().xpos = last;
  std::vector<std::string> forms;
  for (const ConlluSentence& s : ConlluOf(article, std::vector<Sentence>{sentence})) {
    for (const ConlluRange& range : s.ranges) forms.push_back(range.form);
  }
  return forms;
}

TEST(Conllu, IsKnownByItsTenColumns) {
  EXPECT_TRUE(LooksLikeConllu("# newdoc\n\n" + Line("1", "Lima")));
  EXPECT_FALSE(LooksLikeConllu("# of 10\ttabs\nTalks opened in Lima.\n"));
  EXPECT_FALSE(LooksLikeConllu("1\tLima\n"));
  EXPECT_FALSE(LooksLikeConllu(""));
}

TEST(Conllu, WhatIsReadIsWrittenAgain) {
  const std::string text =
      "# newdoc id = a\n# sent_id = a-1\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tX=Y\n" + Line("1", "do") +
      Line("2", "n't", "1") + Line("3", "go", "1", "SpaceAfter=No|Gloss=x") + '\n';
  const auto sentences = Read(text);
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(ConlluText(sentences[0]), text);
}

TEST(Conllu, EmptyNodesAreDropped) {
  const auto sentences = Read(Line("1", "Ada") + Line("1.1", "went", "_") + Line("2", "home", "1"));
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].words.size(), 2u);
}

TEST(Conllu, CarriageReturnsAndAMarkAtTheStartDoNoHarm) {
  const auto sentences =
      Read("\xEF\xBB\xBF# text = Lima\r\n1\tLima\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n");
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].comments, std::vector<std::string>{"# text = Lima"});
  EXPECT_EQ(sentences[0].words[0].misc, "_");
}

TEST(Conllu, FaultsNameFileAndLine) {
  const std::string one = Line("1", "Lima");
  EXPECT_EQ(FaultOf(one + "2\tPeru\n"), "t.conllu:2: a word line has 10 columns");
  EXPECT_EQ(FaultOf(one + Line("3", "Peru")), "t.conllu:2: word 3 stands where word 2 is due");
  EXPECT_EQ(FaultOf(one + Line("2", "")), "t.conllu:2: column 2, the form, is empty");
  EXPECT_EQ(FaultOf(one + Line("2", "Peru", "x")), "t.conllu:2: columns 1 and 7 are numbers");
  EXPECT_EQ(FaultOf(Line("1", "Lima", "9") + Line("2", "Peru")),
            "t.conllu:1: head 9 is no word of the sentence");
  EXPECT_EQ(FaultOf(Line("2-1", "Lima")), "t.conllu:1: a word range is two numbers, as 2-3");
  EXPECT_EQ(FaultOf(Line("2-3", "Lima")), "t.conllu:1: range 2-3 stands before word 1");
  EXPECT_EQ(FaultOf(Line("1-2", "ab") + one + '\n'),
            "t.conllu:3: the sentence above ends inside the range 1-2");
  EXPECT_EQ(FaultOf("# text = Caf\xE9\n"), "t.conllu:1: not UTF-8; convert the file to UTF-8");
  EXPECT_EQ(FaultOf("# only\n"), "t.conllu: no sentence in it; a CoNLL-U file is wanted");
}

TEST(Conllu, LaysOutTheTextOfASentence) {
  const auto sentences =
      Read(Line("1", "Togo") + Line("2-3", "won't", "_", "SpaceAfter=No") + Line("2", "wo") +
           Line("3", "n't") + Line("4", ".", "0", "SpaceAfter=No"));
  ASSERT_EQ(sentences.size(), 1u);
  const ConlluLayout layout = LayOut(sentences[0]);
  EXPECT_EQ(layout.text, "Togo won't.");
  EXPECT_EQ(layout.tokens, (std::vector<TextSpan>{{0, 4}, {5, 10}, {10, 11}}));
  EXPECT_EQ(layout.words, (std::vector<TextSpan>{{0, 4}, {5, 7}, {7, 10}, {10, 11}}));
  EXPECT_EQ(layout.token_of_word, (std::vector<int>{0, 1, 1, 2}));
  EXPECT_FALSE(layout.space_after);
}

TEST(Conllu, PartsOfOneWordMakeAToken) {
  using Forms = std::vector<std::string>;
  EXPECT_EQ(RangesOf("don't", {{0, 2}, {2, 5}}), Forms{"don't"});
  EXPECT_EQ(RangesOf("cannot", {{0, 3}, {3, 6}}), Forms{"cannot"});
  EXPECT_EQ(RangesOf("Oman’s", {{0, 4}, {4, 8}}), Forms{"Oman’s"});
  EXPECT_EQ(RangesOf("he'd've", {{0, 2}, {2, 4}, {4, 7}}), Forms{"he'd've"});
  EXPECT_EQ(RangesOf("envoys'", {{0, 6}, {6, 7}}, Xpos::kPos), Forms{"envoys'"});
  EXPECT_EQ(RangesOf("envoys'", {{0, 6}, {6, 7}}, Xpos::kCloseQuote), Forms{});
  EXPECT_EQ(RangesOf("US-led", {{0, 2}, {2, 3}, {3, 6}}), Forms{});
  EXPECT_EQ(RangesOf("5km", {{0, 1}, {1, 3}}), Forms{});
  EXPECT_EQ(RangesOf("do n't", {{0, 2}, {3, 6}}), Forms{});
}

TEST(Conllu, WritesAnArticle) {
  Article article;
  article.text = "Oman's\nking spoke.\n\nHe left";
  std::vector<Sentence> sentences = {
      Cut(article.text, {{0, 4}, {4, 6}, {7, 11}, {12, 17}, {17, 18}}),
      Cut(article.text, {{20, 22}, {23, 27}})};
  sentences[1].paragraph = 1;
  auto written = ConlluOf(article, sentences);
  AddConlluIds("my news/a.txt", &written);
  ASSERT_EQ(written.size(), 2u);
  EXPECT_EQ(ConlluText(written[0]),
            "# newdoc id = my news/a.txt\n# newpar\n# sent_id = my_news_a.txt-1\n"
            "# text = Oman's king spoke.\n"
            "1-2\tOman's\t_\t_\t_\t_\t_\t_\t_\t_\n"
            "1\tOman\tOman\tX\t_\t_\t0\troot\t_\t_\n"
            "2\t's\t's\tX\t_\t_\t1\tdep\t_\t_\n"
            "3\tking\tking\tX\t_\t_\t1\tdep\t_\t_\n"
            "4\tspoke\tspoke\tX\t_\t_\t1\tdep\t_\tSpaceAfter=No\n"
            "5\t.\t.\tX\t_\t_\t1\tdep\t_\t_\n\n");
  EXPECT_EQ(
      written[1].comments,
      (std::vector<std::string>{"# newpar", "# sent_id = my_news_a.txt-2", "# text = He left"}));
}

TEST(Conllu, AParseReplacesWhatWasThere) {
  auto sentences = Read(Line("1", "Oman") + Line("2", "spoke", "1", "Ref=3"));
  ASSERT_EQ(sentences.size(), 1u);
  Sentence parsed = BareSentence(sentences[0]);
  ASSERT_EQ(parsed.tokens.size(), 2u);
  EXPECT_EQ(parsed.tokens[0].lower, "oman");
  EXPECT_EQ(parsed.tokens[1].span, (TextSpan{5, 10}));
  parsed.tokens[0].head = 1;
  parsed.tokens[0].deprel = Deprel::kNsubj;
  parsed.tokens[1].lemma = "speak";
  parsed.tokens[1].upos = Upos::kVerb;
  parsed.tokens[1].xpos = Xpos::kVbd;
  parsed.tokens[1].feats = "Tense=Past";
  parsed.tokens[1].deprel = Deprel::kRoot;
  TakeParse(parsed, &sentences[0]);
  EXPECT_EQ(sentences[0].words[0].head, 2);
  EXPECT_EQ(sentences[0].words[0].deprel, "nsubj");
  EXPECT_EQ(ConlluText(sentences[0]).substr(ConlluText(sentences[0]).find("2\tspoke")),
            "2\tspoke\tspeak\tVERB\tVBD\tTense=Past\t0\troot\t_\tRef=3\n\n");
}

}  // namespace
}  // namespace detente
