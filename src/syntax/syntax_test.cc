#include "syntax/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "base/strings.h"
#include "base/utf8.h"
#include "syntax/syntax_text.h"

namespace detente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "The/DET/the ban/NOUN/ban": tokens as a tagger would give them, a blank between.
Sentence Tagged(std::string_view text) {
  static const std::map<std::string_view, Upos> kTags = {
      {"ADJ", Upos::kAdj},     {"ADP", Upos::kAdp},     {"ADV", Upos::kAdv},
      {"AUX", Upos::kAux},     {"CCONJ", Upos::kCconj}, {"DET", Upos::kDet},
      {"NOUN", Upos::kNoun},   {"NUM", Upos::kNum},     {"PART", Upos::kPart},
      {"PRON", Upos::kPron},   {"PROPN", Upos::kPropn}, {"PUNCT", Upos::kPunct},
      {"SCONJ", Upos::kSconj}, {"VERB", Upos::kVerb}};
  Sentence sentence;
  uint32_t at = 0;
  for (std::string_view word : SplitWords(text)) {
    const auto parts = Split(word, '/');
    Token token;
    token.form = parts[0];
    token.lower = ToLower(parts[0]);
    token.upos = kTags.at(parts[1]);
    token.lemma = parts.size() > 2 ? std::string(parts[2]) : token.lower;
    token.span = {at, at + static_cast<uint32_t>(parts[0].size())};
    at = token.span.end + 1;
    sentence.tokens.push_back(std::move(token));
  }
  sentence.span = {0, at};
  return sentence;
}

const Sentence& Ban() {
  static const Sentence sentence = Tagged(
      "The/DET ban/NOUN on/ADP Chilean/ADJ/Chilean fruit/NOUN has/AUX/have not/PART been/AUX/be "
      "lifted/VERB/lift by/ADP Japan/PROPN/Japan ./PUNCT");
  return sentence;
}

TEST(Syntax, FindsPhrasesAndWhatGovernsThem) {
  const Syntax syntax = Analyze(Ban());
  ASSERT_EQ(syntax.phrases.size(), 3u);
  EXPECT_EQ(syntax.phrases[0].range, (TokenRange{0, 2}));
  EXPECT_EQ(syntax.phrases[1].preposition, 2);
  EXPECT_EQ(syntax.phrases[1].governor, 1);
  EXPECT_EQ(syntax.phrases[2].governor, 8);
}

TEST(Syntax, ReadsTheVerbGroup) {
  const Syntax syntax = Analyze(Ban());
  ASSERT_EQ(syntax.verbs.size(), 1u);
  const VerbGroup& verb = syntax.verbs[0];
  EXPECT_EQ(verb.range, (TokenRange{5, 9}));
  EXPECT_TRUE(verb.passive);
  EXPECT_TRUE(verb.perfect);
  EXPECT_TRUE(verb.negated);
  EXPECT_EQ(verb.subject, 0);
  EXPECT_EQ(verb.agent, 2);
  EXPECT_THAT(verb.objects, IsEmpty());
}

TEST(Syntax, AnswersWhatHoldsAToken) {
  const Sentence sentence = Tagged("Peru/PROPN/Peru 's/PART envoy/NOUN spoke/VERB/speak ./PUNCT");
  const Syntax syntax = Analyze(sentence);
  ASSERT_EQ(syntax.phrases.size(), 2u);
  EXPECT_EQ(syntax.PhraseAt(0), 1);  // the innermost: Peru
  EXPECT_EQ(syntax.PhraseAt(2), 0);
  EXPECT_EQ(syntax.PhraseAt(3), kNoIndex);
  EXPECT_EQ(syntax.PhraseAt(-1), kNoIndex);
  EXPECT_EQ(syntax.PhraseAt(99), kNoIndex);
  EXPECT_EQ(syntax.VerbAt(3), 0);
  EXPECT_EQ(syntax.VerbAt(2), kNoIndex);
}

TEST(Syntax, FollowsLists) {
  const Sentence sentence = Tagged(
      "Mali/PROPN/Mali ,/PUNCT Niger/PROPN/Niger and/CCONJ Togo/PROPN/Togo agreed/VERB/agree "
      "./PUNCT");
  const Syntax syntax = Analyze(sentence);
  EXPECT_THAT(syntax.WithConjoined(0), ElementsAre(0, 1, 2));
  EXPECT_THAT(syntax.WithConjoined(2), ElementsAre(2));
  EXPECT_THAT(syntax.WithConjoined(kNoIndex), IsEmpty());
  EXPECT_THAT(syntax.WithConjoined(7), IsEmpty());
}

TEST(Syntax, TurnsRangesIntoSpansAndBack) {
  EXPECT_EQ(SpanOf(Ban(), {0, 2}), (TextSpan{0, 7}));
  EXPECT_EQ(SpanOf(Ban(), {2, 2}), (TextSpan{0, 0}));
  EXPECT_EQ(SpanOf(Ban(), {-5, 1}), (TextSpan{0, 3}));
  EXPECT_EQ(SpanOf(Ban(), {90, 95}), (TextSpan{0, 0}));
  EXPECT_EQ(TokensIn(Ban(), {4, 9}), (TokenRange{1, 3}));
  EXPECT_TRUE(TokensIn(Ban(), {500, 600}).empty());
}

TEST(Syntax, NothingComesOfNothing) {
  const Syntax syntax = Analyze(Sentence{});
  EXPECT_THAT(syntax.phrases, IsEmpty());
  EXPECT_THAT(syntax.verbs, IsEmpty());
}

void ExpectSound(const Sentence& sentence) {
  const Syntax syntax = Analyze(sentence);
  const int tokens = static_cast<int>(sentence.tokens.size());
  const int phrases = static_cast<int>(syntax.phrases.size());
  const int verbs = static_cast<int>(syntax.verbs.size());
  const auto in = [](int index, int size) { return index >= kNoIndex && index < size; };
  const auto range_in = [&](TokenRange r) {
    return 0 <= r.begin && r.begin < r.end && r.end <= tokens;
  };
  int before = 0;
  for (int p = 0; p < phrases; ++p) {
    const NounPhrase& phrase = syntax.phrases[static_cast<size_t>(p)];
    ASSERT_TRUE(range_in(phrase.range));
    ASSERT_TRUE(phrase.range.Contains(phrase.head));
    ASSERT_TRUE(in(phrase.preposition, tokens) && in(phrase.governor, tokens));
    ASSERT_TRUE(in(phrase.possessor, phrases) && phrase.possessor != p);
    ASSERT_TRUE(in(phrase.conjoined, phrases) && (phrase.conjoined < 0 || phrase.conjoined > p));
    ASSERT_LE(before, phrase.range.begin);
    before = phrase.range.begin;
  }
  int last = -1;
  for (int v = 0; v < verbs; ++v) {
    const VerbGroup& verb = syntax.verbs[static_cast<size_t>(v)];
    ASSERT_TRUE(range_in(verb.range) && verb.range.Contains(verb.head));
    ASSERT_GT(verb.head, last);
    last = verb.head;
    ASSERT_TRUE(in(verb.subject, phrases) && in(verb.agent, phrases) && in(verb.marker, tokens));
    ASSERT_TRUE(in(verb.governor, verbs) && verb.governor != v);
    ASSERT_TRUE(range_in(verb.clause)) << verb.clause.begin << ' ' << verb.clause.end;
    ASSERT_LE(verb.clause.begin, verb.head);
    for (const std::vector<int>* list : {&verb.objects, &verb.obliques}) {
      for (int p : *list) {
        ASSERT_TRUE(p >= 0 && p < phrases);
        ASSERT_FALSE(syntax.phrases[static_cast<size_t>(p)].range.Contains(verb.head));
      }
    }
  }
}

// Words in any order: no sentence, but nothing may break.
Sentence RandomWords(unsigned seed, int count) {
  static constexpr std::string_view kWords[] = {"the/DET",
                                                "ban/NOUN",
                                                "Peru/PROPN/Peru",
                                                "said/VERB/say",
                                                "that/SCONJ",
                                                "that/PRON",
                                                "who/PRON",
                                                "whose/PRON/who",
                                                ",/PUNCT",
                                                "\"/PUNCT",
                                                "and/CCONJ",
                                                "of/ADP",
                                                "by/ADP",
                                                "'s/PART",
                                                "to/PART",
                                                "not/PART",
                                                "will/AUX",
                                                "has/AUX/have",
                                                "been/AUX/be",
                                                "is/AUX/be",
                                                "lifted/VERB/lift",
                                                "sign/VERB",
                                                "imposing/VERB/impose",
                                                "new/ADJ",
                                                "no/DET",
                                                "longer/ADJ/long",
                                                "his/PRON",
                                                "they/PRON",
                                                "monday/PROPN",
                                                "after/ADP",
                                                "-/PUNCT",
                                                "two/NUM",
                                                ";/PUNCT",
                                                "(/PUNCT",
                                                "if/SCONJ",
                                                "going/VERB/go",
                                                "taken/VERB/take",
                                                "not/PART",
                                                "never/ADV",
                                                "out/ADP"};
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += kWords[random() % std::size(kWords)];
    text += ' ';
  }
  return Tagged(text);
}

TEST(Syntax, AnyTokensGiveASoundAnalysis) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    ExpectSound(RandomWords(seed, 1 + static_cast<int>(seed % 40)));
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Syntax, LongSentencesAreReadInOneGo) {
  ExpectSound(RandomWords(7, 5000));
  std::string list;
  for (int i = 0; i < 2500; ++i) list += "Peru/PROPN/Peru ,/PUNCT ";
  ExpectSound(Tagged(list));
  std::string nested;
  for (int i = 0; i < 2500; ++i) nested += "that/SCONJ Peru/PROPN/Peru said/VERB/say ";
  ExpectSound(Tagged(nested));
}

TEST(SyntaxText, WritesALineAPhraseAndAVerb) {
  const Sentence sentences[] = {
      Tagged("They/PRON may/AUX stop/VERB it/PRON in/ADP May/PROPN/May ./PUNCT")};
  EXPECT_EQ(SyntaxText(sentences),
            "np \"They\" head they pronoun\n"
            "np \"it\" head it pronoun\n"
            "np \"May\" head May prep in gov stop\n"
            "verb \"may stop\" head stop finite modal may subj \"They\" obj \"it\" obl in \"May\" "
            "clause \"They may stop it in May\"\n");
}

}  // namespace
}  // namespace detente
