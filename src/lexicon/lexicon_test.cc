#include "lexicon/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "lexicon/embedded.h"
#include "lexicon/merge.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

// A folder of the test's own, gone afterwards.
class LexiconSetTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "detente_lexicons_" + info->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, std::string_view bytes) {
    const fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    ASSERT_TRUE(WriteFile(path.string(), bytes).ok());
  }

  std::string folder_;
};

const std::string kTiny =
    "# title: tiny\n# licence: Apache-2.0\n# key: lemma\nlemma\tnote\naver\tmine\n";

TEST_F(LexiconSetTest, AllEmbeddedFilesLoad) {
  const auto set = LexiconSet::Load();
  ASSERT_TRUE(set.ok()) << set.error().message;
  EXPECT_FALSE(EmbeddedLexicons().empty());
  EXPECT_EQ(set->tables().size(), EmbeddedLexicons().size());
  for (const EmbeddedFile& file : EmbeddedLexicons()) {
    const auto table = set->Find(file.name);
    ASSERT_TRUE(table.ok()) << file.name;
    EXPECT_GT((*table)->size(), 0U) << file.name;
  }
}

TEST_F(LexiconSetTest, AMissingTableIsNamed) {
  const auto set = LexiconSet::Load();
  ASSERT_TRUE(set.ok());
  EXPECT_EQ(set->Find("no/such.tsv").error().message,
            "no/such.tsv: no such lexicon; it belongs in lexicons/");
}

TEST_F(LexiconSetTest, AFolderReplacesFilesOfTheSameNameAndAddsOthers) {
  const std::string name(EmbeddedLexicons().front().name);
  Write(name, kTiny);
  Write("own/deep/new.tsv", kTiny);
  Write("own/readme.txt", "not a lexicon");
  const auto set = LexiconSet::Load(folder_);
  ASSERT_TRUE(set.ok()) << set.error().message;
  EXPECT_EQ(set->tables().size(), EmbeddedLexicons().size() + 1);
  EXPECT_EQ((*set->Find(name))->size(), 1U);
  EXPECT_EQ((*set->Find(name))->Cell(0, "note"), "mine");
  EXPECT_TRUE(set->Find("own/deep/new.tsv").ok());
}

TEST_F(LexiconSetTest, TheDigestChangesWithAByteAndOnlyThen) {
  const auto plain = LexiconSet::Load();
  const EmbeddedFile& first = EmbeddedLexicons().front();
  Write(std::string(first.name), first.bytes);
  const auto same = LexiconSet::Load(folder_);
  // The last cell is a note, which may hold anything.
  const std::string bytes(first.bytes);
  Write(std::string(first.name), bytes.substr(0, bytes.size() - 1) + "x\n");
  const auto changed = LexiconSet::Load(folder_);
  ASSERT_TRUE(plain.ok() && same.ok() && changed.ok());
  EXPECT_EQ(plain->digest().size(), 32U);
  EXPECT_EQ(same->digest(), plain->digest());
  EXPECT_NE(changed->digest(), plain->digest());
}

TEST_F(LexiconSetTest, RowsOfAFolderWinOverOursAndTheMergeIsTold) {
  const std::string name = "world/countries.tsv";
  Write(name,
        "# title: mine\n# licence: none\n# key: code\ncode\tname\tnote\n"
        "FRA\tGaul\t\nQQQ\tNowhere\t\n");
  const auto plain = LexiconSet::Load();
  const auto set = LexiconSet::Load(folder_);
  ASSERT_TRUE(set.ok()) << set.error().message;
  EXPECT_EQ((*set->Find(name))->size(), (*plain->Find(name))->size() + 1);
  const std::vector<LexiconMerge> merges = *MergesOf(folder_);
  ASSERT_EQ(merges.size(), 1U);
  EXPECT_EQ(merges[0].added, std::vector<std::string>{"QQQ"});
  EXPECT_EQ(merges[0].replaced, std::vector<std::string>{"FRA"});
  EXPECT_EQ(merges[0].ours, std::vector<std::string>{"FRA\tFrance\t"});
}

TEST_F(LexiconSetTest, ErrorsNameTheFileAndLineThatARowIsFrom) {
  const std::string name = "world/countries.tsv";
  const std::string head = "# title: mine\n# licence: none\n# key: code\ncode\tname\tnote\n";
  Write(name, head + "\nFRA\tGaul\t\nZZZ\tNowhere\t\n");
  const auto plain = LexiconSet::Load();
  const auto set = LexiconSet::Load(folder_);
  ASSERT_TRUE(set.ok()) << set.error().message;
  const Table& table = **set->Find(name);
  const Table& before = **plain->Find(name);
  for (size_t row = 0; row < table.size(); ++row) {
    const std::string told = table.ErrorAt(row, "odd").message;
    const std::string_view code = table.Cell(row, "code");
    if (code == "FRA") {
      EXPECT_EQ(told, folder_ + "/" + name + ":6: odd");
    } else if (code == "ZZZ") {
      EXPECT_EQ(told, folder_ + "/" + name + ":7: odd");
    } else {
      EXPECT_EQ(told, before.ErrorAt(row, "odd").message);
    }
  }
}

TEST_F(LexiconSetTest, WhatOurChecksForbidIsToldOfTheUsersLine) {
  Write("world/countries.tsv",
        "# title: mine\n# licence: none\n# key: code\ncode\tname\tnote\nFRA\tGaul\t\nxx\tNo\t\n");
  EXPECT_EQ(LexiconSet::Load(folder_).error().message,
            folder_ + "/world/countries.tsv:6: column code: \"xx\" is no code of three capitals");
}

TEST_F(LexiconSetTest, AFileThatSaysSoReplacesOurs) {
  const std::string name = "world/countries.tsv";
  Write(name,
        "# title: mine\n# licence: none\n# replace: all\n# key: code\ncode\tname\tnote\n"
        "QQQ\tNowhere\t\n");
  const auto set = LexiconSet::Load(folder_);
  ASSERT_TRUE(set.ok()) << set.error().message;
  EXPECT_EQ((*set->Find(name))->size(), 1U);
  const std::vector<LexiconMerge> merges = *MergesOf(folder_);
  ASSERT_EQ(merges.size(), 1U);
  EXPECT_TRUE(merges[0].replaced_file);
}

TEST_F(LexiconSetTest, FaultsOfAllFilesAreTold) {
  Write("own/a.tsv", "# title: a\n# licence: Apache-2.0\n# key: lemma\nlemma\tnote\nx\n");
  Write("own/b.tsv", "# title: b\n# key: lemma\nlemma\tnote\n");
  const auto set = LexiconSet::Load(folder_);
  ASSERT_FALSE(set.ok());
  EXPECT_EQ(set.error().message, folder_ + "/own/a.tsv:5: 1 columns where the header row has 2\n" +
                                     folder_ + "/own/b.tsv:1: no \"# licence:\" line");
}

TEST_F(LexiconSetTest, AMissingFolderIsAnError) {
  EXPECT_EQ(LexiconSet::Load(folder_ + "/none").error().message,
            folder_ + "/none: no such folder of lexicons");
}

}  // namespace
}  // namespace detente
