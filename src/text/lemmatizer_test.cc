#include "text/lemmatizer.h"

#include <gtest/gtest.h>

#include "text/tag_mend.h"

namespace detente {
namespace {

class LemmatizerTest : public testing::Test {
 protected:
  void SetUp() override {
    auto set = LexiconSet::Load();
    ASSERT_TRUE(set.ok()) << set.error().message;
    auto lemmatizer = Lemmatizer::Compile(*set);
    ASSERT_TRUE(lemmatizer.ok()) << lemmatizer.error().message;
    lemmatizer_ = *std::move(lemmatizer);
  }

  Lemmatizer lemmatizer_;
};

TEST_F(LemmatizerTest, Verbs) {
  const std::pair<const char*, const char*> kCases[] = {
      {"imposed", "impose"},    {"stopped", "stop"},        {"denies", "deny"},
      {"vetoes", "veto"},       {"lying", "lie"},           {"agreeing", "agree"},
      {"led", "lead"},          {"undertook", "undertake"}, {"bombed", "bomb"},
      {"withdrew", "withdraw"}, {"occurring", "occur"},     {"googled", ""}};
  for (const auto& [form, lemma] : kCases) EXPECT_EQ(lemmatizer_.KnownVerb(form), lemma) << form;
}

TEST_F(LemmatizerTest, Nouns) {
  const std::pair<const char*, const char*> kCases[] = {
      {"countries", "country"}, {"crises", "crisis"}, {"women", "woman"},
      {"taxes", "tax"},         {"allies", "ally"},   {"zorbles", ""}};
  for (const auto& [form, lemma] : kCases) EXPECT_EQ(lemmatizer_.KnownNoun(form), lemma) << form;
}

TEST_F(LemmatizerTest, MendsOnlyInflectedForms) {
  Token token;
  token.lower = "bombed";
  token.lemma = "bombe";
  token.upos = Upos::kVerb;
  token.xpos = Xpos::kVbd;
  lemmatizer_.Mend(&token);
  EXPECT_EQ(token.lemma, "bomb");
  token.lemma = "bombed";
  token.upos = Upos::kAdj;
  token.xpos = Xpos::kJj;
  lemmatizer_.Mend(&token);
  EXPECT_EQ(token.lemma, "bombed");
}

TEST_F(LemmatizerTest, AWordWithSubjectAndObjectIsAVerb) {
  Sentence sentence;
  sentence.tokens.resize(3);
  sentence.tokens[0].head = sentence.tokens[2].head = 1;
  sentence.tokens[0].deprel = Deprel::kNsubj;
  sentence.tokens[2].deprel = Deprel::kObj;
  Token& vetoed = sentence.tokens[1];
  vetoed.lower = "vetoed";
  vetoed.upos = Upos::kPropn;
  vetoed.xpos = Xpos::kNnp;
  MendTags(lemmatizer_, &sentence);
  EXPECT_EQ(vetoed.upos, Upos::kVerb);
  EXPECT_EQ(vetoed.xpos, Xpos::kVbd);
  // "was Mali's claim": the predicate of a copula stays a noun, and so does a word no verb has.
  vetoed.upos = Upos::kNoun;
  sentence.tokens[2].deprel = Deprel::kCop;
  MendTags(lemmatizer_, &sentence);
  EXPECT_EQ(vetoed.upos, Upos::kNoun);
  sentence.tokens[2].deprel = Deprel::kObj;
  vetoed.lower = "zorbled";
  MendTags(lemmatizer_, &sentence);
  EXPECT_EQ(vetoed.upos, Upos::kNoun);
}

TEST(Lemmatizer, TellsWhatIsWrongWithALexicon) {
  EXPECT_FALSE(Lemmatizer::Compile(LexiconSet()).ok());
}

}  // namespace
}  // namespace detente
