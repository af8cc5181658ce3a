#include "page/charset.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "page/page_testing.h"

namespace detente {
namespace {

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

}  // namespace
}  // namespace detente
