#include "story/story.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/strings.h"

namespace detente {
namespace {

const MediaLexicon& Media() {
  static const MediaLexicon media = [] {
    const auto lexicons = LexiconSet::Load();
    auto compiled = MediaLexicon::Compile(*lexicons);
    EXPECT_TRUE(compiled.ok());
    return *std::move(compiled);
  }();
  return media;
}

Dossier Told(const std::string& id, const std::string& text, int day,
             const std::string& outlet = "") {
  Dossier d;
  d.article.id = id;
  d.article.text = text;
  if (!outlet.empty()) d.article.outlet = outlet;
  for (uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<uint32_t>(std::min(text.find("\n\n", at), text.size()));
    d.article.paragraphs.push_back({at, end});
    at = end + 2;
  }
  d.article.published =
      Published{{*MakeDay(2015, 6, static_cast<unsigned>(day)), {}}, {}, Precision::kDay, {}};
  return d;
}

const char* const kLead =
    "Ghana and Togo opened talks on their sea border on Monday, officials in Accra said, after 14 "
    "fishermen of both states were held in May. A second round is planned for July in Lome.";
const char* const kBackground =
    "The two states have disputed the waters off Aflao since oil was found there. Surveyors drew a "
    "line in colonial times that neither side has ever accepted, and patrol boats have met along "
    "it "
    "again and again. Fishing crews from both coasts say they no longer know where they may cast "
    "their nets, and traders in the border town complain of lost business.";

std::string Report() { return std::string(kLead) + "\n\n" + kBackground; }

TEST(Story, ACopyWithALeadCutIsTheSameReport) {
  const std::vector<Dossier> d = {
      Told("a", Report(), 2),
      Told("b",
           "From our own correspondent. " + Report().substr(std::string(kLead).find("A second")),
           3)};
  const auto stories = FindStories(d, Media());
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].articles, (std::vector<size_t>{0, 1}));
  ASSERT_EQ(stories[0].merges.size(), 1u);
  EXPECT_GT(stories[0].merges[0].containment, 0.8);
  EXPECT_EQ(stories[0].merges[0].reason, MergeReason::kCut);
}

TEST(Story, TheNextDaysReportSharesTheBackgroundAlone) {
  const std::vector<Dossier> d = {
      Told("a", Report(), 2),
      Told("b",
           "Ghana and Togo ended a second round of talks without result on Friday, and blamed each "
           "other for it. Envoys left Lome in the evening.\n\n" +
               std::string(kBackground),
           5)};
  EXPECT_EQ(FindStories(d, Media()).size(), 2u);
}

TEST(Story, OtherFiguresInTheSameWordsAreAnotherReport) {
  const std::string next = ReplaceAll(Report(), "on Monday", "on Thursday");
  const std::vector<Dossier> d = {Told("a", Report(), 2), Told("b", next, 5)};
  EXPECT_EQ(FindStories(d, Media()).size(), 2u);
}

TEST(Story, WeeksApartIsAnotherReport) {
  const std::vector<Dossier> d = {Told("a", Report(), 2), Told("b", Report(), 20)};
  EXPECT_EQ(FindStories(d, Media()).size(), 2u);
}

TEST(Story, ARoundUpDoesNotJoinWhatItHolds) {
  const std::string other =
      "Fiji named a new envoy to Tonga on Wednesday, the foreign ministry in Suva said. The envoy, "
      "a former teacher, will take up her post in Nukualofa after the rains and is to settle the "
      "quarrel over reef patrols which has kept 3 boats in port since April.";
  const std::string filler = ReplaceAll(ReplaceAll(Report(), "a", "o"), "e", "u");
  const std::string round_up =
      filler + "\n\n" + kLead + "\n\n" + other + "\n\n" + ReplaceAll(filler, "i", "y");
  const std::vector<Dossier> d = {Told("a", kLead, 2), Told("b", other, 3), Told("c", round_up, 3)};
  EXPECT_EQ(FindStories(d, Media()).size(), 3u);
}

TEST(Story, OrderOfInputDoesNotShow) {
  const std::vector<Dossier> d = {Told("b", Report() + " Togo agreed.", 5), Told("a", Report(), 2)};
  const auto stories = FindStories(d, Media());
  ASSERT_EQ(stories.size(), 1u);
  EXPECT_EQ(stories[0].articles, (std::vector<size_t>{1, 0}));
  EXPECT_EQ(stories[0].id, "a");
}

TEST(Story, TextsTooShortForARunOfWordsStandAlone) {
  const std::vector<Dossier> d = {Told("a", "No words.", 1), Told("b", "No words.", 2),
                                  Told("c", "", 3)};
  EXPECT_EQ(FindStories(d, Media()).size(), 3u);
}

TEST(Story, ACorrectionSplitsAndJoins) {
  const std::vector<Dossier> d = {Told("a", Report(), 2), Told("b", Report() + " Togo agreed.", 2),
                                  Told("c", "Fiji named a new envoy to Tonga, it said.", 3)};
  EXPECT_EQ(FindStories(d, Media(), {{{"b", "", ""}}}).size(), 3u);
  const auto joined = FindStories(d, Media(), {{{"c", "a", "the envoy carried the same note"}}});
  ASSERT_EQ(joined.size(), 1u);
  EXPECT_EQ(joined[0].merges.back().reason, MergeReason::kByHand);
  EXPECT_EQ(joined[0].merges.back().note, "the envoy carried the same note");
}

TEST(Story, ASketchComesBackFromItsBytes) {
  const Sketch sketch = SketchOf(Told("a", Report(), 2).article);
  EXPECT_EQ(UnpackSketch(PackSketch(sketch)), sketch);
  const std::string bytes = PackSketch(sketch);
  for (size_t size : {size_t{0}, size_t{3}, bytes.size() / 2, bytes.size() - 1}) {
    EXPECT_FALSE(UnpackSketch(bytes.substr(0, size)));
  }
}

std::string CreditOf(const std::string& text, const std::string& outlet = "") {
  const Outlet* agency = Media().CreditOf(Told("a", text, 1, outlet).article);
  return agency == nullptr ? "" : agency->name;
}

TEST(Media, AnAgencyIsCreditedWhereAgenciesAre) {
  EXPECT_EQ(CreditOf("ACCRA (Reuters) - Ghana opened talks with Togo."), "Reuters");
  EXPECT_EQ(CreditOf("ACCRA, June 2. /TASS/. Ghana opened talks with Togo."), "TASS");
  EXPECT_EQ(CreditOf("Ghana opened talks with Togo.\n\nThey ended late.\n\nSource: Xinhua"),
            "Xinhua");
  EXPECT_EQ(CreditOf("Ghana opened talks with Togo, an official said. — AFP"), "AFP");
  EXPECT_EQ(CreditOf("Ghana opened talks with Togo.", "Agence France-Presse"), "AFP");
}

TEST(Media, AnAgencyThatIsQuotedIsNoCredit) {
  EXPECT_EQ(CreditOf("Ghana opened talks with Togo, an official told Reuters on Monday."), "");
  EXPECT_EQ(CreditOf("Ghana opened talks with Togo.\n\nThe minister spoke to AFP in Lome."), "");
}

TEST(Media, TellsWhoseAnOutletIs) {
  ASSERT_NE(Media().Find("the tass"), nullptr);
  EXPECT_TRUE(Media().Find("TASS")->state);
  EXPECT_EQ(Media().Find("TASS")->country, "RUS");
  EXPECT_FALSE(Media().Find("AFP")->state);
  EXPECT_EQ(Media().Find("The Nowhere Herald"), nullptr);
}

}  // namespace
}  // namespace detente
