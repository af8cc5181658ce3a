#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "page/identity.h"
#include "page/page_testing.h"

namespace detente {
namespace {

TEST(ReadPageTest, EmptyAndBlankPagesAreErrorsThatNameTheSource) {
  for (PageKind kind : {PageKind::kText, PageKind::kHtml, PageKind::kGivenText}) {
    EXPECT_EQ(ErrorOf(MakePage("", kind)), "some.page: empty; give the text of a page");
    EXPECT_NE(ErrorOf(MakePage(" \n\t ", kind)), "");
  }
}

TEST(ReadPageTest, BinaryFormatsAreNamed) {
  EXPECT_NE(ErrorOf(MakePage("%PDF-1.4 whatever")).find("PDF"), std::string::npos);
  EXPECT_NE(ErrorOf(MakePage("PK\x03\x04stuff")).find("ZIP"), std::string::npos);
  EXPECT_NE(ErrorOf(MakePage("\x89PNG\r\n\x1a\n")).find("PNG"), std::string::npos);
  EXPECT_NE(ErrorOf(MakePage(std::string("\x01\x02\x00\x03\x04\x05\x06\x07", 8) + "ab")), "");
}

TEST(ReadPageTest, FeedsAreNamed) {
  for (const char* feed :
       {"<?xml version=\"1.0\"?>\n<!-- a > b -->\n<rss version=\"2.0\"><channel><title>T</title>",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"x\"/>",
        "<?xml version='1.0'?><urlset>"}) {
    for (PageKind kind : {PageKind::kText, PageKind::kHtml}) {
      const std::string error = ErrorOf(MakePage(feed, kind));
      EXPECT_NE(error.find("not a page; give the pages that it names"), std::string::npos) << feed;
    }
  }
  for (const char* page : {"<", "<!--", "<?xml", "<!doctype html><p>The feed of Togo.",
                           "Of <rss> and <feed> the minister said nothing."}) {
    EXPECT_EQ(ErrorOf(MakePage(page)), "") << page;
  }
}

TEST(ReadPageTest, AStrayNulIsTakenOut) {
  const auto read = Read(MakePage(std::string("Peru and Chile met in Lima on Fri\0day.", 38)));
  EXPECT_EQ(read.article.text, "Peru and Chile met in Lima on Friday.");
  EXPECT_TRUE(HasNote(read, "NUL"));
}

TEST(ReadPageTest, TooLargePagesAreCutInFrontOfACodePoint) {
  std::string text = "x";
  while (text.size() <= kMaxPageBytes) text += "\xC3\xA9 ";
  const auto read = Read(MakePage(text, PageKind::kGivenText));
  EXPECT_TRUE(HasNote(read, "cut"));
  EXPECT_LE(read.article.text.size(), kMaxPageBytes);
  EXPECT_FALSE(HasNote(read, "UTF-8"));
}

// Time that grows with the square of the size would be felt here; nothing is timed.
TEST(ReadPageTest, OneLongLineIsRead) {
  for (const std::string unit :
       {"The envoys of Togo and Benin met in Lome. ", "Home News 3 May 2019 12:30 Share ", "a",
        "“ ", "By Jane Doe ", "Read more | ", "A b. "}) {
    std::string line;
    while (line.size() < 1'000'000) line += unit;
    const auto read = Read(MakePage(line));
    EXPECT_LE(read.article.text.size(), 2 * line.size()) << unit;
  }
}

TEST(ReadPageTest, TwoHundredThousandTagsInOneAnother) {
  std::string html = "<html><body><p>Peru and Chile met in the port of Ilo on Monday.</p>";
  for (int i = 0; i < 100'000; ++i) html += "<div><span>";
  const auto read = Read(MakePage(html + "deep", PageKind::kHtml));
  EXPECT_TRUE(HasNote(read, "nested more than 512 deep"));
  ASSERT_FALSE(read.article.paragraphs.empty());
  EXPECT_EQ(Paragraphs(read.article)[0], "Peru and Chile met in the port of Ilo on Monday.");
}

TEST(ReadPageTest, AnyBytesGiveAnAnswer) {
  uint32_t state = 12345;
  for (int round = 0; round < 300; ++round) {
    std::string bytes = round % 3 == 0 ? "<html><p>" : "";
    for (int i = 0; i < 200; ++i) {
      state = state * 1664525 + 1013904223;
      const auto c = static_cast<char>(state >> 24);
      bytes += round % 2 == 0 || static_cast<unsigned char>(c) >= 32 ? c : ' ';
    }
    const auto read = ReadPage(MakePage(bytes), Lexicon());
    if (!read.ok()) continue;
    for (TextSpan span : read->article.paragraphs) EXPECT_LE(span.end, read->article.text.size());
  }
}

TEST(ReadPageTest, ParagraphsJoinedByBlankLinesAreTheText) {
  const auto read =
      Read(MakePage("A headline of five words\n\nPeru and Chile met in the port of Ilo.\n"));
  std::string joined;
  for (const std::string& paragraph : Paragraphs(read.article)) {
    joined += (joined.empty() ? "" : "\n\n") + paragraph;
  }
  EXPECT_EQ(joined, read.article.text);
  EXPECT_EQ(read.article.heading_paragraphs, 1);
  EXPECT_EQ(read.article.id, ArticleId(read.article.text));
}

TEST(GivenTextTest, TextStaysAsGiven) {
  Page page = MakePage("  First line. \n\n\tSecond line.\xC2\xA0\nThird.\n", PageKind::kGivenText);
  page.title = "A title";
  page.date = "2019-05-22";
  page.url = "https://a.example/1";
  page.outlet = "The Example";
  const auto read = Read(page);
  EXPECT_EQ(read.article.text, page.bytes);
  EXPECT_EQ(Paragraphs(read.article),
            (std::vector<std::string>{"First line.", "Second line.", "Third."}));
  EXPECT_EQ(read.article.heading_paragraphs, 0);
  EXPECT_EQ(read.article.title, "A title");
  EXPECT_EQ(read.article.url, page.url);
  EXPECT_EQ(read.article.outlet, page.outlet);
  EXPECT_EQ(read.article.id, ArticleId(page.bytes));
  ASSERT_TRUE(read.article.published);
  EXPECT_EQ(read.article.published->precision, Precision::kDay);
}

TEST(GivenTextTest, HtmlAndChromeInItAreLeftAlone) {
  const auto read = Read(MakePage("<p>Share</p> Cookies.", PageKind::kGivenText));
  EXPECT_EQ(read.article.text, "<p>Share</p> Cookies.");
}

TEST(GivenTextTest, ABadDateIsANoteAndNoDate) {
  Page page = MakePage("Text.", PageKind::kGivenText);
  page.date = "last week";
  const auto read = Read(page);
  EXPECT_FALSE(read.article.published);
  EXPECT_TRUE(HasNote(read, "last week"));
}

TEST(GivenTextTest, AnEmptyDateIsNone) {
  Page page = MakePage("Text.", PageKind::kGivenText);
  page.date = " ";
  const auto read = Read(page);
  EXPECT_FALSE(read.article.published);
  EXPECT_TRUE(read.notes.empty());
}

TEST(GivenTextTest, WithoutADateTheDatelineGivesNone) {
  const auto read = Read(MakePage("LIMA, May 3, 2011 - Peru met Chile.", PageKind::kGivenText));
  EXPECT_TRUE(read.article.dateline);
  EXPECT_FALSE(read.article.published);
}

TEST(GivenTextTest, BrokenUtf8IsRepairedWithANote) {
  const auto read = Read(MakePage("Caf\xE9 talks.", PageKind::kGivenText));
  EXPECT_EQ(read.article.text, "Caf\xEF\xBF\xBD talks.");
  EXPECT_TRUE(HasNote(read, "UTF-8"));
}

TEST(ReadPageTest, HtmlUnderATextNameIsHtml) {
  const auto read = Read(
      MakePage("<!doctype html><title>T</title><body><p>Peru met Chile in Ilo on Monday.</p>"));
  EXPECT_EQ(Paragraphs(read.article).back(), "Peru met Chile in Ilo on Monday.");
  EXPECT_EQ(read.article.title, "T");
}

TEST(ExamplesTest, ExamplePagesAreReadWhole) {
  const std::string folder = std::string(DETENTE_SOURCE_DIR) + "/examples";
  size_t pages = 0;
  ForEachPage(
      folder,
      [&](Page page) {
        const auto read = Read(page);
        EXPECT_GE(read.article.paragraphs.size(), 3U) << *page.source.file;
        EXPECT_TRUE(read.article.title) << *page.source.file;
        EXPECT_TRUE(read.article.published) << *page.source.file;
        EXPECT_EQ(read.article.language, "en") << *page.source.file;
        ++pages;
      },
      [](const Error& error) { ADD_FAILURE() << error.message; });
  EXPECT_GE(pages, 3U);
}

}  // namespace
}  // namespace detente
