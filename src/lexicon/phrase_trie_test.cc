#include "lexicon/phrase_trie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace detente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CutPieces, CutsWordsAndSigns) {
  const auto pieces = CutPieces("N’Djamena, U.S.", 10);
  ASSERT_EQ(pieces.size(), 8U);
  EXPECT_EQ(pieces[0].key, "n");
  EXPECT_EQ(pieces[1].key, "'");
  EXPECT_EQ(pieces[2].span, (TextSpan{14, 21}));
}

TEST(PhraseTrie, FindsTheLongestFirstWithAllReadings) {
  PhraseTrie trie;
  trie.Add("Guinea", 1);
  trie.Add("Guinea-Bissau", 2);
  trie.Add("Guinea-Bissau", 3);
  const auto matches = trie.MatchesAt(CutPieces("Guinea-Bissau abstained"), 0);
  ASSERT_EQ(matches.size(), 2U);
  EXPECT_EQ(matches[0].length, 3);
  EXPECT_THAT(matches[0].values, ElementsAre(2, 3));
  EXPECT_THAT(matches[1].values, ElementsAre(1));
}

TEST(PhraseTrie, CapitalsOfThePhraseMustBeInTheText) {
  PhraseTrie trie;
  trie.Add("US", 1);
  trie.Add("Turkey", 2);
  trie.Add("UNICEF", 3);
  trie.Add("foreign minister", 4);
  EXPECT_THAT(trie.Lookup("us"), IsEmpty());
  EXPECT_THAT(trie.Lookup("Us"), IsEmpty());
  EXPECT_THAT(trie.Lookup("turkey"), IsEmpty());
  EXPECT_THAT(trie.Lookup("TURKEY"), ElementsAre(2));
  EXPECT_THAT(trie.Lookup("Unicef"), ElementsAre(3));
  EXPECT_THAT(trie.Lookup("Foreign Minister"), ElementsAre(4));
}

TEST(PhraseTrie, DiacriticsDoNotCount) {
  PhraseTrie trie;
  trie.Add("Côte d'Ivoire", 1);
  trie.Add("Bogota", 2);
  EXPECT_THAT(trie.Lookup("Cote d’Ivoire"), ElementsAre(1));
  EXPECT_THAT(trie.Lookup("Bogotá"), ElementsAre(2));
}

TEST(PhraseTrie, EmptyPhrasesAreLeftOut) {
  PhraseTrie trie;
  trie.Add("", 1);
  trie.Add("  ", 2);
  EXPECT_THAT(trie.Lookup(""), IsEmpty());
  EXPECT_THAT(trie.MatchesAt({}, 0), IsEmpty());
}

}  // namespace
}  // namespace detente
