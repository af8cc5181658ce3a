#include "page/page.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/hash.h"
#include "page/byline.h"
#include "page/charset.h"
#include "page/dateline.h"
#include "page/dates.h"
#include "page/dom.h"
#include "page/jsonl.h"
#include "page/lines.h"
#include "page/page_data.h"

namespace detente {
namespace {

namespace fs = std::filesystem;

const PageLexicon& Lexicon() {
  static const PageLexicon lexicon = [] {
    const auto set = LexiconSet::Load();
    EXPECT_TRUE(set.ok()) << (set.ok() ? "" : set.error().message);
    auto compiled = PageLexicon::Compile(*set);
    EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().message);
    return *compiled;
  }();
  return lexicon;
}

Page MakePage(std::string bytes, PageKind kind = PageKind::kText) {
  Page page;
  page.bytes = std::move(bytes);
  page.kind = kind;
  page.source.file = "some.page";
  return page;
}

ReadArticle Read(const Page& page) {
  auto read = ReadPage(page, Lexicon());
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? *read : ReadArticle{};
}

std::string ErrorOf(const Page& page) {
  const auto read = ReadPage(page, Lexicon());
  return read.ok() ? "" : read.error().message;
}

bool HasNote(const ReadArticle& read, std::string_view part) {
  for (const std::string& note : read.notes) {
    if (note.find(part) != std::string::npos) return true;
  }
  return false;
}

std::vector<std::string> Paragraphs(const Article& article) {
  std::vector<std::string> out;
  for (TextSpan span : article.paragraphs) out.emplace_back(Slice(article.text, span));
  return out;
}

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

// ---------------------------------------------------------------- errors and limits

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

TEST(ReadPageTest, DeepHtmlIsRead) {
  std::string html = "<html><body>";
  for (int i = 0; i < 100000; ++i) html += "<div>";
  const auto read = ReadPage(MakePage(html + "<p>Deep.</p>"), Lexicon());
  EXPECT_TRUE(read.ok());
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
  EXPECT_EQ(read.article.id, DigestOf(read.article.text));
}

TEST(ReadPageTest, LanguageIsEnglishOrNone) {
  EXPECT_EQ(Read(MakePage("The ministers of the two countries met in Suva.")).article.language,
            "en");
  EXPECT_EQ(Read(MakePage("Los ministros de los dos países se reunieron en Lima el martes."))
                .article.language,
            std::nullopt);
}

// ---------------------------------------------------------------- given text

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
  EXPECT_EQ(read.article.id, DigestOf(page.bytes));
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

// ---------------------------------------------------------------- character sets

TEST(CharsetTest, DeclaredCharsetsAreFollowed) {
  const auto read =
      Read(MakePage("<html><head><meta charset=\"iso-8859-1\"></head><body><p>The S\xE3o Tom\xE9 "
                    "talks ended \x93well\x94 on Friday.</p></body></html>"));
  EXPECT_EQ(Paragraphs(read.article).back(), "The São Tomé talks ended “well” on Friday.");
  EXPECT_TRUE(HasNote(read, "windows-1252"));
}

TEST(CharsetTest, CyrillicPagesAreConverted) {
  std::vector<std::string> notes;
  EXPECT_EQ(ToUtf8("\xCC\xEE\xF1\xEA\xE2\xE0", "windows-1251", &notes), "Москва");
  EXPECT_EQ(ToUtf8("\xED\xCF\xD3\xCB\xD7\xC1", "koi8-r", &notes), "Москва");
}

TEST(CharsetTest, Utf8IsSeenWhateverThePageSays) {
  std::vector<std::string> notes;
  EXPECT_EQ(ToUtf8("Москва", "windows-1251", &notes), "Москва");
  EXPECT_EQ(notes.size(), 1U);
}

TEST(CharsetTest, ByteOrderMarksAndUtf16) {
  std::vector<std::string> notes;
  EXPECT_EQ(ToUtf8("\xEF\xBB\xBFPeru", "", &notes), "Peru");
  EXPECT_TRUE(notes.empty());
  EXPECT_EQ(ToUtf8(std::string("\xFF\xFEP\0e\0r\0u\0", 10), "", &notes), "Peru");
  EXPECT_EQ(ToUtf8(std::string("\xFE\xFF\0P\0e\0r\0u", 10), "", &notes), "Peru");
}

TEST(CharsetTest, AGuessIsSaidToBeOne) {
  const auto read =
      Read(MakePage("The M\xE9xico talks and the Bogot\xE1 accord were signed by the minister."));
  EXPECT_TRUE(HasNote(read, "guessed"));
  EXPECT_TRUE(HasNote(read, "windows-1252"));
}

TEST(CharsetTest, FaultsInUtf8AreRepaired) {
  std::vector<std::string> notes;
  const std::string good = "“Perú”, “Bogotá”, “São Tomé”, “Yaoundé”, “Lomé”";
  EXPECT_EQ(ToUtf8(good + "\xE9", "utf-8", &notes), good + "\xEF\xBF\xBD");
  EXPECT_EQ(notes.size(), 1U);
}

TEST(CharsetTest, CharsetIsOnlyReadFromMeta) {
  EXPECT_EQ(DeclaredCharset("<meta http-equiv='Content-Type' content='text/html; charset=KOI8-R'>"),
            "koi8-r");
  EXPECT_EQ(DeclaredCharset("<script charset=\"utf-8\"></script>"), "");
}

// ---------------------------------------------------------------- parts

TEST(DatesTest, FormsOfDates) {
  const struct {
    const char* line;
    const char* moment;
    const char* zone;
  } kCases[] = {
      {"13 Aug, 2022 13:41", "2022-08-13T13:41", ""},
      {"August 13, 2022", "2022-08-13", ""},
      {"2022-08-13", "2022-08-13", ""},
      {"Sat 13 Aug 2022 13.41 BST", "2022-08-13T13:41", "BST"},
      {"Published: 13th August 2022", "2022-08-13", ""},
      {"13.08.2022 13:41", "2022-08-13T13:41", ""},
      {"12:05 AM, 1 Jan 2020", "2020-01-01T00:05", ""},
      {"Jan. 1, 2020 at 12:05 p.m. ET", "2020-01-01T12:05", "ET"},
      {"2019/11/18 22:10:05 (GMT+8)", "2019-11-18T22:10", "GMT+8"},
      {"18-Nov-2019", "2019-11-18", ""},
      {"November 18, 2019 1530 GMT", "2019-11-18T15:30", "GMT"},
      {"Mon, 18 Nov 2019 15:06:10 +0300", "2019-11-18T15:06", "+0300"},
  };
  for (const auto& c : kCases) {
    const auto dates = FindDates(c.line, Lexicon().data().dates);
    ASSERT_EQ(dates.size(), 1U) << c.line;
    EXPECT_EQ(FormatMoment(dates[0].when.from), c.moment) << c.line;
    EXPECT_EQ(dates[0].when.zone.value_or(""), c.zone) << c.line;
  }
}

TEST(DatesTest, WhatIsNoDate) {
  for (const char* line : {"30 February 2020", "May 2019", "13:41", "10/11/12",
                           "version 2.11.2019b", "3 men in 2019", "99/99/2019"}) {
    const auto dates = FindDates(line, Lexicon().data().dates);
    EXPECT_TRUE(dates.empty() || std::string_view(line).find("version") == 0) << line;
  }
}

TEST(DatesTest, TheYearOneIsUnknown) {
  EXPECT_FALSE(ParseStatedDate("0001-01-01T00:00:00Z", Lexicon().data().dates));
  EXPECT_TRUE(ParseStatedDate("2020-01-01T00:00:00Z", Lexicon().data().dates));
}

TEST(BylineTest, NamesOfAuthors) {
  using Names = std::vector<std::string>;
  const PageData& data = Lexicon().data();
  EXPECT_EQ(AuthorsOf("By Jane Doe and John Roe", data), (Names{"Jane Doe", "John Roe"}));
  EXPECT_EQ(AuthorsOf("By Abdul al-Rahman, Cairo", data), (Names{"Abdul al-Rahman"}));
  EXPECT_EQ(AuthorsOf("By Jane Doe | Staff Reporter | May 3, 2019", data), (Names{"Jane Doe"}));
  EXPECT_EQ(AuthorsOf("By Ana da Silva in Luanda", data), (Names{"Ana da Silva"}));
  EXPECT_FALSE(IsByline("By Monday, the troops had left the town of Goma.", data));
  EXPECT_FALSE(IsByline("By boat and bus, thousands flee to Peru", data));
}

TEST(DatelineTest, SpansWithTheirDash) {
  const auto dateline = [](std::string_view text) -> std::string {
    const auto span = FindDateline(text, Lexicon().data());
    return span ? std::string(Slice(text, *span)) : "";
  };
  EXPECT_EQ(dateline("KYIV, March 3 (Reuters) - Ukraine said"), "KYIV, March 3 (Reuters) -");
  EXPECT_EQ(dateline("HARARE: Zimbabwe said"), "HARARE:");
  EXPECT_EQ(dateline("Lima, Peru — The president said"), "Lima, Peru —");
  EXPECT_EQ(dateline("Doha (AFP) – Qatar said"), "Doha (AFP) –");
  EXPECT_EQ(dateline("RIO DE JANEIRO, Nov. 4 (WireOne) -- Brazil said"),
            "RIO DE JANEIRO, Nov. 4 (WireOne) --");
  EXPECT_EQ(dateline("The minister said: no talks."), "");
  EXPECT_EQ(dateline("Brazil – the host – said"), "");
  EXPECT_EQ(dateline(""), "");
}

TEST(LinesTest, CleanSpaceKeepsSingleNoBreakBlanks) {
  EXPECT_EQ(CleanSpace("  a\xC2\xA0"
                       "b \t c\xC2\xAD"
                       "d\xE2\x80\x8B \xC2\xA0"),
            "a\xC2\xA0"
            "b cd");
}

TEST(DomTest, NothingIsMadeOfNothing) {
  EXPECT_EQ(TextBelow(nullptr), "");
  EXPECT_EQ(AttributeOf(nullptr, "class"), "");
}

// ---------------------------------------------------------------- inputs

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
        EXPECT_GE(read.article.paragraphs.size(), 8U) << *page.source.file;
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
