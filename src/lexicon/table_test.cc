#include "lexicon/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace detente {
namespace {

using testing::ElementsAre;

const std::string kHead = "# title: cues\n# licence: Apache-2.0\n# key: lemma\n";

std::string FaultsOf(const std::string& bytes) {
  const auto table = Table::Parse("en/x.tsv", bytes);
  return table.ok() ? "" : table.error().message;
}

// The faults of one cell under one rule; the row stands on line 6.
std::string FaultOfCell(const std::string& rule, const std::string& cell) {
  return FaultsOf(kHead + "# check: value " + rule + "\nlemma\tvalue\tnote\naver\t" + cell +
                  "\t\n");
}

TEST(Table, ReadsRowsByColumn) {
  const auto table = Table::Parse(
      "en/x.tsv", kHead +
                      "# words of speech: free text\n\nlemma\tkind\tnote\naver\tsay\tformal\n"
                      "\ndeny\tdeny\t\n");
  ASSERT_TRUE(table.ok()) << table.error().message;
  EXPECT_EQ(table->name(), "en/x.tsv");
  EXPECT_THAT(table->columns(), ElementsAre("lemma", "kind", "note"));
  ASSERT_EQ(table->size(), 2U);
  EXPECT_EQ(table->Cell(0, "note"), "formal");
  EXPECT_EQ(table->Cell(1, "kind"), "deny");
  EXPECT_EQ(table->Cell(1, "note"), "");
  EXPECT_EQ(table->Cell(1, "absent"), "");
  EXPECT_FALSE(table->has_column("absent"));
  // Lines count from the top of the file, blank lines and comments too.
  EXPECT_EQ(table->ErrorAt(1, "odd").message, "en/x.tsv:9: odd");
}

TEST(Table, CellsOutliveTheBytesAndTheTableTheyCameFrom) {
  std::string bytes = kHead + "lemma\tnote\naver\tx\n";
  auto table = Table::Parse("x", bytes);
  ASSERT_TRUE(table.ok());
  bytes.assign(bytes.size(), '?');
  const Table copy = *table;
  table = Error{"gone"};
  EXPECT_EQ(copy.Cell(0, "lemma"), "aver");
}

TEST(Table, ReadsBytesInPlace) {
  const std::string bytes = kHead + "lemma\tnote\naver\tx\n\ndeny\t\n";
  const auto table = Table::ParseInPlace("x", bytes);
  ASSERT_TRUE(table.ok());
  ASSERT_EQ(table->size(), 2U);
  EXPECT_EQ(table->Cell(1, "lemma"), "deny");
  EXPECT_EQ(table->Cell(1, "lemma").data(), bytes.data() + bytes.find("deny"));
  EXPECT_FALSE(Table::ParseInPlace("x", "lemma\tnote\n").ok());
}

TEST(Table, TheHeadMustBeWhole) {
  EXPECT_EQ(FaultsOf(""),
            "en/x.tsv:1: no header row\nen/x.tsv:1: no \"# title:\" line\n"
            "en/x.tsv:1: no \"# licence:\" line\nen/x.tsv:1: no \"# key:\" line\n"
            "en/x.tsv:1: no note or source column");
  EXPECT_EQ(FaultsOf("# title:\n# licence: Apache-2.0\n# key: lemma\nlemma\tnote\n"),
            "en/x.tsv:1: no \"# title:\" line");
  EXPECT_EQ(FaultsOf("# title: cues\n# key: lemma\nlemma\tsource\n"),
            "en/x.tsv:1: no \"# licence:\" line");
  EXPECT_EQ(FaultsOf("# title: cues\n# licence: Apache-2.0\nlemma\tnote\n"),
            "en/x.tsv:1: no \"# key:\" line");
  EXPECT_EQ(FaultsOf(kHead + "lemma\tkind\n"), "en/x.tsv:1: no note or source column");
}

TEST(Table, KeysAndChecksNameColumnsThatAreThere) {
  EXPECT_EQ(FaultsOf(kHead + "form\tnote\n"),
            "en/x.tsv:1: the key names a column \"lemma\" that is not there");
  EXPECT_EQ(FaultsOf(kHead + "# check: kind text\nlemma\tnote\n"),
            "en/x.tsv:1: a check names a column \"kind\" that is not there");
  EXPECT_EQ(FaultsOf(kHead + "# check: lemma\nlemma\tnote\n"),
            "en/x.tsv:4: a check needs a column and a rule");
  EXPECT_EQ(FaultsOf(kHead + "# check: lemma colour\nlemma\tnote\n"),
            "en/x.tsv:4: \"colour\" is no rule");
}

TEST(Table, RowsHaveTheFormOfTheFile) {
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\naver\n"),
            "en/x.tsv:5: 1 columns where the header row has 2");
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\naver\t\tx\n"),
            "en/x.tsv:5: 3 columns where the header row has 2");
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\naver \tx\n"),
            "en/x.tsv:5: column lemma has blanks at an end");
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\naver\tx\r\n"),
            "en/x.tsv:5: ends in a carriage return; save the file with Unix line ends");
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\naver\t\xFF\n"),
            "en/x.tsv:1: not UTF-8; save the file as UTF-8");
}

TEST(Table, RowsAreSortedAndDiffer) {
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\ndeny\t\naver\t\n"),
            "en/x.tsv:6: out of order: rows are sorted bytewise by the key");
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\naver\tone\naver\ttwo\n"),
            "en/x.tsv:6: the key of the row above once more");
  // Bytewise: capitals come before small letters, and those before other scripts.
  EXPECT_EQ(FaultsOf(kHead + "lemma\tnote\nZ\t\na\t\né\t\n"), "");
  const std::string two = "# title: t\n# licence: Apache-2.0\n# key: a b\na\tb\tnote\n";
  EXPECT_EQ(FaultsOf(two + "x\t1\t\nx\t2\t\ny\t1\t\n"), "");
  EXPECT_EQ(FaultsOf(two + "x\t2\t\nx\t1\t\n"),
            "en/x.tsv:6: out of order: rows are sorted bytewise by the key");
}

TEST(Table, RuleText) {
  EXPECT_EQ(FaultOfCell("text", "x"), "");
  EXPECT_EQ(FaultOfCell("text", ""), "en/x.tsv:6: column value is empty");
}

TEST(Table, RuleEnum) {
  EXPECT_EQ(FaultOfCell("enum say deny", "deny"), "");
  EXPECT_EQ(FaultOfCell("enum say deny", "ask"),
            "en/x.tsv:6: column value: \"ask\" is none of: say deny");
  EXPECT_EQ(FaultOfCell("enum say deny", ""), "en/x.tsv:6: column value is empty");
  EXPECT_EQ(FaultOfCell("enum? say deny", ""), "");
  EXPECT_EQ(FaultOfCell("enum? say deny", "say deny"),
            "en/x.tsv:6: column value: \"say deny\" is none of: say deny");
}

TEST(Table, RuleList) {
  EXPECT_EQ(FaultOfCell("list say deny", ""), "");
  EXPECT_EQ(FaultOfCell("list say deny", "deny say"), "");
  EXPECT_EQ(FaultOfCell("list say deny", "deny ask"),
            "en/x.tsv:6: column value: \"ask\" is none of: say deny");
}

TEST(Table, RuleNumber) {
  for (const char* cell : {"0", "-4", "3.25", ".5"}) EXPECT_EQ(FaultOfCell("number", cell), "");
  for (const std::string cell : {"four", "1e3", "1.2.3", "--1", "-", "1,5"}) {
    EXPECT_EQ(FaultOfCell("number", cell),
              "en/x.tsv:6: column value: \"" + cell + "\" is no number");
  }
  EXPECT_EQ(FaultOfCell("number", ""), "en/x.tsv:6: column value is empty");
  EXPECT_EQ(FaultOfCell("number?", ""), "");
  EXPECT_NE(FaultOfCell("number?", "x"), "");
}

TEST(Table, RuleDate) {
  for (const char* cell : {"1999", "1999-12", "1999-12-31"}) {
    EXPECT_EQ(FaultOfCell("date", cell), "");
  }
  for (const std::string cell : {"1999-13", "31.12.1999", "1999-02-29", "1999-12-31T10:00"}) {
    EXPECT_EQ(FaultOfCell("date", cell), "en/x.tsv:6: column value: \"" + cell +
                                             "\" is no date (2022-08-13, 2022-08 or 2022)");
  }
  EXPECT_EQ(FaultOfCell("date", ""), "en/x.tsv:6: column value is empty");
  EXPECT_EQ(FaultOfCell("date?", ""), "");
  EXPECT_NE(FaultOfCell("date?", "soon"), "");
}

TEST(Table, RuleCountry) {
  EXPECT_EQ(FaultOfCell("country", "KEN"), "");
  for (const std::string cell : {"Ken", "KE", "KENYA", "K3N"}) {
    EXPECT_EQ(FaultOfCell("country", cell),
              "en/x.tsv:6: column value: \"" + cell + "\" is no code of three capitals");
  }
  EXPECT_EQ(FaultOfCell("country", ""), "en/x.tsv:6: column value is empty");
  EXPECT_EQ(FaultOfCell("country?", ""), "");
  EXPECT_NE(FaultOfCell("country?", "ken"), "");
}

TEST(Table, AllFaultsAreTold) {
  EXPECT_EQ(FaultsOf(kHead + "# check: kind enum say\nlemma\tkind\tnote\nzeal\task\t\nabate\t\t\n"),
            "en/x.tsv:6: column kind: \"ask\" is none of: say\n"
            "en/x.tsv:7: column kind is empty\n"
            "en/x.tsv:7: out of order: rows are sorted bytewise by the key");
}

}  // namespace
}  // namespace detente
