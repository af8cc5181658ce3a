#include "story/story.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/strings.h"
#include "story/outlet_owners.h"

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

std::string OwnershipOf(const std::string& outlet, int year) {
  const OutletOwner* owner = Media().Find(outlet)->OwnerOn(MakeDay(year, 6, 1));
  return owner == nullptr ? "" : owner->ownership;
}

TEST(Media, AnOutletIsItsOwnersOnTheDay) {
  EXPECT_EQ(OwnershipOf("NTV Russia", 1999), "private");
  EXPECT_EQ(OwnershipOf("NTV Russia", 2005), "state");
  EXPECT_EQ(OwnershipOf("Suspilne", 2016), "state");
  EXPECT_EQ(OwnershipOf("Suspilne", 2018), "public");
  EXPECT_EQ(OwnershipOf("Zaman", 2015), "private");
  EXPECT_EQ(OwnershipOf("Zaman", 2017), "");  // closed
  EXPECT_EQ(OwnershipOf("Utusan Malaysia", 2010), "party");
  EXPECT_EQ(Media().Find("Milliyet")->OwnerOn(MakeDay(2011, 4, 30))->owner, "Doğan Group");
  EXPECT_EQ(Media().Find("Milliyet")->OwnerOn(MakeDay(2011, 5, 1))->owner, "Demirören Group");
  EXPECT_EQ(Media().Find("Milliyet")->OwnerOn(std::nullopt)->owner, "Demirören Group");
}

// What is wrong with rows of owners of the papers A and B.
std::string FaultsOfOwners(const std::string& rows) {
  const auto media =
      Table::Parse("media", "# title: m\n# licence: x\n# key: name\nname\tnote\nA\t\nB\t\n");
  const auto owners = Table::Parse("owners",
                                   "# title: o\n# licence: x\n# key: name from\n"
                                   "name\townership\towner\tfrom\tuntil\tchecked_on\tsource\n" +
                                       rows);
  EXPECT_TRUE(media.ok() && owners.ok());
  const auto read = ReadOutletOwners(*owners, *media);
  return read.ok() ? "" : read.error().message;
}

TEST(Media, TellsWhatIsWrongWithAnOwner) {
  EXPECT_EQ(FaultsOfOwners("A\tstate\t\t\t2011\t\tx\nA\tprivate\t\t2011\t\t2020\tx\n"), "");
  EXPECT_EQ(FaultsOfOwners("C\tstate\t\t\t\t2020\tx\n"),
            "owners:5: no outlet of this name in actors/media.tsv");
  EXPECT_EQ(FaultsOfOwners("A\tstate\t\t2012\t2011-06\t\tx\n"),
            "owners:5: until is not after from");
  EXPECT_EQ(FaultsOfOwners("A\tstate\t\t\t2012\t\tx\nA\tprivate\t\t2011\t\t2020\tx\n"),
            "owners:6: begins before the term above it ends");
  EXPECT_EQ(FaultsOfOwners("A\tstate\t\t\t\t\tx\n"),
            "owners:5: an open term has the day when it was checked, and no other has it");
}

TEST(Media, TellsWhoseAnOutletIs) {
  ASSERT_NE(Media().Find("the tass"), nullptr);
  EXPECT_EQ(OwnershipOf("TASS", 2015), "state");
  EXPECT_EQ(Media().Find("TASS")->country, "RUS");
  EXPECT_EQ(OwnershipOf("AFP", 2015), "public");
  EXPECT_EQ(OwnershipOf("Rudaw", 2015), "party");
  EXPECT_EQ(Media().Find("The Nowhere Herald"), nullptr);
}

}  // namespace
}  // namespace detente
