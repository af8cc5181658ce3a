#include "document/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "document/sentence.h"

namespace detente {
namespace {

// Each name comes back as its value, and no two values share a name.
template <typename Enum>
void ExpectRoundTrip(size_t count) {
  const auto names = NamesOf<Enum>();
  EXPECT_EQ(names.size(), count);
  for (size_t i = 0; i < names.size(); ++i) {
    const auto value = static_cast<Enum>(i);
    EXPECT_EQ(ToString(value), names[i]);
    EXPECT_EQ(ParseName<Enum>(names[i]), value);
  }
  EXPECT_EQ(std::set<std::string_view>(names.begin(), names.end()).size(), count);
  EXPECT_FALSE(ParseName<Enum>(""));
  EXPECT_FALSE(ParseName<Enum>("no such name"));
}

TEST(Names, EveryEnumerationComesBack) {
  ExpectRoundTrip<ActorKind>(5);
  ExpectRoundTrip<MentionForm>(5);
  ExpectRoundTrip<Basis>(2);
  ExpectRoundTrip<StatementForm>(3);
  ExpectRoundTrip<EventType>(16);
  ExpectRoundTrip<Reality>(5);
  ExpectRoundTrip<Polarity>(2);
  ExpectRoundTrip<Scope>(2);
  ExpectRoundTrip<ConditionKind>(4);
}

TEST(Names, StandInTheOrderOfTheEnumeration) {
  EXPECT_EQ(ToString(ActorKind::kMedium), "medium");
  EXPECT_EQ(ToString(MentionForm::kMetonym), "metonym");
  EXPECT_EQ(ToString(Basis::kLexicon), "lexicon");
  EXPECT_EQ(ToString(StatementForm::kMixed), "mixed");
  EXPECT_EQ(ToString(EventType::kAgree), "AGREE");
  EXPECT_EQ(ToString(EventType::kRequest), "REQUEST");
  EXPECT_EQ(ToString(EventType::kAssault), "ASSAULT");
  EXPECT_EQ(ToString(Reality::kConditional), "conditional");
  EXPECT_EQ(ToString(Polarity::kNegative), "negative");
  EXPECT_EQ(ToString(Scope::kDomestic), "domestic");
  EXPECT_EQ(ToString(ConditionKind::kWarning), "warning");
}

TEST(Names, CaseCounts) {
  EXPECT_FALSE(ParseName<EventType>("agree"));
  EXPECT_FALSE(ParseName<ActorKind>("Country"));
}

TEST(Names, UniversalTags) {
  EXPECT_EQ(ToString(Upos::kAdj), "ADJ");
  EXPECT_EQ(ToString(Upos::kPropn), "PROPN");
  EXPECT_EQ(ToString(Upos::kX), "X");
}

}  // namespace
}  // namespace detente
