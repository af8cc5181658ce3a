#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "page/byline.h"
#include "page/comments.h"
#include "page/dateline.h"
#include "page/dates.h"
#include "page/dom.h"
#include "page/lines.h"
#include "page/page_testing.h"

namespace detente {
namespace {

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
  EXPECT_EQ(AuthorsOf("By JEAN-PAUL N'DOYE and AFP", data), (Names{"Jean-Paul N'Doye"}));
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

TEST(CommentsTest, BeginWithTheFirstOfThreeStamps) {
  const std::string body(400, 'x');
  const auto begin = [&](const std::string& text) { return CommentsBegin(text, Lexicon().data()); };
  const std::string said = " Yes. Jo on May 3, 2019 at 6:34 am said: No.";
  EXPECT_EQ(begin(body + "." + said + said + said), body.size() + 6);
  const std::string ago = " Rating: 3. Jo 2 days ago at 06:34 pm Well.";
  EXPECT_EQ(begin(body + "." + ago + ago + ago), body.size() + 12);
  const std::string says = "\njo says:\n3 May 2019 at 16:34\nNo.";
  EXPECT_EQ(begin(body + says + says + says), body.size() + 1);
}

TEST(CommentsTest, TwoStampsAreNoneNorIsAForumNorAreTimesOfDay) {
  const std::string body(400, 'x');
  const auto all = [&](const std::string& text) {
    return CommentsBegin(text, Lexicon().data()) == text.size();
  };
  const std::string says = "\njo says:\nMay 3, 2019 at 6:34 am\nNo.";
  EXPECT_TRUE(all(body + says + says));
  EXPECT_TRUE(all(says + says + says + body));
  const std::string live =
      " On May 3, 2019 at 6:34 am the talks began. He said at 6:40 that they went on.";
  EXPECT_TRUE(all(body + live + live + live + live));
}

TEST(DomTest, NothingIsMadeOfNothing) {
  EXPECT_EQ(TextBelow(nullptr), "");
  EXPECT_EQ(AttributeOf(nullptr, "class"), "");
}

}  // namespace
}  // namespace detente
