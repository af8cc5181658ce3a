#include "text/tagger.h"

#include <gtest/gtest.h>

#include "base/strings.h"
#include "base/utf8.h"
#include "text/lemmatizer.h"

namespace detente {
namespace {

class TaggerTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto set = LexiconSet::Load();
    ASSERT_TRUE(set.ok()) << set.error().message;
    auto tagger = Tagger::Compile(*set);
    ASSERT_TRUE(tagger.ok()) << tagger.error().message;
    tagger_ = new Tagger(*std::move(tagger));
    auto lemmatizer = Lemmatizer::Compile(*set);
    ASSERT_TRUE(lemmatizer.ok());
    lemmatizer_ = new Lemmatizer(*std::move(lemmatizer));
  }
  static void TearDownTestSuite() {
    delete tagger_;
    delete lemmatizer_;
  }

  static Sentence Tokens(std::string_view text) {
    Sentence sentence;
    uint32_t at = 0;
    for (std::string_view word : SplitWords(text)) {
      Token token;
      token.form = word;
      token.lower = ToLower(word);
      token.span = {at, at + static_cast<uint32_t>(word.size())};
      at = token.span.end + 1;
      sentence.tokens.push_back(std::move(token));
    }
    return sentence;
  }

  static std::string Tags(std::string_view text) {
    Sentence sentence = Tokens(text);
    tagger_->Tag(&sentence);
    std::vector<std::string> tags;
    for (const Token& token : sentence.tokens) tags.emplace_back(ToString(token.upos));
    return Join(tags, " ");
  }

  static const Tagger* tagger_;
  static const Lemmatizer* lemmatizer_;
};

const Tagger* TaggerTest::tagger_ = nullptr;
const Lemmatizer* TaggerTest::lemmatizer_ = nullptr;

TEST_F(TaggerTest, ChoosesByTheWordsAround) {
  EXPECT_EQ(Tags("The strike hit Lagos ."), "DET NOUN VERB PROPN PUNCT");
  EXPECT_EQ(Tags("They may strike Lagos ."), "PRON AUX VERB PROPN PUNCT");
  EXPECT_EQ(Tags("Its plan is to plan ahead ."), "PRON NOUN AUX PART VERB ADV PUNCT");
}

TEST_F(TaggerTest, SeesThroughAdverbsAndQuotes) {
  EXPECT_EQ(Tags("It has not formally answered ."), "PRON AUX PART ADV VERB PUNCT");
  EXPECT_EQ(Tags("The “ plan ” failed ."), "DET PUNCT NOUN PUNCT VERB PUNCT");
}

TEST_F(TaggerTest, CapitalsInHeadingsAreNoNames) {
  EXPECT_EQ(Tags("Kenyan Parliament Rejects Bill On Trade"), "ADJ NOUN VERB NOUN ADP NOUN");
  EXPECT_EQ(Tags("MINISTER WARNS OF NEW SANCTIONS"), "NOUN VERB ADP ADJ NOUN");
}

TEST_F(TaggerTest, EveryTokenGetsALemma) {
  for (std::string_view text : {"", "…", "§ ¶ 7 %", "' ' '", "\xff\xfe x", "a", "A . B . C .",
                                "ing ed s es ies", "'s n't 'll", "日本 は"}) {
    Sentence sentence = Tokens(text);
    tagger_->Tag(&sentence);
    for (const Token& token : sentence.tokens) EXPECT_FALSE(token.lemma.empty()) << token.form;
  }
}

TEST_F(TaggerTest, LongSentencesAreTagged) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 3 == 0 ? "strike " : i % 3 == 1 ? "quickly " : "“ ";
  Sentence sentence = Tokens(text);
  tagger_->Tag(&sentence);
  EXPECT_EQ(sentence.tokens.size(), 5000u);
}

TEST_F(TaggerTest, LemmasOfVerbs) {
  const std::pair<const char*, const char*> kCases[] = {
      {"imposed", "impose"},    {"stopped", "stop"},        {"denies", "deny"},
      {"vetoes", "veto"},       {"lying", "lie"},           {"agreeing", "agree"},
      {"led", "lead"},          {"undertook", "undertake"}, {"panicked", "panic"},
      {"refuelling", "refuel"}, {"zigzagged", "zigzag"},    {"googled", "google"}};
  for (const auto& [form, lemma] : kCases) EXPECT_EQ(lemmatizer_->OfVerb(form), lemma);
}

TEST_F(TaggerTest, LemmasOfNouns) {
  const std::pair<const char*, const char*> kCases[] = {
      {"countries", "country"}, {"crises", "crisis"}, {"women", "woman"},
      {"boxes", "box"},         {"heroes", "hero"},   {"airstrikes", "airstrike"},
      {"allies", "ally"},       {"series", "series"}};
  for (const auto& [form, lemma] : kCases) EXPECT_EQ(lemmatizer_->OfNoun(form), lemma);
}

TEST(Tagger, TellsWhatIsWrongWithALexicon) { EXPECT_FALSE(Tagger::Compile(LexiconSet()).ok()); }

}  // namespace
}  // namespace detente
