#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/boundary_features.h"
#include "text/boundary_model.h"
#include "text/splitter.h"
#include "text/token_words.h"
#include "text/tokenizer.h"

namespace detente {
namespace {

const TokenWords& Words() {
  static const TokenWords words = [] {
    const auto lexicons = LexiconSet::Load();
    auto compiled =
        lexicons.ok() ? TokenWords::Compile(*lexicons) : Result<TokenWords>(lexicons.error());
    EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().message);
    return compiled.ok() ? *std::move(compiled) : TokenWords();
  }();
  return words;
}

std::vector<RawToken> TokensOf(const std::string& text) {
  std::vector<RawToken> tokens;
  Tokenize(text, {0, static_cast<uint32_t>(text.size())}, Words(), &tokens);
  return tokens;
}

std::vector<size_t> Ends(const std::string& text) {
  return SplitSentences(text, TokensOf(text), Words());
}

// A model of which every place weighs `weight`.
std::string ModelBytes(char weight, const std::string& margins = "careless 0\ncareful 0\n") {
  return "detente-splitter 1\nbits 4\n" + margins + "data none\n\n" + std::string(16, weight);
}

std::vector<size_t> EndsWith(const std::string& bytes, const std::string& text) {
  const auto model = BoundaryModel::Parse("m", bytes);
  if (!model.ok()) {
    ADD_FAILURE() << model.error().message;
    return {};
  }
  const auto tokens = TokensOf(text);
  return model->Complete(text, tokens, SplitByRules(text, tokens, Words()));
}

TEST(BoundaryModel, SaysWhatIsWrongWithItsFile) {
  const auto fault = [](const std::string& bytes) {
    const auto model = BoundaryModel::Parse("the file", bytes);
    return model.ok() ? "" : model.error().message;
  };
  EXPECT_EQ(fault(ModelBytes(0)), "");
  EXPECT_NE(fault("").find("the file: does not begin"), std::string::npos);
  EXPECT_NE(fault("detente-splitter 1\nbits 4\n").find("does not begin"), std::string::npos);
  EXPECT_NE(fault(ModelBytes(0, "careless 0\n")).find("careful"), std::string::npos);
  EXPECT_NE(fault(ModelBytes(0, "careless x\ncareful 1\n")).find("careless"), std::string::npos);
  EXPECT_NE(fault(ModelBytes(0) + "x").find("cut or damaged"), std::string::npos);
}

TEST(BoundaryModel, IsBuiltIntoTheProgram) { EXPECT_TRUE(BoundaryModel::Load().ok()); }

TEST(BoundaryModel, WithoutOneTheRulesStand) {
  const std::string text = "ok i am in Lome The bus left";
  const auto tokens = TokensOf(text);
  const auto ends = SplitByRules(text, tokens, Words());
  EXPECT_EQ(BoundaryModel().Complete(text, tokens, ends), ends);
  EXPECT_EQ(EndsWith(ModelBytes(-1), text), ends);
}

TEST(BoundaryModel, AddsWhatPassesTheMarginOfTheWriting) {
  // Every gap scores as many as there are features.
  const std::string careless = "we saw Apia";
  const std::string careful = "We saw Apia.";
  EXPECT_EQ(EndsWith(ModelBytes(1), careless), (std::vector<size_t>{1, 2, 3}));
  EXPECT_EQ(EndsWith(ModelBytes(1, "careless 0\ncareful 10000\n"), careless).size(), 3u);
  EXPECT_EQ(EndsWith(ModelBytes(1, "careless 0\ncareful 10000\n"), careful).size(), 1u);
  EXPECT_EQ(EndsWith(ModelBytes(1, "careless 10000\ncareful 0\n"), careless).size(), 1u);
}

TEST(BoundaryModel, NeverSplitsWhatIsWrittenTogether) {
  // However sure the model: not after what opens, nor before what closes, nor before a comma.
  EXPECT_EQ(EndsWith(ModelBytes(1), "(a, b)"), (std::vector<size_t>{3, 5}));
  EXPECT_EQ(EndsWith(ModelBytes(1), "it's"), (std::vector<size_t>{2}));
}

TEST(BoundaryView, FeaturesAreDeterminedByTheTextAlone) {
  const std::string text = "thanks :) see you in Rabat - or not? [1] \"ok\"";
  const auto tokens = TokensOf(text);
  const auto ends = SplitByRules(text, tokens, Words());
  const BoundaryView a(text, tokens, ends);
  const std::string padded = "...." + text;
  auto moved = tokens;
  for (RawToken& token : moved) {
    token.span.begin += 4;
    token.span.end += 4;
  }
  const BoundaryView b(padded, moved, ends);
  for (size_t i = 0; i < tokens.size(); ++i) {
    BoundaryFeatures x, y;
    a.Find(i, i / 2, &x);
    b.Find(i, i / 2, &y);
    ASSERT_EQ(x.size, y.size);
    ASSERT_LE(x.size, kMaxBoundaryFeatures);
    EXPECT_TRUE(std::equal(x.hashes.begin(), x.hashes.begin() + static_cast<ptrdiff_t>(x.size),
                           y.hashes.begin()));
  }
}

TEST(BoundaryView, KnowsEditedProse) {
  const auto careful = [](const std::string& text) {
    const auto tokens = TokensOf(text);
    const auto ends = SplitByRules(text, tokens, Words());
    return BoundaryView(text, tokens, ends).Careful(0);
  };
  EXPECT_TRUE(careful("Laos voted. \"It is done.\""));
  EXPECT_TRUE(careful("Laos voted. Nepal did not. Bhutan left. A correspondent reported"));
  EXPECT_FALSE(careful("laos voted."));
  EXPECT_FALSE(careful("Laos voted. it is done. she left."));
  EXPECT_FALSE(careful("Laos votes"));
  EXPECT_FALSE(careful(""));
}

TEST(SplitSentences, KeepsEveryEndOfTheRules) {
  EXPECT_TRUE(rc::check([] {
    static const std::vector<std::string> kPieces = {
        "the",  "The", "I",  "Peru", "was",  "thanks", ".",           "!!", "?",
        "...",  ",",   ":",  "-",    "(",    ")",      "\"",          "“",  "”",
        "[12]", "*",   ":)", "2",    "U.S.", "\n",     "http://a.com"};
    std::string text;
    for (const auto& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces))) {
      text += piece + " ";
    }
    const auto tokens = TokensOf(text);
    const auto rules = SplitByRules(text, tokens, Words());
    const auto ends = SplitSentences(text, tokens, Words());
    RC_ASSERT(std::is_sorted(ends.begin(), ends.end()));
    RC_ASSERT(std::adjacent_find(ends.begin(), ends.end()) == ends.end());
    RC_ASSERT(std::includes(ends.begin(), ends.end(), rules.begin(), rules.end()));
    RC_ASSERT(tokens.empty() == ends.empty());
    if (!ends.empty()) RC_ASSERT(ends.back() == tokens.size());
  }));
}

TEST(SplitSentences, NothingFromNothing) { EXPECT_TRUE(Ends("").empty()); }

// Seconds that tokens and sentences of `text` take.
double SecondsFor(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  const auto tokens = TokensOf(text);
  const auto ends = SplitSentences(text, tokens, Words());
  EXPECT_EQ(ends.back(), tokens.size());
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Neither a paragraph without an end nor a stretch without white space takes time squared in its
// length.
TEST(SplitSentences, TakesLongParagraphs) {
  for (const char* piece :
       {"and ", ". ", "( ", ") ", "\" ", ", ",  "... ", "x . ", "a? ", "[1]", "a.",
        "1/",   "'s", "@a", "-a", "&b",  "...", "((",   "a-",   "1-",  "*a",  "4.a"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    EXPECT_LT(SecondsFor(text + "x"), 10) << piece;
  }
}

}  // namespace
}  // namespace detente
