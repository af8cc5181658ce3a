#include "format/export.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "format/export_event.h"
#include "format/export_table.h"
#include "format/scores.h"
#include "lexicon/lexicon.h"

namespace detente {
namespace {

const ExportCodes& Codes() {
  static const ExportCodes codes = [] {
    const auto lexicons = LexiconSet::Load();
    auto loaded = ExportCodes::Load(*lexicons);
    EXPECT_TRUE(loaded.ok());
    return *std::move(loaded);
  }();
  return codes;
}

Actor Country(const std::string& name, const std::string& code) {
  Actor actor;
  actor.name = name;
  actor.kind = ActorKind::kCountry;
  actor.country = code;
  actor.sector = "GOV";
  return actor;
}

// "Peru sanctioned Bolivia." of 2019-05-04, told on 2019-05-06.
Dossier Sanction() {
  Dossier d;
  d.article.text = "Peru sanctioned Bolivia.";
  d.article.paragraphs = {{0, 24}};
  const Moment published{*MakeDay(2019, 5, 6), 0};
  d.article.published = Published{published, published, Precision::kMinute, "+05:00"};
  d.actors = {Country("Peru", "PER"), Country("Bolivia", "BOL")};
  Event e;
  e.type = EventType::kSanction;
  e.cameo = "163";
  e.actors = {{0, TextSpan{0, 4}}};
  e.recipients = {{1, TextSpan{16, 23}}};
  e.trigger = {5, 15};
  e.evidence = {0, 24};
  const Day day = *MakeDay(2019, 5, 4);
  e.when.start = DayBounds{day, day};
  e.when.precision = Precision::kDay;
  d.events = {e};
  return d;
}

TEST(ExportCodes, GoldsteinScoresAreThoseOfTheThreeTables) {
  struct Row {
    std::string_view code, gdelt, icews, phoenix;
  };
  for (const Row& row :
       {Row{"016", "-2", "-5", "3.4"}, Row{"022", "3.2", "3.4", "3.4"},
        Row{"124", "-4", "-4", "-5"}, Row{"1246", "-4", "-4", "-5"}, Row{"163", "-8", "-8", "-6.5"},
        Row{"164", "-7", "-6.5", "-7"}, Row{"165", "-6.5", "-7", "-7"},
        Row{"166", "-7", "-7", "-8"}, Row{"057", "8", "8", "8"}, Row{"1213", "", "-4", "-4"},
        Row{"999", "", "", ""}}) {
    EXPECT_EQ(Codes().Goldstein(row.code, GoldsteinTable::kGdelt), row.gdelt) << row.code;
    EXPECT_EQ(Codes().Goldstein(row.code, GoldsteinTable::kIcews), row.icews) << row.code;
    EXPECT_EQ(Codes().Goldstein(row.code, GoldsteinTable::kPhoenix), row.phoenix) << row.code;
  }
}

TEST(ExportCodes, ClassesOfRoots) {
  EXPECT_EQ(GdeltQuadClass("010"), 1);
  EXPECT_EQ(GdeltQuadClass("0874"), 2);
  EXPECT_EQ(GdeltQuadClass("1385"), 3);
  EXPECT_EQ(GdeltQuadClass("163"), 4);
  EXPECT_EQ(GdeltQuadClass(""), 0);
  EXPECT_EQ(PhoenixPentaClass("020"), 0);
  EXPECT_EQ(PhoenixPentaClass("163"), 3);
  EXPECT_EQ(PhoenixPentaClass("172"), 4);
  EXPECT_EQ(CameoBase("0313"), "031");
}

TEST(ExportCodes, CountriesInFourCodeSystems) {
  EXPECT_EQ(Codes().Fips("CHN"), "CH");
  EXPECT_EQ(Codes().Fips("CHE"), "SZ");
  EXPECT_EQ(Codes().CowNumber("DEU"), "255");
  EXPECT_EQ(Codes().CameoCountry("ROU"), "ROM");
  EXPECT_EQ(Codes().CameoCountry("UNO"), "");
  EXPECT_EQ(Codes().PloverCountry("XKX"), "KOS");
  EXPECT_EQ(Codes().IcewsCountry("RUS"), "Russian Federation");
  EXPECT_EQ(Codes().Fips("nowhere"), "");
}

TEST(ExportCodes, LongestCodeTellsWhatAPlanIs) {
  EXPECT_EQ(Codes().PlannedAs("0841")->cameo, "0353");
  EXPECT_EQ(Codes().PlannedAs("163")->mode, "restrict");
  EXPECT_EQ(Codes().PlannedAs("042")->cameo, "036");
  EXPECT_FALSE(Codes().PlannedAs("111"));
  EXPECT_FALSE(Codes().PlannedAs(""));
}

TEST(Export, TimeOfKnownZoneIsToldInUtcAndOfUnknownZoneNotAtAll) {
  Dossier d = Sanction();
  EXPECT_EQ(PublishedUtc(d.article), "20190505190000");
  d.article.published->zone = "EST";
  EXPECT_EQ(PublishedUtc(d.article), "20190506000000");
  d.article.published.reset();
  EXPECT_EQ(PublishedUtc(d.article), "");
}

TEST(Export, IdsChangeWithArticleAndPartiesAndStayInADouble) {
  const Dossier one = Sanction();
  Dossier other = Sanction();
  other.article.id = "another article";
  const std::string id = ExportArticle(one, Codes()).events()[0].id;
  EXPECT_EQ(ExportArticle(one, Codes()).events()[0].id, id);
  EXPECT_NE(ExportArticle(other, Codes()).events()[0].id, id);
  EXPECT_EQ(id.size(), 16u);
  EXPECT_LT(NumberOfId("ffffffffffffffff"), uint64_t{1} << 53);
}

TEST(Export, LikeEventsOfOneArticleHaveIdsOfTheirOwn) {
  Dossier d = Sanction();
  d.events.push_back(d.events[0]);
  const ExportArticle article(d, Codes());
  EXPECT_NE(article.events()[0].id, article.events()[1].id);
}

TEST(Export, TabsAndQuotesOfNamesBreakNoRow) {
  Dossier d = Sanction();
  d.actors[0].name = "\"Peru\"\tand\nmore";
  ExportTally tally;
  const std::string line = ExportLines(d, ExportFormat::kIcews, {}, Codes(), &tally);
  EXPECT_NE(line.find("\t'Peru' and more\t"), std::string::npos) << line;
  EXPECT_EQ(std::count(line.begin(), line.end(), '\t'), 19);
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
}

TEST(Export, TallyTellsWhyEventsHaveNoRow) {
  Dossier d = Sanction();
  for (int i = 0; i < 4; ++i) d.events.push_back(d.events[0]);
  d.events[1].polarity = Polarity::kNegative;
  d.events[2].reality = Reality::kConditional;
  d.events[3].when = {};
  d.events[4].actors.clear();
  d.events[4].recipients.clear();
  d.article.published.reset();
  ExportTally tally;
  ExportLines(d, ExportFormat::kGdelt, {}, Codes(), &tally);
  EXPECT_EQ(tally.rows, 1u);
  EXPECT_EQ(tally.negative, 1u);
  EXPECT_EQ(tally.hypothetical, 1u);
  EXPECT_EQ(tally.undated, 1u);
  EXPECT_EQ(tally.nameless, 1u);
  ExportTally all;
  ExportLines(d, ExportFormat::kCsv, {}, Codes(), &all);
  EXPECT_EQ(all.events, 5u);
}

TEST(Scores, LikeReportsOfOneDayAreOneEvent) {
  Dossier copy = Sanction();
  copy.article.id = "copy";
  const std::vector<Dossier> dossiers = {Sanction(), copy};
  const ScoreTable table =
      ScorePair(dossiers, {.a = "PER", .b = "BOL", .period = ScorePeriod::kWeek}, Codes());
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].period, "2019-W18");
  EXPECT_EQ(table.rows[0].events, 1);
  EXPECT_EQ(table.rows[0].reports, 2);
  EXPECT_EQ(table.rows[0].done, 1);
  EXPECT_DOUBLE_EQ(table.rows[0].plover_sum, -6);
  EXPECT_EQ(table.rows[1].events, 0);
}

TEST(Scores, ADayThatMayLieInTwoPeriodsIsLeftOutAndTold) {
  Dossier d = Sanction();
  d.events[0].when.start = DayBounds{*MakeDay(2019, 1, 1), *MakeDay(2019, 12, 31)};
  d.events[0].when.precision = Precision::kYear;
  const std::vector<Dossier> dossiers = {d};
  ScoreQuestion question = {.a = "PER", .b = "BOL"};
  const ScoreTable by_month = ScorePair(dossiers, question, Codes());
  EXPECT_TRUE(by_month.rows.empty());
  EXPECT_EQ(by_month.undated, 1);
  question.period = ScorePeriod::kYear;
  EXPECT_EQ(ScorePair(dossiers, question, Codes()).rows.size(), 2u);
  question.known_by = *MakeDay(2019, 5, 5);
  EXPECT_TRUE(ScorePair(dossiers, question, Codes()).rows.empty());
}

}  // namespace
}  // namespace detente
