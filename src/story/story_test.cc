#include "story/story.h"

#include <gtest/gtest.h>

namespace detente {
namespace {

Dossier Told(const std::string& id, const std::string& text, int day) {
  Dossier d;
  d.article.id = id;
  d.article.text = text;
  d.article.paragraphs = {{0, static_cast<uint32_t>(text.size())}};
  d.article.published =
      Published{{*MakeDay(2015, 6, static_cast<unsigned>(day)), {}}, {}, Precision::kDay, {}};
  return d;
}

const char* const kReport =
    "Ghana and Togo opened talks on their sea border on Monday, officials in Accra said, after "
    "fishermen of both states were held in May. A second round is planned for July in Lome.";

TEST(Story, ACopyWithALeadCutIsTheSameReport) {
  const std::vector<Dossier> d = {
      Told("a", kReport, 2),
      Told("b", std::string("From our own correspondent. ") + std::string(kReport).substr(10), 3)};
  const auto stories = FindStories(d);
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].articles, (std::vector<size_t>{0, 1}));
  ASSERT_EQ(stories[0].merges.size(), 1u);
  EXPECT_GT(stories[0].merges[0].containment, 0.8);
}

TEST(Story, SamePartiesOnAnotherDayAreAnotherReport) {
  const std::vector<Dossier> d = {
      Told("a", kReport, 2),
      Told("b",
           "Ghana and Togo ended a second round of talks on their sea border without result on "
           "Friday, and blamed each other for it.",
           20)};
  EXPECT_EQ(FindStories(d).size(), 2u);
}

TEST(Story, OrderOfInputDoesNotShow) {
  const std::vector<Dossier> d = {Told("b", std::string(kReport) + " Togo agreed.", 5),
                                  Told("a", kReport, 2)};
  const auto stories = FindStories(d);
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].articles, (std::vector<size_t>{1, 0}));
}

TEST(Story, TextsTooShortForAShingleStandAlone) {
  const std::vector<Dossier> d = {Told("a", "No words.", 1), Told("b", "No words.", 2),
                                  Told("c", "", 3)};
  EXPECT_EQ(FindStories(d).size(), 3u);
}

}  // namespace
}  // namespace detente
