#include "ledger/ledger.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "base/file.h"
#include "ledger/fold.h"
#include "ledger/migrations.h"
#include "ledger/words.h"

namespace detente {
namespace {

Actor Country(const std::string& name, const std::string& code) {
  Actor actor;
  actor.name = name;
  actor.kind = ActorKind::kCountry;
  actor.country = code;
  actor.sector = "GOV";
  return actor;
}

TextSpan SpanOf(const std::string& text, const std::string& part) {
  const auto at = static_cast<uint32_t>(text.find(part));
  return {at, at + static_cast<uint32_t>(part.size())};
}

Dossier OneEvent(const std::string& id, const std::string& text, EventType type,
                 const std::string& trigger, Day day) {
  Dossier d;
  d.article.id = id;
  d.article.text = text;
  d.article.published = Published{{day, {}}, {day, {}}, Precision::kDay, {}};
  d.actors = {Country("Kenya", "KEN"), Country("Somalia", "SOM")};
  Event e;
  e.type = type;
  e.actors = {{0, std::nullopt}};
  e.recipients = {{1, std::nullopt}};
  e.when.start = DayBounds{day, day};
  e.when.ongoing = true;
  e.trigger = SpanOf(text, trigger);
  e.evidence = {0, static_cast<uint32_t>(text.size())};
  d.events.push_back(e);
  return d;
}

Dossier Imposed() {
  return OneEvent("a", "Kenya imposed import tariffs on Somalia.", EventType::kSanction,
                  "imposed import tariffs", *MakeDay(2016, 3, 1));
}

Dossier Lifted() {
  return OneEvent("b", "Kenya lifted its tariffs on Somalia.", EventType::kRetreat,
                  "lifted its tariffs", *MakeDay(2017, 5, 2));
}

LedgerRules Rules() {
  const auto lexicons = LexiconSet::Load();
  EXPECT_TRUE(lexicons.ok()) << lexicons.error().message;
  auto rules = LedgerRules::Compile(*lexicons);
  EXPECT_TRUE(rules.ok()) << rules.error().message;
  return *std::move(rules);
}

TEST(Fold, AMeasureIsInForceUntilLifted) {
  const LedgerRules rules = Rules();
  const std::vector<Dossier> dossiers = {Imposed(), Lifted()};
  const auto all = FoldDossiers(dossiers, {}, rules);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].line.what, "import tariffs");
  EXPECT_EQ(all[0].line.state, "lifted");
  EXPECT_EQ(all[0].refs.size(), 2u);
  ASSERT_TRUE(all[0].line.until);
  EXPECT_EQ(all[0].line.until->latest, MakeDay(2017, 5, 2));

  FoldFilter before;
  before.as_of = MakeDay(2016, 12, 31);
  const auto then = FoldDossiers(dossiers, before, rules);
  ASSERT_EQ(then.size(), 1u);
  EXPECT_EQ(then[0].line.state, "in force");
  EXPECT_FALSE(then[0].line.until);
}

TEST(Fold, OrderOfDossiersDoesNotShow) {
  const LedgerRules rules = Rules();
  const std::vector<Dossier> forth = {Imposed(), Lifted()};
  const std::vector<Dossier> back = {Lifted(), Imposed()};
  EXPECT_EQ(FoldDossiers(forth, {}, rules)[0].line.state,
            FoldDossiers(back, {}, rules)[0].line.state);
}

TEST(Fold, KnownByLeavesOutLaterArticles) {
  FoldFilter filter;
  filter.known_by = MakeDay(2016, 6, 1);
  const std::vector<Dossier> dossiers = {Imposed(), Lifted()};
  const auto lines = FoldDossiers(dossiers, filter, Rules());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].line.state, "in force");
}

TEST(Fold, NegativeDeedsMakeNoLine) {
  Dossier d = Imposed();
  d.events[0].polarity = Polarity::kNegative;
  EXPECT_TRUE(FoldDossier(d, Rules()).empty());
}

TEST(Fold, ContactsStandInAlphabeticalOrder) {
  Dossier d = OneEvent("c", "Somalia and Kenya held talks.", EventType::kConsult, "held talks",
                       *MakeDay(2018, 1, 1));
  d.events[0].actors = {{1, std::nullopt}, {0, std::nullopt}};
  d.events[0].recipients.clear();
  const auto lines = FoldDossier(d, Rules());
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0].pair[0], "KEN");
  EXPECT_EQ(lines[0].pair[1], "SOM");
  EXPECT_EQ(lines[0].line, "contact");
}

class LedgerFile : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder_), std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string folder_ = testing::TempDir() + "detente_ledger_test";
  std::string path_ = folder_ + "/l.db";
};

// Away from their article, "Interior Ministry" and "office" tell nothing.
TEST(Fold, VoicesTellWhoseTheyAre) {
  const std::string text = "Kenya imposed import tariffs on Somalia, Hassan's office said.";
  Dossier d =
      OneEvent("a", text, EventType::kSanction, "imposed import tariffs", *MakeDay(2016, 3, 1));
  Actor body = Country("Interior Ministry", "SOM");
  body.kind = ActorKind::kOrganization;
  d.actors.push_back(body);
  body.name = "office";
  d.actors.push_back(body);
  Statement statement;
  statement.speakers = {2};
  d.statements.push_back(statement);
  d.events[0].said_by = 0;
  const auto voices = [&] { return FoldDossiers({&d, 1}, {}, Rules()).front().line.per; };
  EXPECT_THAT(voices(), testing::ElementsAre("Interior Ministry (SOM)"));
  d.statements[0].speakers = {3};
  d.statements[0].mention = SpanOf(text, "Hassan's office");
  EXPECT_THAT(voices(), testing::ElementsAre("Hassan's office"));
}

TEST_F(LedgerFile, AddsAnArticleOnce) {
  auto ledger = Ledger::Create(path_);
  ASSERT_TRUE(ledger.ok()) << ledger.error().message;
  const detente::Run run{"1", "x", "m"};
  EXPECT_TRUE(*ledger->Add(Imposed(), run));
  EXPECT_FALSE(*ledger->Add(Imposed(), run));
  EXPECT_EQ(*ledger->CountArticles(), 1);
  // Newer lexicons or models read it anew.
  EXPECT_TRUE(*ledger->Add(Imposed(), {"1", "y", "m"}));
  EXPECT_TRUE(*ledger->Add(Imposed(), {"1", "y", "n"}));
  EXPECT_EQ(*ledger->CountArticles(), 1);
}

TEST_F(LedgerFile, BringsOlderFilesUpToDate) {
  {
    SQLite::Database old(path_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(std::string(detente::Migrations().front()));
    old.exec("PRAGMA user_version = 1");
    old.exec("INSERT INTO run VALUES (7, '1', 'x')");
  }
  auto ledger = Ledger::Create(path_);
  ASSERT_TRUE(ledger.ok()) << ledger.error().message;
  EXPECT_TRUE(*ledger->Add(Imposed(), {"1", "x", "m"}));
  SQLite::Database now(path_);
  EXPECT_EQ(now.execAndGet("PRAGMA user_version").getInt(), Ledger::SchemaVersion());
  EXPECT_EQ(now.execAndGet("SELECT count(*) FROM run").getInt(), 2);
  EXPECT_FALSE(SQLite::Statement(now, "PRAGMA foreign_key_check").executeStep());
}

TEST_F(LedgerFile, FindsThePair) {
  {
    auto ledger = Ledger::Create(path_);
    ASSERT_TRUE(ledger.ok());
    ASSERT_TRUE(ledger->Add(Imposed(), {"1", "x", "m"}).ok());
  }
  const auto ledger = Ledger::Open(path_);
  ASSERT_TRUE(ledger.ok()) << ledger.error().message;
  EXPECT_EQ(ledger->Dossiers({"KEN", "SOM"})->size(), 1u);
  EXPECT_EQ(ledger->Dossiers({"KEN", "UGA"})->size(), 0u);
}

TEST_F(LedgerFile, SaysWhatIsWrong) {
  EXPECT_THAT(Ledger::Open(path_).error().message, testing::HasSubstr("no such ledger"));
  ASSERT_TRUE(WriteFile(path_, "this is a shopping list, not a database, whatever its name").ok());
  EXPECT_THAT(Ledger::Open(path_).error().message, testing::HasSubstr("l.db: "));
  EXPECT_THAT(Ledger::Create(folder_ + "/none/l.db").error().message,
              testing::HasSubstr("none/l.db"));
}

// A span may end within a mark of three bytes; this once never came to an end.
TEST(PlainWords, EndWhereTheTextIsCut) {
  EXPECT_THAT(PlainWords("a \xe2\x80\x9cport\xe2\x80"), testing::ElementsAre("a", "port"));
  EXPECT_THAT(PlainWords("\xe2\x80"), testing::IsEmpty());
  EXPECT_THAT(PlainWords("port\xe2"), testing::SizeIs(1));
}

}  // namespace
}  // namespace detente
