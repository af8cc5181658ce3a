#include "text/lemmatizer.h"

#include <gtest/gtest.h>

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

TEST(Lemmatizer, TellsWhatIsWrongWithALexicon) {
  EXPECT_FALSE(Lemmatizer::Compile(LexiconSet()).ok());
}

}  // namespace
}  // namespace detente
