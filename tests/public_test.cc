// The library as its header shows it: a page in, a dossier and a ledger out, by detente.h alone.
#include <detente.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace {

TEST(PublicFace, APageBecomesADossierAndALedger) {
  const auto lexicons = detente::LexiconSet::Load();
  ASSERT_TRUE(lexicons.ok()) << lexicons.error().message;
  const auto pipeline = detente::Pipeline::Create(*lexicons);
  ASSERT_TRUE(pipeline.ok()) << pipeline.error().message;
  detente::Page page;
  page.kind = detente::PageKind::kGivenText;
  page.date = "2016-03-09";
  page.bytes = "Kenya imposed import tariffs on Uganda on Monday.";
  const auto reading = pipeline->Read(page);
  ASSERT_TRUE(reading.ok()) << reading.error().message;
  ASSERT_EQ(reading->dossier.events.size(), 1u);
  EXPECT_EQ(reading->dossier.events[0].type, detente::EventType::kSanction);

  const std::string path = testing::TempDir() + "detente_public_test.db";
  std::filesystem::remove(path);
  {
    auto ledger = detente::Ledger::Create(path);
    ASSERT_TRUE(ledger.ok()) << ledger.error().message;
    const auto added =
        ledger->Add(reading->dossier, {std::string(detente::Version()), lexicons->digest()});
    ASSERT_TRUE(added.ok()) << added.error().message;
    const auto between = ledger->Dossiers({"KEN", "UGA"});
    ASSERT_TRUE(between.ok());
    ASSERT_EQ(between->size(), 1u);
    EXPECT_EQ(detente::DossierToJson(between->front(), detente::JsonStyle::kLine),
              detente::DossierToJson(reading->dossier, detente::JsonStyle::kLine));
  }
  std::filesystem::remove(path);
}

}  // namespace
