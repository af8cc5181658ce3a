#include "parser/parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <random>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "parser/features.h"
#include "parser/kernels.h"
#include "parser/tree.h"

namespace detente {
namespace {

const std::string kModelPath = std::string(DETENTE_SOURCE_DIR) + "/models/english.model";

Sentence Words(std::string_view text) {
  Sentence sentence;
  for (std::string_view word : SplitWords(text)) {
    Token token;
    token.form = word;
    token.lower = ToLower(word);
    sentence.tokens.push_back(std::move(token));
  }
  return sentence;
}

const Parser& BuiltIn() {
  static const Result<Parser> parser = Parser::BuiltIn();
  EXPECT_TRUE(parser.ok());
  return *parser;
}

std::string Tree(const Sentence& sentence) {
  std::string out;
  for (const Token& t : sentence.tokens) {
    out += t.form + '/' + std::string(ToString(t.upos)) + '/' + t.lemma + '/' +
           std::to_string(t.head + 1) + '/' + std::string(ToString(t.deprel)) + ' ';
  }
  return out;
}

std::string Parsed(std::string_view text, const Parser::Options& options = {}) {
  Sentence sentence = Words(text);
  BuiltIn().Parse(std::span(&sentence, 1), options);
  return Tree(sentence);
}

bool IsTree(const Sentence& sentence) {
  int roots = 0;
  const int size = static_cast<int>(sentence.tokens.size());
  for (int t = 0; t < size; ++t) {
    int at = t;
    int steps = 0;
    while (at >= 0 && at < size && ++steps <= size)
      at = sentence.tokens[static_cast<size_t>(at)].head;
    if (at != -1) return false;
    roots += sentence.tokens[static_cast<size_t>(t)].head == -1;
  }
  return roots == 1;
}

TEST(Parser, FindsWhoDidWhatToWhom) {
  EXPECT_EQ(Parsed("Zambia signed two treaties ."),
            "Zambia/PROPN/Zambia/2/nsubj signed/VERB/sign/0/root two/NUM/two/4/nummod "
            "treaties/NOUN/treaty/2/obj ./PUNCT/./2/punct ");
}

TEST(Parser, AttachesTheAgentOfAPassive) {
  EXPECT_EQ(Parsed("The truce was broken by rebels ."),
            "The/DET/the/2/det truce/NOUN/truce/4/nsubj:pass was/AUX/be/4/aux:pass "
            "broken/VERB/break/0/root by/ADP/by/6/case rebels/NOUN/rebel/4/obl:agent "
            "./PUNCT/./4/punct ");
}

TEST(Parser, GivesOneTreeForAnyTokens) {
  for (std::string_view text :
       {"…", "§ ¶ 7 %", "' ' '", "\xff\xfe x", "a", "A . B . C .", "日本 は", ", , , ,"}) {
    Sentence sentence = Words(text);
    BuiltIn().Parse(std::span(&sentence, 1));
    EXPECT_TRUE(IsTree(sentence)) << text;
    for (const Token& token : sentence.tokens) EXPECT_FALSE(token.lemma.empty()) << text;
  }
  Sentence nothing;
  BuiltIn().Parse(std::span(&nothing, 1));
  EXPECT_TRUE(nothing.tokens.empty());
}

TEST(Parser, ParsesOverlongSentencesInPieces) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += i % 7 == 0 ? "ships , " : i % 3 == 0 ? "sail " : "home ";
  Sentence sentence = Words(text);
  BuiltIn().Parse(std::span(&sentence, 1));
  EXPECT_TRUE(IsTree(sentence));
}

TEST(Parser, NeighboursInABatchChangeNothing) {
  const std::vector<std::string_view> texts = {
      "Oman hosted the talks .", "He left .",
      "Analysts in Accra say that the two sides , which last met in May , will not sign .",
      "TALKS FAIL", "Who will pay for it , and when ?"};
  std::vector<Sentence> together;
  for (std::string_view text : texts) together.push_back(Words(text));
  BuiltIn().Parse(together);
  for (size_t i = 0; i < texts.size(); ++i) EXPECT_EQ(Tree(together[i]), Parsed(texts[i]));
}

TEST(Parser, PortableArithmeticGivesTheSameTrees) {
  for (std::string_view text : {"Peru recalled its envoy after the vote , officials said .",
                                "If Kenya lifts the ban , Somalia will reopen the port .",
                                "MINISTER WARNS OF NEW DUTIES"}) {
    EXPECT_EQ(Parsed(text), Parsed(text, {.feats = false, .portable = true}));
  }
}

TEST(Parser, FillsFeaturesOnlyWhenAsked) {
  Sentence sentence = Words("They signed treaties .");
  BuiltIn().Parse(std::span(&sentence, 1));
  EXPECT_EQ(sentence.tokens[2].feats, "");
  BuiltIn().Parse(std::span(&sentence, 1), {.feats = true, .portable = false});
  EXPECT_EQ(sentence.tokens[2].feats, "Number=Plur");
}

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What loading bytes says, "" if it loads.
std::string FaultOf(const std::string& bytes) {
  const auto parser = Parser::FromBytes("x.model", bytes);
  return parser.ok() ? "" : parser.error().message;
}

TEST(Model, LoadsFromAFile) {
  const auto parser = Parser::Load(kModelPath);
  ASSERT_TRUE(parser.ok()) << parser.error().message;
  EXPECT_EQ(parser->digest(), BuiltIn().digest());
  EXPECT_EQ(parser->digest().size(), 32u);
  EXPECT_NE(parser->description().find("ewt-train"), std::string::npos);
}

TEST(Model, TellsWhatIsWrongWithAFile) {
  EXPECT_NE(Parser::Load("/nowhere/x.model").error().message.find("/nowhere/x.model: No such file"),
            std::string::npos);
  EXPECT_NE(Parser::Load(DETENTE_SOURCE_DIR).error().message.find("not a file"), std::string::npos);
  EXPECT_NE(FaultOf("").find("x.model: not a detente model"), std::string::npos);
  std::string bytes = ReadAll(kModelPath);
  EXPECT_EQ(FaultOf(bytes), "");
  EXPECT_NE(FaultOf(bytes.substr(0, bytes.size() / 2)).find("cut"), std::string::npos);
  std::string changed = bytes;
  changed[changed.size() - 100] = static_cast<char>(changed[changed.size() - 100] ^ 1);
  EXPECT_NE(FaultOf(changed).find("changed since it was made"), std::string::npos);
  bytes[8] = 77;
  EXPECT_NE(FaultOf(bytes).find("version 77"), std::string::npos);
}

TEST(Model, NoHeaderCrashesTheLoader) {
  const std::string bytes = ReadAll(kModelPath);
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    std::string broken = bytes;
    const size_t header = 4000;
    for (int k = 0; k < 3; ++k) {
      broken[24 + random() % header] = "0123456789\"[]{},:x"[random() % 18];
    }
    static_cast<void>(Parser::FromBytes("x.model", broken));
  }
}

// The trainer's tools/train/features.py gives these numbers for the same words.
TEST(Features, AreTheTrainersOwn) {
  const std::pair<std::string_view, std::array<uint64_t, kFeatureKinds>> kCases[] = {
      {"Ankara",
       {0xa1f4470a4817200e, 0x69a7586c68ab8985, 0xd9ccfe34ce9c049b, 0x1d0f462d5df16434,
        0x1c6ea9869ad8d440}},
      {"re-opened",
       {0x410a1469c721ce2a, 0xd628d7bf10cea6cf, 0x5f037cb95211b9ec, 0xe44bc8e8b6fcd52a,
        0xfbd4ebc7d7972bee}},
      {"1,200",
       {0x51c116604b34baa1, 0x9582a51827f0e466, 0xf4575604829e4381, 0x8031610a61486382,
        0x6682070f701f10b5}},
      {"Çavuşoğlu",
       {0x7020a9d3ccfc84bd, 0xb95de3819ccacd51, 0x268e972814d356f5, 0x1d0f462d5df16434,
        0x308cf8bcef0fb7d6}},
  };
  for (const auto& [form, hashes] : kCases) {
    EXPECT_EQ(FeaturesOf(form, ToLower(form)).hashes, hashes) << form;
  }
}

TEST(Features, RunsOfLettersAreTheTrainersOwn) {
  const WordFeatures city = FeaturesOf("Ankara", "ankara");
  ASSERT_EQ(city.grams.size(), 22u);
  EXPECT_EQ(city.grams.front(), 0xc9f0b6a8cdb8d9adU);
  EXPECT_EQ(city.grams.back() % 16384, 87u);
  const WordFeatures name = FeaturesOf("Çavuşoğlu", "çavuşoğlu");
  ASSERT_EQ(name.grams.size(), 34u);
  EXPECT_EQ(name.grams.back() % 16384, 10022u);
  EXPECT_EQ(FeaturesOf("", "").grams.size(), 1u);
}

TEST(Features, ShapesCutLongRuns) {
  EXPECT_EQ(ShapeOf("Ouagadougou"), "Xxxxx");
  EXPECT_EQ(ShapeOf("UN-led"), "XX-xxx");
  EXPECT_EQ(ShapeOf("12,500"), "dd,ddd");
  EXPECT_EQ(ShapeOf("Çelik"), "Xxxxx");
}

// All trees over `words` words with one root, the slow way.
float BestByTrial(const std::vector<float>& scores, int words) {
  std::vector<int> heads(static_cast<size_t>(words), 0);
  float best = -std::numeric_limits<float>::infinity();
  while (true) {
    float total = 0;
    bool valid = std::count(heads.begin(), heads.end(), 0) == 1;
    for (int d = 0; d < words && valid; ++d) {
      int at = d + 1;
      for (int steps = 0; at != 0 && steps <= words; ++steps)
        at = heads[static_cast<size_t>(at - 1)];
      valid = at == 0;
      total += scores[static_cast<size_t>(d * (words + 1) + heads[static_cast<size_t>(d)])];
    }
    if (valid) best = std::max(best, total);
    size_t d = 0;
    while (d < heads.size() && ++heads[d] > words) heads[d++] = 0;
    if (d == heads.size()) return best;
  }
}

TEST(Tree, IsTheBestOfAll) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    const int words = 1 + static_cast<int>(random() % 5);
    std::vector<float> scores(static_cast<size_t>(words * (words + 1)));
    for (float& score : scores) score = static_cast<float>(random() % 2000) / 100.0F;
    const std::vector<int> heads = BestTree(scores, words);
    ASSERT_EQ(heads.size(), static_cast<size_t>(words));
    EXPECT_EQ(std::count(heads.begin(), heads.end(), 0), 1);
    float total = 0;
    for (int d = 0; d < words; ++d) {
      total += scores[static_cast<size_t>(d * (words + 1) + heads[static_cast<size_t>(d)])];
    }
    EXPECT_NEAR(total, BestByTrial(scores, words), 1e-3);
  }
}

TEST(Kernels, AllSetsGiveTheSameBits) {
  std::mt19937 random(3);
  const auto number = [&random] {
    return (static_cast<float>(random() % 20001) - 10000.0F) / 700.0F;
  };
  constexpr int kRows = 17;
  constexpr int kInputs = 70;
  constexpr int kOutputs = 96;
  std::vector<int8_t> rows(kInputs * kOutputs);
  for (int8_t& value : rows) value = static_cast<int8_t>(random() % 255 - 127);
  const auto weights = PackedWeights::Pack(rows.data(), kOutputs, kInputs, kInputs);
  std::vector<float> values(kRows * kInputs), scales(kOutputs), beta(kOutputs);
  for (float& value : values) value = number();
  for (float& value : scales) value = number() / 900.0F;
  for (float& value : beta) value = number();

  const auto run = [&](const Kernels& kernels) {
    std::vector<int16_t> quantized(values.size());
    std::vector<float> out;
    for (int r = 0; r < kRows; ++r) {
      out.push_back(kernels.quantize(values.data() + r * kInputs, kInputs, kInputMax,
                                     quantized.data() + r * kInputs));
    }
    std::vector<int32_t> sums(kRows * kOutputs);
    kernels.multiply(quantized.data(), kRows, weights, sums.data());
    std::vector<float> scaled(kOutputs), normed(kOutputs / 3), cell(kOutputs / 4, 0.5F);
    std::vector<float> state(kOutputs / 4);
    std::vector<int16_t> small(kOutputs / 4);
    kernels.rescale(sums.data(), out[0], scales.data(), beta.data(), kOutputs, scaled.data());
    kernels.max_and_norm(scaled.data(), scales.data(), beta.data(), kOutputs / 3, normed.data());
    kernels.lstm_step(scaled.data(), sums.data(), scales.data(), kOutputs / 4, cell.data(),
                      state.data(), small.data());
    kernels.leaky_relu(scaled.data(), kOutputs);
    for (const auto& part : {scaled, normed, cell, state}) {
      out.insert(out.end(), part.begin(), part.end());
    }
    out.insert(out.end(), sums.begin(), sums.end());
    out.insert(out.end(), small.begin(), small.end());
    return out;
  };
  const std::vector<float> expected = run(PortableKernels());
  for (const KernelSet set : {KernelSet::kAvx2, KernelSet::kAvx512}) {
    if (const Kernels* kernels = FindKernels(set)) {
      EXPECT_EQ(run(*kernels), expected);
    }
  }
}

TEST(Kernels, MultiplyAsOnPaper) {
  const std::vector<int8_t> rows = {1, 2, 3, -4, 5, -6};
  const auto weights = PackedWeights::Pack(rows.data(), 2, 3, 3);
  const std::vector<int16_t> input = {10, 100, 1000, 0};
  std::vector<int32_t> sums(static_cast<size_t>(weights.padded_outputs));
  PortableKernels().multiply(input.data(), 1, weights, sums.data());
  EXPECT_EQ(sums[0], 3210);
  EXPECT_EQ(sums[1], -5540);
  EXPECT_EQ(sums[2], 0);
}

}  // namespace
}  // namespace detente
