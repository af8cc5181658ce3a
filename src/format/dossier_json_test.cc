#include "format/dossier_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace detente {
namespace {

Dossier Sample() {
  Dossier d;
  d.article.text = "Lima — Perú “closed” the border.";
  d.article.title = "Lima — Perú “closed” the border.";
  d.article.paragraphs = {{0, static_cast<uint32_t>(d.article.text.size())}};
  d.article.heading_paragraphs = 1;
  d.article.source.id = "x1";
  d.article.published =
      Published{{*MakeDay(2019, 5, 3), 61}, {*MakeDay(2019, 5, 3), 61}, Precision::kMinute, "Z"};
  Actor peru;
  peru.name = "Peru";
  peru.kind = ActorKind::kCountry;
  peru.country = "PER";
  peru.mentions = {{{9, 14}, MentionForm::kName}};
  d.actors.push_back(peru);
  Statement s;
  s.speakers = {0};
  s.content = {{15, 27}};
  s.kind = "say";
  d.statements.push_back(s);
  Event e;
  e.type = EventType::kCoerce;
  e.actors = {{0, TextSpan{9, 14}}};
  e.said_by = 0;
  e.when.start = DayBounds{std::nullopt, MakeDay(2019, 5, 3)};
  e.quantities = {{"dead", {0, 4}, 2, 3, std::nullopt}, {"money", {0, 4}, 1.5, 1.5, "PEN"}};
  e.trigger = {15, 27};
  e.evidence = {0, 30};
  EventContent content;
  content.span = {15, 27};
  content.recipients = {0};
  e.content = content;
  d.events.push_back(e);
  Condition c;
  c.setters = {0};
  c.if_span = {0, 4};
  c.then_span = {9, 14};
  c.statement = 0;
  d.conditions.push_back(c);
  d.ledger = {{{"PER", "BOL"},
               "measure",
               "border",
               "in force",
               std::nullopt,
               std::nullopt,
               {"a1"},
               {},
               {"e1"}}};
  return d;
}

TEST(DossierJson, ComesBackAsItWentOut) {
  const std::string json = DossierToJson(Sample(), JsonStyle::kIndented);
  const auto back = DossierFromJson(json);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(DossierToJson(*back, JsonStyle::kIndented), json);
  EXPECT_EQ(back->article.heading_paragraphs, 1);
  EXPECT_EQ(back->events[0].trigger, (TextSpan{15, 27}));
}

TEST(DossierJson, SpansLeaveAsCodePoints) {
  const std::string json = DossierToJson(Sample(), JsonStyle::kLine);
  EXPECT_THAT(json, testing::HasSubstr(R"("mentions":[{"span":[7,11],"form":"name"}])"));
}

TEST(DossierJson, WritesCountsAsWholeNumbersAndRangesAsPairs) {
  const std::string json = DossierToJson(Sample(), JsonStyle::kLine);
  EXPECT_THAT(json, testing::HasSubstr(R"("value":[2,3])"));
  EXPECT_THAT(json, testing::HasSubstr(R"("value":1.5,"unit":"PEN")"));
}

std::string ErrorOf(std::string json, const std::string& from, const std::string& to) {
  const size_t at = json.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  json.replace(at, from.size(), to);
  const auto back = DossierFromJson(json);
  return back.ok() ? "" : back.error().message;
}

TEST(DossierJson, FaultsNameTheirPlace) {
  const std::string json = DossierToJson(Sample(), JsonStyle::kLine);
  EXPECT_EQ(ErrorOf(json, "\"type\":\"COERCE\"", "\"type\":\"HUG\""),
            "events[0].type: \"HUG\" is no name of this field");
  EXPECT_EQ(ErrorOf(json, "\"speakers\":[\"a1\"]", "\"speakers\":[\"a9\"]"),
            "statements[0].speakers[0]: \"a9\" is the id of no record");
  EXPECT_EQ(ErrorOf(json, "\"span\":[7,11]", "\"span\":[7,1100]"),
            "actors[0].mentions[0].span: the span lies outside the text");
  EXPECT_EQ(ErrorOf(json, "detente/dossier/1", "detente/dossier/9"),
            "schema: \"detente/dossier/1\" is wanted");
  EXPECT_EQ(ErrorOf(json, "{\"id\":\"x1\"}", "{\"record\":1e300}"),
            "article.source.record: a whole number is wanted");
  EXPECT_EQ(ErrorOf(json, "{\"schema\"", "\"schema\""), "not JSON");
}

}  // namespace
}  // namespace detente
