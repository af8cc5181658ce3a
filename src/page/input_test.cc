#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "page/jsonl.h"
#include "page/page_testing.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each test; gone afterwards.
class InputTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("page_") + info->name());
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string WriteGzip(const std::string& name, const std::string& bytes) {
    const std::string path = (folder_ / name).string();
    gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    return path;
  }
  void Feed(const std::string& input) {
    pages_.clear();
    errors_.clear();
    ForEachPage(
        input, [&](Page page) { pages_.push_back(std::move(page)); },
        [&](Error error) { errors_.push_back(std::move(error.message)); });
  }

  fs::path folder_;
  std::vector<Page> pages_;
  std::vector<std::string> errors_;
};

TEST(JsonlTest, FieldsAndTheirSecondNames) {
  const auto page =
      ParseJsonLine(R"({"doc": 12.50, "mention": "M", "dct": "2019", "other": [1, {"a": 2}]})");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->source.id, "12.50");
  EXPECT_EQ(page->bytes, "M");
  EXPECT_EQ(page->date, "2019");
  EXPECT_EQ(page->kind, PageKind::kGivenText);
  const auto first = ParseJsonLine(
      R"({"mention": "M", "text": "T", "query_date": "2018", "id": "a", "doc": "b", "title": null})");
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(first->bytes, "T");
  EXPECT_EQ(first->source.id, "a");
  EXPECT_EQ(first->date, "2018");
  EXPECT_FALSE(first->title);
}

TEST(JsonlTest, HalfSurrogatesAndNulsAreNoErrors) {
  const auto page = ParseJsonLine(R"({"text": "a\ud83dz\u0000 \\ud83d \ud83d\ude00"})");
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->bytes, std::string("a\xEF\xBF\xBDz\0 \\ud83d \xF0\x9F\x98\x80", 18));
}

TEST_F(InputTest, JsonlErrorsNameLineAndMendAndTheRestGoesOn) {
  const std::string path = Write("a.jsonl",
                                 "{\"id\":\"1\",\"text\":\"One.\"}\n"
                                 "not json\n"
                                 "\n"
                                 "{\"id\":\"2\"}\n"
                                 "{\"id\":\"3\",\"text\":17}\n"
                                 "{\"id\":\"4\",\"text\":[1]}\n"
                                 "{\"id\":\"5\",\"text\":\"Five.\"} {\"id\":\"6\"}\n"
                                 "{\"id\":\"7\",\"text\":\"Seven.\"}");
  Feed(path);
  ASSERT_EQ(pages_.size(), 3U);
  EXPECT_EQ(pages_[0].source.record, 1);
  EXPECT_EQ(pages_[0].source.id, "1");
  EXPECT_EQ(pages_[0].source.file, path);
  EXPECT_EQ(pages_[2].source.record, 8);
  EXPECT_EQ(pages_[2].bytes, "Seven.");
  ASSERT_EQ(errors_.size(), 4U);
  EXPECT_EQ(errors_[0].find(path + ":2: "), 0U) << errors_[0];
  EXPECT_EQ(errors_[1],
            path + ":4: no field \"text\"; add it, or name yours with --fields text=NAME");
  EXPECT_EQ(errors_[2].find(path + ":6: "), 0U) << errors_[2];
  EXPECT_EQ(errors_[3].find(path + ":7: "), 0U) << errors_[3];
}

TEST_F(InputTest, ALineTooLongIsToldAndTheNextIsRead) {
  const std::string path =
      WriteGzip("a.jsonl.gz", "{\"text\":\"One.\"}\n" + std::string(3 * kMaxPageBytes + 1, 'a') +
                                  "\n{\"text\":\"Three.\"}\n");
  Feed(path);
  ASSERT_EQ(pages_.size(), 2U);
  EXPECT_EQ(pages_[1].bytes, "Three.");
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_[0], path + ":2: line of more than 60 MiB; split the text");
}

TEST_F(InputTest, FoldersAreReadInByteOrder) {
  Write("b.txt", "Text b.");
  Write("B.html", "<html><p>Text B.</p></html>");
  Write("a/z.jsonl", "{\"id\":1,\"text\":\"z\"}\n");
  Write("ignored.css", "p {}");
  WriteGzip("c.htm.gz", "<p>Text c.</p>");
  Feed(folder_.string());
  EXPECT_TRUE(errors_.empty());
  ASSERT_EQ(pages_.size(), 4U);
  EXPECT_EQ(pages_[0].source.file, (folder_ / "B.html").string());
  EXPECT_EQ(pages_[0].kind, PageKind::kHtml);
  EXPECT_EQ(pages_[1].bytes, "z");
  EXPECT_EQ(pages_[2].kind, PageKind::kText);
  EXPECT_EQ(pages_[3].bytes, "<p>Text c.</p>");
  EXPECT_FALSE(pages_[3].source.id);
  EXPECT_FALSE(pages_[3].source.record);
}

TEST_F(InputTest, GzippedJsonl) {
  Feed(WriteGzip("a.jsonl.gz",
                 "{\"id\":\"x\",\"text\":\"One.\"}\n{\"id\":\"y\",\"text\":\"Two.\"}\n"));
  EXPECT_TRUE(errors_.empty());
  ASSERT_EQ(pages_.size(), 2U);
  EXPECT_EQ(pages_[1].bytes, "Two.");
}

TEST_F(InputTest, InflatedPagesAreLimited) {
  Feed(WriteGzip("bomb.txt.gz", std::string(kMaxPageBytes + 1000, 'a')));
  ASSERT_EQ(pages_.size(), 1U);
  EXPECT_EQ(pages_[0].bytes.size(), kMaxPageBytes + 1);
}

TEST_F(InputTest, WhatCannotBeTakenIsOneClearError) {
  Feed((folder_ / "missing.txt").string());
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].find("no such file"), std::string::npos);
  Feed(folder_.string());
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].find("no pages"), std::string::npos);
  Feed(Write("empty.jsonl", ""));
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].find("empty"), std::string::npos);
  const std::string whole = WriteGzip("whole.txt.gz", std::string(100000, 'a') + "b");
  fs::resize_file(whole, fs::file_size(whole) / 2);
  Feed(whole);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_NE(errors_[0].find("gzip"), std::string::npos) << errors_[0];
}

TEST_F(InputTest, NamesWithoutAnEndingAreSniffed) {
  Feed(Write("one", "{\"text\":\"A.\"}\n"));
  ASSERT_EQ(pages_.size(), 1U);
  EXPECT_EQ(pages_[0].kind, PageKind::kGivenText);
  Feed(Write("two", " <!DOCTYPE html><p>A.</p>"));
  ASSERT_EQ(pages_.size(), 1U);
  EXPECT_EQ(pages_[0].kind, PageKind::kHtml);
  Feed(Write("three", "A headline\n\nA paragraph."));
  ASSERT_EQ(pages_.size(), 1U);
  EXPECT_EQ(pages_[0].kind, PageKind::kText);
}

}  // namespace
}  // namespace detente
