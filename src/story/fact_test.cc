#include "story/fact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace detente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const MediaLexicon& Media() {
  static const MediaLexicon media = [] {
    const auto lexicons = LexiconSet::Load();
    auto compiled = MediaLexicon::Compile(*lexicons);
    EXPECT_TRUE(compiled.ok());
    return *std::move(compiled);
  }();
  return media;
}

Actor Country(const std::string& name, const std::string& code) {
  Actor actor;
  actor.name = name;
  actor.kind = ActorKind::kCountry;
  actor.country = code;
  actor.sector = "GOV";
  return actor;
}

struct Deed {
  EventType type = EventType::kAssault;
  std::vector<int> actors;
  std::vector<int> recipients;
  std::string trigger;
  int day = 1;
  std::optional<int> voice = std::nullopt;
  Polarity polarity = Polarity::kPositive;
};

// An article of Peru (0), Bolivia (1) and Chile (2) that tells one deed.
Dossier Telling(const std::string& id, const std::string& outlet, const Deed& deed) {
  Dossier d;
  d.article.id = id;
  d.article.outlet = outlet;
  d.article.text = deed.trigger + ".";
  d.article.paragraphs = {{0, static_cast<uint32_t>(d.article.text.size())}};
  const Day published = *MakeDay(2019, 5, 8);
  d.article.published = Published{{published, {}}, {published, {}}, Precision::kDay, {}};
  d.actors = {Country("Peru", "PER"), Country("Bolivia", "BOL"), Country("Chile", "CHL")};
  Event e;
  e.type = deed.type;
  for (int actor : deed.actors) e.actors.push_back({actor, {}});
  for (int actor : deed.recipients) e.recipients.push_back({actor, {}});
  if (deed.day > 0) {
    const Day day = *MakeDay(2019, 5, static_cast<unsigned>(deed.day));
    e.when.start = DayBounds{day, day};
  } else {
    e.when.start = DayBounds{{}, published};
  }
  e.polarity = deed.polarity;
  e.trigger = {0, static_cast<uint32_t>(deed.trigger.size())};
  e.evidence = e.trigger;
  if (deed.voice) {
    Statement s;
    s.speakers = {*deed.voice};
    d.statements.push_back(s);
    e.said_by = 0;
  }
  d.events.push_back(e);
  return d;
}

std::vector<Fact> Facts(const std::vector<Dossier>& d, std::span<const FactRuling> rulings = {}) {
  return FindFacts(d, FindStories(d, Media()), Media(), rulings);
}

TEST(Fact, OneDeedToldTwiceIsOneFactOfTwoSources) {
  const Deed deed{EventType::kAssault, {0}, {1}, "shelled a post", 5};
  const auto facts = Facts({Telling("a", "El Comercio", deed), Telling("b", "AFP", deed)});
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_FALSE(facts[0].disputed());
  EXPECT_EQ(facts[0].sources, 2);
  EXPECT_EQ(facts[0].accounts[0].reports.size(), 2u);
  ASSERT_EQ(facts[0].merges.size(), 1u);
  EXPECT_THAT(facts[0].merges[0].reason, HasSubstr("same parties, both on 2019-05-05"));
}

TEST(Fact, OtherDaysOrPartiesOrTypesAreOtherFacts) {
  const Deed deed{EventType::kAssault, {0}, {1}, "shelled a post", 5};
  Deed later = deed, other = deed, threat = deed;
  later.day = 7;
  other.recipients = {2};
  threat.type = EventType::kThreaten;
  EXPECT_EQ(Facts({Telling("a", "x", deed), Telling("b", "y", later), Telling("c", "z", other),
                   Telling("d", "w", threat)})
                .size(),
            4u);
}

TEST(Fact, AnUndatedTellingJoinsTheDayBeforeIt) {
  const Deed dated{EventType::kSanction, {0}, {1}, "expelled the consul", 6};
  Deed undated = dated;
  undated.day = 0;
  const auto facts = Facts({Telling("a", "x", undated), Telling("b", "y", dated)});
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].when->earliest, MakeDay(2019, 5, 6));
  EXPECT_EQ(facts[0].when->latest, MakeDay(2019, 5, 6));
}

TEST(Fact, ToldAndDeniedStandSideBySide) {
  const Deed told{EventType::kAssault, {1}, {0}, "shelled a post", 5, 0};
  Deed denied = told;
  denied.voice = 1;
  denied.polarity = Polarity::kNegative;
  const auto facts = Facts({Telling("a", "x", told), Telling("b", "y", denied)});
  ASSERT_EQ(facts.size(), 1u);
  ASSERT_TRUE(facts[0].disputed());
  EXPECT_THAT(facts[0].accounts[0].voices, ElementsAre("Peru"));
  EXPECT_THAT(facts[0].accounts[1].voices, ElementsAre("Bolivia"));
}

TEST(Fact, WhoBrokeOffTheTalksIsDisputed) {
  const Deed one{EventType::kSanction, {0}, {1}, "suspended talks", 6};
  const Deed two{EventType::kSanction, {1}, {0}, "suspended the talks", 6, 1};
  const auto facts = Facts({Telling("a", "x", one), Telling("b", "y", two)});
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_TRUE(facts[0].disputed());
}

TEST(Fact, EachSideInTurnIsTwoFacts) {
  const Deed one{EventType::kSanction, {0}, {1}, "expelled two diplomats", 6};
  const Deed two{EventType::kSanction, {1}, {0}, "expelled two diplomats", 6};
  EXPECT_EQ(Facts({Telling("a", "x", one), Telling("b", "y", two)}).size(), 2u);
}

TEST(Fact, CopiesOfOneAgencyAreOneSource) {
  const Deed deed{EventType::kAssault, {0}, {1}, "shelled a post", 5};
  std::vector<Dossier> d = {Telling("a", "Reuters", deed), Telling("b", "La Prensa", deed),
                            Telling("c", "ABI", deed)};
  d[1].article.text += "\n\nSource: Reuters";
  d[1].article.paragraphs.push_back({17, static_cast<uint32_t>(d[1].article.text.size())});
  const auto facts = Facts(d);
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].sources, 2);
  const auto& sources = facts[0].accounts[0].sources;
  ASSERT_EQ(sources.size(), 2u);
  EXPECT_EQ(sources[0].name, "ABI");
  EXPECT_EQ(sources[0].side, "BOL");
  EXPECT_EQ(sources[0].ownership, "state");
  EXPECT_EQ(sources[1].name, "Reuters");
  EXPECT_EQ(sources[1].dossiers.size(), 2u);
  EXPECT_EQ(sources[1].side, "");
}

TEST(Fact, OrderOfDossiersDoesNotShow) {
  const Deed deed{EventType::kAssault, {0}, {1}, "shelled a post", 5};
  Deed undated = deed;
  undated.day = 0;
  std::vector<Dossier> d = {Telling("a", "x", deed), Telling("b", "y", undated),
                            Telling("c", "z", deed)};
  const auto forth = Facts(d);
  std::reverse(d.begin(), d.end());
  const auto back = Facts(d);
  ASSERT_EQ(forth.size(), 1u);
  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(forth[0].id, back[0].id);
}

TEST(Fact, ACorrectionSplitsAndJoins) {
  const Deed deed{EventType::kAssault, {0}, {1}, "shelled a post", 5};
  Deed later = deed;
  later.day = 7;
  const std::vector<Dossier> d = {Telling("a", "x", deed), Telling("b", "y", deed),
                                  Telling("c", "z", later)};
  const std::vector<FactRuling> split = {{{1, 0}, {}, ""}};
  EXPECT_EQ(Facts(d, split).size(), 3u);
  const std::vector<FactRuling> join = {{{2, 0}, Report{0, 0}, "the same night"}};
  const auto facts = Facts(d, join);
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].merges.back().reason, "the same night");
}

}  // namespace
}  // namespace detente
