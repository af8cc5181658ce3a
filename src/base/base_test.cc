#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/date.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/text_span.h"
#include "base/utf8.h"

namespace detente {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// ---------------------------------------------------------------- utf8

TEST(Utf8, DecodesEachLength) {
  const std::string text = "aé—𝒳";
  EXPECT_EQ(DecodeAt(text, 0).value, U'a');
  EXPECT_EQ(DecodeAt(text, 1).value, U'é');
  EXPECT_EQ(DecodeAt(text, 3).value, U'—');
  EXPECT_EQ(DecodeAt(text, 6).value, U'𝒳');
  EXPECT_EQ(DecodeAt(text, 6).length, 4U);
}

TEST(Utf8, InvalidBytesAreOneReplacementEach) {
  // Overlong, a surrogate, past the last code point, cut short, a lone continuation.
  for (const char* bytes : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80", "\x80"}) {
    const CodePoint c = DecodeAt(bytes, 0);
    EXPECT_EQ(c.value, char32_t{0xFFFD});
    EXPECT_EQ(c.length, 1U);
    EXPECT_FALSE(IsValidUtf8(bytes));
    EXPECT_TRUE(IsValidUtf8(RepairUtf8(bytes)));
  }
  EXPECT_TRUE(IsValidUtf8("\xEF\xBF\xBD"));  // a replacement that is written out is valid
}

TEST(Utf8, RepairKeepsWhatIsValidAndReplacesNul) {
  EXPECT_EQ(RepairUtf8("São Tomé"), "São Tomé");
  EXPECT_EQ(RepairUtf8(std::string_view("a\0b\xFF", 4)),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

TEST(Utf8, AppendWritesWhatDecodeReads) {
  for (char32_t c : {U'a', U'é', U'—', U'𝒳', char32_t{0x10FFFF}}) {
    std::string out;
    AppendUtf8(c, &out);
    EXPECT_EQ(DecodeAt(out, 0).value, c);
    EXPECT_EQ(DecodeAt(out, 0).length, out.size());
  }
  std::string out;
  AppendUtf8(0xD800, &out);
  EXPECT_EQ(out, "\xEF\xBF\xBD");
}

TEST(Utf8, PreviousCodePointStepsBack) {
  const std::string text = "a—é";
  EXPECT_EQ(PreviousCodePoint(text, 6), 4U);
  EXPECT_EQ(PreviousCodePoint(text, 4), 1U);
  EXPECT_EQ(PreviousCodePoint(text, 1), 0U);
  EXPECT_EQ(PreviousCodePoint("a\x80\x80", 3), 2U);
}

TEST(Utf8, MapsCaseWithoutALocale) {
  EXPECT_EQ(ToLower("ÉTAT Ærø ΑΘΗΝΑ İZMİR"), "état ærø αθηνα izmir");
  EXPECT_EQ(ToUpper("perú, ñandú"), "PERÚ, ÑANDÚ");
}

TEST(Utf8, KnowsClasses) {
  EXPECT_TRUE(IsSpace(0x00A0) && IsSpace(0x200B) && IsSpace('\n'));
  EXPECT_FALSE(IsSpace('_'));
  EXPECT_TRUE(IsOpeningQuote(U'“') && IsOpeningQuote(U'«') && IsOpeningQuote(U'"'));
  EXPECT_FALSE(IsOpeningQuote(U'”'));
  EXPECT_TRUE(IsClosingQuote(U'”') && IsClosingQuote(U'’') && IsClosingQuote(U'"'));
  EXPECT_FALSE(IsClosingQuote(U'«'));
  EXPECT_TRUE(IsDash('-') && IsDash(U'–') && IsDash(U'—'));
  EXPECT_FALSE(IsDash('_'));
  EXPECT_TRUE(StartsWithUpper("Östersund"));
  EXPECT_FALSE(StartsWithUpper("östersund") || StartsWithUpper(""));
  EXPECT_TRUE(IsAllCaps("G-20 SUMMIT") && IsAllCaps("ÖVP"));
  EXPECT_FALSE(IsAllCaps("A") || IsAllCaps("NATo") || IsAllCaps("12"));
}

// ---------------------------------------------------------------- CodePointMap

TEST(CodePointMap, RoundTripOverSeveralMarks) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Türkiye — 日本 𝒳. ";
  const CodePointMap map(text);
  uint32_t code_point = 0;
  for (uint32_t byte = 0; byte < text.size(); ++code_point) {
    ASSERT_EQ(map.ToCodePoint(byte), code_point);
    ASSERT_EQ(map.ToByte(code_point), byte);
    const uint32_t next = byte + DecodeAt(text, byte).length;
    for (uint32_t inside = byte; inside < next; ++inside) {
      ASSERT_EQ(map.ToCodePoint(inside), code_point);
    }
    byte = next;
  }
  EXPECT_EQ(map.code_points(), code_point);
}

TEST(CodePointMap, PastTheEndIsTheEnd) {
  const CodePointMap map("né");
  EXPECT_EQ(map.ToCodePoint(3), 2U);
  EXPECT_EQ(map.ToCodePoint(1000), 2U);
  EXPECT_EQ(map.ToByte(1000), 3U);
  const CodePointMap none("");
  EXPECT_EQ(none.code_points(), 0U);
  EXPECT_EQ(none.ToByte(5), 0U);
  EXPECT_EQ(none.ToCodePoint(5), 0U);
}

TEST(TextSpan, SliceCutsToTheText) {
  EXPECT_EQ(Slice("Bamako", {2, 4}), "ma");
  EXPECT_EQ(Slice("Bamako", {4, 90}), "ko");
  EXPECT_EQ(Slice("Bamako", {80, 90}), "");
  EXPECT_EQ(Slice("Bamako", {4, 2}), "");
}

// ---------------------------------------------------------------- strings

TEST(Strings, SplitKeepsEmptyFields) {
  EXPECT_THAT(Split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(Split("", ','), ElementsAre(""));
  EXPECT_THAT(SplitWords(" one\t two\n"), ElementsAre("one", "two"));
  EXPECT_THAT(SplitWords(" \t"), IsEmpty());
}

TEST(Strings, TrimFoldJoinReplace) {
  EXPECT_EQ(Trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
  EXPECT_EQ(FoldSpace("\xC2\xA0 Port \xE2\x80\x8B\n Moresby "), "Port Moresby");
  EXPECT_EQ(Join({"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(Join({}, ", "), "");
  EXPECT_EQ(ReplaceAll("aaa", "aa", "b"), "ba");
  EXPECT_EQ(ReplaceAll("abc", "", "x"), "abc");
}

TEST(Strings, ParseIntTakesWholeNumbersOnly) {
  EXPECT_EQ(ParseInt("-42"), -42);
  EXPECT_EQ(ParseInt("9223372036854775807"), INT64_MAX);
  for (const char* text : {"", "9223372036854775808", "4.5", " 4", "4 ", "+4", "four"}) {
    EXPECT_FALSE(ParseInt(text)) << text;
  }
}

// ---------------------------------------------------------------- dates

Day D(std::string_view iso) { return *ParseDay(iso); }

TEST(Date, OnlyRealDays) {
  EXPECT_TRUE(MakeDay(2024, 2, 29));
  EXPECT_FALSE(MakeDay(2023, 2, 29));
  EXPECT_FALSE(MakeDay(1900, 2, 29));
  EXPECT_FALSE(MakeDay(2023, 0, 1));
  EXPECT_FALSE(MakeDay(2023, 13, 1));
  EXPECT_FALSE(MakeDay(2023, 4, 31));
}

TEST(Date, PartsAndWeeks) {
  const Day day = D("1998-05-11");
  EXPECT_EQ(YearOf(day), 1998);
  EXPECT_EQ(MonthOf(day), 5U);
  EXPECT_EQ(DayOfMonth(day), 11U);
  EXPECT_EQ(IsoWeekday(day), 1U);
  int year = 0;
  EXPECT_EQ(IsoWeek(D("2021-01-03"), &year), 53);
  EXPECT_EQ(year, 2020);
  EXPECT_EQ(IsoWeek(D("2024-12-30"), &year), 1);
  EXPECT_EQ(year, 2025);
}

TEST(Date, MonthsEndWhereTheyEnd) {
  EXPECT_EQ(FirstOfMonth(D("2024-02-17")), D("2024-02-01"));
  EXPECT_EQ(LastOfMonth(D("2024-02-17")), D("2024-02-29"));
  EXPECT_EQ(AddMonths(D("2023-01-31"), 1), D("2023-02-28"));
  EXPECT_EQ(AddMonths(D("2024-03-31"), -1), D("2024-02-29"));
  EXPECT_EQ(AddMonths(D("2023-11-15"), 14), D("2025-01-15"));
}

TEST(Date, FormatAndParseAgree) {
  EXPECT_EQ(FormatDay(D("0987-01-02")), "0987-01-02");
  const auto moment = ParseMoment("2022-08-13T07:05:59");
  ASSERT_TRUE(moment);
  EXPECT_EQ(FormatMoment(*moment), "2022-08-13T07:05");
  EXPECT_EQ(FormatMoment(*ParseMoment("2022-08-13")), "2022-08-13");
  for (const char* text : {"", "2022-8-13", "2022-08-13 ", "2022-02-30", "13-08-2022"}) {
    EXPECT_FALSE(ParseDay(text)) << text;
  }
  for (const char* text : {"2022-08-13T", "2022-08-13T24:00", "2022-08-13T10:60", "2022-08-13T1"}) {
    EXPECT_FALSE(ParseMoment(text)) << text;
  }
}

TEST(Date, EveryPrecisionHasAName) {
  for (int i = 0; i <= static_cast<int>(Precision::kNone); ++i) {
    const auto precision = static_cast<Precision>(i);
    EXPECT_EQ(ParsePrecision(ToString(precision)), precision);
  }
  EXPECT_FALSE(ParsePrecision("fortnight"));
}

struct IsoCase {
  const char* text;
  const char* from;
  const char* to;
  Precision precision;
  const char* zone;  // "" for none
};

TEST(ParseIsoDate, ReadsWhatMetadataWrites) {
  const IsoCase cases[] = {
      {"2010", "2010-01-01", "2010-12-31", Precision::kYear, ""},
      {" 2012-02 ", "2012-02-01", "2012-02-29", Precision::kMonth, ""},
      {"2012-02-03", "2012-02-03", "2012-02-03", Precision::kDay, ""},
      {"2012-02-03T09:30", "2012-02-03T09:30", "2012-02-03T09:30", Precision::kMinute, ""},
      {"2012-02-03 09:30:15Z", "2012-02-03T09:30", "2012-02-03T09:30", Precision::kMinute, "Z"},
      {"2012-02-03t09:30:15.123+05:45", "2012-02-03T09:30", "2012-02-03T09:30", Precision::kMinute,
       "+05:45"},
      {"2012-02-03T09:30 -0300", "2012-02-03T09:30", "2012-02-03T09:30", Precision::kMinute,
       "-0300"},
      {"2012-02-03 09:30 GMT", "2012-02-03T09:30", "2012-02-03T09:30", Precision::kMinute, "GMT"},
  };
  for (const IsoCase& c : cases) {
    const auto date = ParseIsoDate(c.text);
    ASSERT_TRUE(date) << c.text;
    EXPECT_EQ(FormatMoment(date->range.from), c.from) << c.text;
    EXPECT_EQ(FormatMoment(date->range.to), c.to) << c.text;
    EXPECT_EQ(date->range.precision, c.precision) << c.text;
    EXPECT_EQ(date->zone.value_or(""), c.zone) << c.text;
  }
}

TEST(ParseIsoDate, RefusesTheRest) {
  for (const char* text :
       {"", "12", "20120203", "2012-13", "2012-00", "2012-2-3", "2012-02-30", "2012-02-03x",
        "2012-02-03T25:00", "2012-02-03T09:30 local", "3 February 2012", "2012-02-03T09:30+5"}) {
    EXPECT_FALSE(ParseIsoDate(text)) << text;
  }
}

// ---------------------------------------------------------------- files and digests

TEST(File, WritesWholeAndReadsBack) {
  const std::string path = testing::TempDir() + "detente_base_test.bin";
  const std::string bytes("a\0b\r\n\xFF", 6);
  ASSERT_TRUE(WriteFile(path, bytes).ok());
  EXPECT_FALSE(std::filesystem::exists(path + ".partial"));
  const auto all = ReadFile(path, 6);
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->bytes, bytes);
  EXPECT_FALSE(all->cut);
  const auto part = ReadFile(path, 5);
  ASSERT_TRUE(part.ok());
  EXPECT_EQ(part->bytes, bytes.substr(0, 5));
  EXPECT_TRUE(part->cut);
  ASSERT_TRUE(WriteFile(path, "").ok());
  EXPECT_EQ(ReadFile(path, 5)->bytes, "");
  std::filesystem::remove(path);
}

TEST(File, ErrorsNameTheFile) {
  const std::string folder = testing::TempDir();
  const std::string missing = folder + "detente_no_such_folder/file";
  EXPECT_THAT(ReadFile(missing, 9).error().message,
              testing::StartsWith(missing + ": cannot be opened"));
  EXPECT_THAT(WriteFile(missing, "x").error().message,
              testing::StartsWith(missing + ": cannot be written"));
  EXPECT_THAT(ReadFile(folder, 9).error().message, testing::HasSubstr("is a folder"));
}

TEST(Digest, IsBlake2bOf128Bits) {
  EXPECT_EQ(DigestOf(""), "cae66941d9efbd404e4d88758ea67670");
  EXPECT_NE(DigestOf("a"), DigestOf("b"));
  EXPECT_NE(DigestOf("a"), DigestOf(std::string_view("a\0", 2)));
}

}  // namespace
}  // namespace detente
