#include "syntax/syntax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/strings.h"
#include "base/utf8.h"
#include "syntax/syntax_text.h"

namespace detente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// "1 Peru Peru NNP nsubj 2|2 left leave VBD root 0": position, form, lemma, tag, relation, head.
// Universal tags follow from the Penn tag and the relation; a blank stands between tokens.
Upos UposOf(Xpos tag, Deprel relation) {
  switch (tag) {
    case Xpos::kNnp:
    case Xpos::kNnps:
      return Upos::kPropn;
    case Xpos::kNn:
    case Xpos::kNns:
      return Upos::kNoun;
    case Xpos::kJj:
      return Upos::kAdj;
    case Xpos::kDt:
      return Upos::kDet;
    case Xpos::kIn:
      return relation == Deprel::kMark ? Upos::kSconj : Upos::kAdp;
    case Xpos::kRp:
      return Upos::kAdp;
    case Xpos::kTo:
    case Xpos::kPos:
      return Upos::kPart;
    case Xpos::kPrp:
    case Xpos::kPrpPoss:
    case Xpos::kWp:
    case Xpos::kWdt:
    case Xpos::kWpPoss:
    case Xpos::kEx:
      return Upos::kPron;
    case Xpos::kCc:
      return Upos::kCconj;
    case Xpos::kCd:
      return Upos::kNum;
    case Xpos::kRb:
    case Xpos::kWrb:
      return Upos::kAdv;
    case Xpos::kComma:
    case Xpos::kStop:
    case Xpos::kColon:
    case Xpos::kOpenQuote:
    case Xpos::kCloseQuote:
      return Upos::kPunct;
    default:
      break;
  }
  const bool helper = relation == Deprel::kAux || relation == Deprel::kAuxPass ||
                      relation == Deprel::kCop || tag == Xpos::kMd;
  return helper ? Upos::kAux : Upos::kVerb;
}

Sentence Tree(std::string_view text) {
  Sentence sentence;
  uint32_t at = 0;
  for (std::string_view line : Split(text, '|')) {
    const auto parts = SplitWords(line);
    Token token;
    token.form = parts[1];
    token.lower = ToLower(parts[1]);
    token.lemma = parts[2];
    token.xpos = ParseXpos(parts[3]).value();
    token.deprel = ParseDeprel(parts[4]).value();
    token.upos = UposOf(token.xpos, token.deprel);
    token.head = static_cast<int>(*ParseInt(parts[5])) - 1;
    token.span = {at, at + static_cast<uint32_t>(parts[1].size())};
    at = token.span.end + 1;
    sentence.tokens.push_back(std::move(token));
  }
  sentence.span = {0, at};
  return sentence;
}

std::string TextOf(const Sentence& sentence) {
  const Sentence sentences[] = {sentence};
  return SyntaxText(sentences);
}

const Sentence& Ban() {
  static const Sentence sentence = Tree(
      "1 The the DT det 2|2 ban ban NN nsubj:pass 9|3 on on IN case 5|4 Chilean Chilean JJ amod 5|"
      "5 fruit fruit NN nmod 2|6 has have VBZ aux 9|7 not not RB advmod 9|8 been be VBN aux:pass 9|"
      "9 lifted lift VBN root 0|10 by by IN case 11|11 Japan Japan NNP obl:agent 9|"
      "12 . . . punct 9");
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
  const Sentence sentence = Tree(
      "1 Peru Peru NNP nmod:poss 3|2 's 's POS case 1|3 envoy envoy NN nsubj 4|"
      "4 spoke speak VBD root 0|5 . . . punct 4");
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
  const Sentence sentence = Tree(
      "1 Mali Mali NNP nsubj 6|2 , , , punct 3|3 Niger Niger NNP conj 1|4 and and CC cc 5|"
      "5 Togo Togo NNP conj 1|6 agreed agree VBD root 0|7 . . . punct 6");
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

// Words in any order with any tags, relations and heads: no sentence, but nothing may break.
Sentence RandomTree(unsigned seed, int count) {
  static constexpr std::string_view kWords[] = {
      "the", "ban",  "Peru",   "said",  "that", "who",   "whose", ",",   "\"",    "and", "of",
      "by",  "'s",   "to",     "not",   "will", "been",  "is",    "for", "going", "no",  "longer",
      "his", "they", "monday", "after", "-",    "taken", "if",    "out", "there", "nor", "only"};
  std::mt19937 random(seed);
  Sentence sentence;
  uint32_t at = 0;
  for (int i = 0; i < count; ++i) {
    Token token;
    token.form = kWords[random() % std::size(kWords)];
    token.lower = token.lemma = ToLower(token.form);
    token.upos = static_cast<Upos>(random() % (static_cast<unsigned>(Upos::kX) + 1));
    token.xpos = static_cast<Xpos>(random() % (static_cast<unsigned>(Xpos::kNone) + 1));
    token.deprel = static_cast<Deprel>(random() % (static_cast<unsigned>(Deprel::kXcomp) + 1));
    // Mostly near and in the sentence; rings, crossing arcs and heads outside it, too.
    token.head = i + static_cast<int>(random() % 11) - 5;
    if (random() % 16 == 0) token.head = static_cast<int>(random() % 3) * count - 1;
    token.span = {at, at + static_cast<uint32_t>(token.form.size())};
    at = token.span.end + 1;
    sentence.tokens.push_back(std::move(token));
  }
  sentence.span = {0, at};
  return sentence;
}

TEST(Syntax, AnyTreeGivesASoundAnalysis) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    ExpectSound(RandomTree(seed, 1 + static_cast<int>(seed % 40)));
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Syntax, TokensWithoutATreeGiveASoundAnalysis) {
  Sentence sentence = Ban();
  for (Token& token : sentence.tokens) {
    token.head = -1;
    token.deprel = Deprel::kDep;
    token.xpos = Xpos::kNone;
  }
  ExpectSound(sentence);
  EXPECT_EQ(Analyze(sentence).verbs.size(), 3u);
}

// Each token hangs on the one before it, or all on the first: as deep and as wide as can be.
TEST(Syntax, LongSentencesAreReadInOneGo) {
  ExpectSound(RandomTree(7, 5000));
  for (Deprel relation : {Deprel::kNmod, Deprel::kConj, Deprel::kCcomp, Deprel::kCompound}) {
    Sentence deep = RandomTree(8, 5000);
    Sentence wide = deep;
    for (int i = 0; i < 5000; ++i) {
      Token& one = deep.tokens[static_cast<size_t>(i)];
      one.head = i - 1;
      one.deprel = relation;
      wide.tokens[static_cast<size_t>(i)].head = i == 0 ? -1 : 0;
      wide.tokens[static_cast<size_t>(i)].deprel = relation;
    }
    ExpectSound(deep);
    ExpectSound(wide);
  }
}

TEST(Syntax, SharesTheFormOfAFirstVerb) {
  EXPECT_EQ(TextOf(Tree("1 Kenya Kenya NNP nsubj 3|2 may may MD aux 3|3 send send VB root 0|"
                        "4 police police NNS obj 3|5 and and CC cc 6|6 train train VB conj 3|"
                        "7 officers officer NNS obj 6")),
            "np \"Kenya\" head Kenya\n"
            "np \"police\" head police\n"
            "np \"officers\" head officer\n"
            "verb \"may send\" head send finite modal may subj \"Kenya\" obj \"police\" "
            "clause \"Kenya may send police\"\n"
            "verb \"train\" head train finite modal may subj* \"Kenya\" obj \"officers\" "
            "clause \"train officers\"\n");
}

TEST(Syntax, ThePredicateOfBeIsItsObject) {
  EXPECT_EQ(TextOf(Tree("1 Oman Oman NNP nsubj 6|2 is be VBZ cop 6|3 not not RB advmod 6|"
                        "4 a a DT det 6|5 new new JJ amod 6|6 member member NN root 0|"
                        "7 of of IN case 8|8 OPEC OPEC NNP nmod 6")),
            "np \"Oman\" head Oman\n"
            "np \"a new member\" head member\n"
            "np \"OPEC\" head OPEC prep of gov member\n"
            "verb \"is not\" head be finite present negated subj \"Oman\" obj \"a new member\" "
            "obl of \"OPEC\" clause \"Oman is not a new member of OPEC\"\n");
}

TEST(Syntax, ARelativePronounStandsForItsNoun) {
  EXPECT_EQ(TextOf(Tree("1 They they PRP nsubj 2|2 rejected reject VBD root 0|3 the the DT det 4|"
                        "4 claims claim NNS obj 2|5 that that WDT obj 7|6 Riga Riga NNP nsubj 7|"
                        "7 made make VBD acl:relcl 4")),
            "np \"They\" head they pronoun\n"
            "np \"the claims\" head claim\n"
            "np \"Riga\" head Riga\n"
            "verb \"rejected\" head reject finite past subj \"They\" obj \"the claims\" "
            "clause \"They rejected the claims that Riga made\"\n"
            "verb \"made\" head make finite past subj \"Riga\" obj \"the claims\" marker that "
            "clause \"that Riga made\"\n");
}

TEST(Syntax, SpeechSetAsideGovernsWhatIsSaid) {
  const Syntax syntax = Analyze(
      Tree("1 We we PRP nsubj 2|2 agreed agree VBD root 0|3 , , , punct 5|4 she she PRP nsubj 5|"
           "5 said say VBD parataxis 2"));
  ASSERT_EQ(syntax.verbs.size(), 2u);
  EXPECT_EQ(syntax.verbs[0].governor, 1);
  EXPECT_EQ(syntax.verbs[0].clause, (TokenRange{0, 2}));
  EXPECT_EQ(syntax.verbs[1].governor, kNoIndex);
  EXPECT_EQ(syntax.verbs[1].clause, (TokenRange{3, 5}));
}

TEST(Syntax, AParticipleTakenForAPastTenseIsMended) {
  const Syntax syntax =
      Analyze(Tree("1 Troops troops NNS nsubj 5|2 sent send VBD acl 1|3 by by IN case 4|"
                   "4 Chad Chad NNP obl 2|5 left leave VBD root 0"));
  ASSERT_EQ(syntax.verbs.size(), 2u);
  EXPECT_EQ(syntax.verbs[0].form, VerbForm::kParticiple);
  EXPECT_TRUE(syntax.verbs[0].passive);
  EXPECT_EQ(syntax.verbs[0].subject, 0);
  EXPECT_EQ(syntax.verbs[0].agent, 1);
}

TEST(Syntax, AClauseTakenForAPhraseIsMended) {
  EXPECT_EQ(TextOf(Tree("1 The the DT det 2|2 UN UN NNP compound 4|3 imposed impose VBN amod 4|"
                        "4 sanctions sanction NNS root 0|5 on on IN case 6|6 Mali Mali NNP nmod 4|"
                        "7 . . . punct 4")),
            "np \"The UN\" head UN\n"
            "np \"sanctions\" head sanction\n"
            "np \"Mali\" head Mali prep on gov sanction\n"
            "verb \"imposed\" head impose finite past subj \"The UN\" obj \"sanctions\" obl on "
            "\"Mali\" clause \"The UN imposed sanctions on Mali\"\n");
  // No full stop: a heading may well be a phrase.
  EXPECT_THAT(Analyze(Tree("1 UN UN NNP compound 3|2 sponsored sponsor VBN amod 3|"
                           "3 talks talk NNS root 0"))
                  .verbs,
              IsEmpty());
}

TEST(Syntax, ANameWithAClauseAsideIsItsSubject) {
  const Syntax syntax = Analyze(
      Tree("1 Ruiz Ruiz NNP root 0|2 , , , punct 4|3 the the DT det 4|4 envoy envoy NN appos 1|"
           "5 , , , punct 1|6 blamed blame VBD parataxis 1|7 Chad Chad NNP obj 6"));
  ASSERT_EQ(syntax.verbs.size(), 1u);
  EXPECT_EQ(syntax.verbs[0].subject, 0);
  EXPECT_EQ(syntax.verbs[0].governor, kNoIndex);
}

TEST(Syntax, AVowIsMadeOfAClauseNotOfItsFirstSubject) {
  const Syntax syntax = Analyze(
      Tree("1 He he PRP nsubj 2|2 vowed vow VBD root 0|3 Mali Mali NNP obj 2|4 and and CC cc 7|"
           "5 Chad Chad NNP nsubj 7|6 would would MD aux 7|7 fight fight VB conj 2"));
  ASSERT_EQ(syntax.verbs.size(), 2u);
  EXPECT_TRUE(syntax.verbs[0].objects.empty());
  EXPECT_EQ(syntax.verbs[1].governor, 0);
  ASSERT_NE(syntax.verbs[1].subject, kNoIndex);
  EXPECT_EQ(syntax.WithConjoined(syntax.verbs[1].subject).size(), 2u);
}

TEST(Syntax, PartsOfANameSideBySideAreOnePhrase) {
  const Syntax syntax = Analyze(
      Tree("1 Prime prime JJ amod 2|2 Minister minister NNP nmod:desc 3|3 Amina Amina NNP nsubj 5|"
           "4 Diallo Diallo NNP nsubj 5|5 resigned resign VBD root 0"));
  ASSERT_EQ(syntax.phrases.size(), 1u);
  EXPECT_EQ(syntax.phrases[0].range, (TokenRange{0, 4}));
  EXPECT_EQ(syntax.phrases[0].head, 3);
  EXPECT_EQ(syntax.verbs[0].subject, 0);
}

TEST(Syntax, ASecondVerbOfSpeechGoesWithTheFirst) {
  const Syntax syntax = Analyze(
      Tree("1 Mali Mali NNP nsubj 2|2 said say VBD root 0|3 they they PRP nsubj 4|4 left leave VBD "
           "ccomp 2|"
           "5 and and CC cc 6|6 warned warn VBD conj 4|7 that that IN mark 9|8 war war NN nsubj 9|"
           "9 loomed loom VBD ccomp 6"));
  ASSERT_EQ(syntax.verbs.size(), 4u);
  EXPECT_EQ(syntax.verbs[2].subject, 0);
  EXPECT_EQ(syntax.verbs[2].governor, kNoIndex);
  EXPECT_EQ(syntax.verbs[1].clause, (TokenRange{2, 4}));
}

TEST(Syntax, WhoIsAskedDoesIt) {
  const Syntax syntax =
      Analyze(Tree("1 Egypt Egypt NNP nsubj 2|2 urged urge VBD root 0|3 Sudan Sudan NNP obj 2|"
                   "4 to to TO mark 5|5 resume resume VB xcomp 2|6 talks talk NNS obj 5"));
  ASSERT_EQ(syntax.verbs.size(), 2u);
  EXPECT_EQ(syntax.verbs[1].subject, 1);
  EXPECT_TRUE(syntax.verbs[1].subject_inherited);
  EXPECT_EQ(syntax.verbs[1].governor, 0);
}

TEST(SyntaxText, WritesALineAPhraseAndAVerb) {
  EXPECT_EQ(TextOf(Tree("1 They they PRP nsubj 3|2 may may MD aux 3|3 stop stop VB root 0|"
                        "4 it it PRP obj 3|5 in in IN case 6|6 May May NNP obl 3|7 . . . punct 3")),
            "np \"They\" head they pronoun\n"
            "np \"it\" head it pronoun\n"
            "np \"May\" head May prep in gov stop\n"
            "verb \"may stop\" head stop finite modal may subj \"They\" obj \"it\" obl in \"May\" "
            "clause \"They may stop it in May\"\n");
}

}  // namespace
}  // namespace detente
