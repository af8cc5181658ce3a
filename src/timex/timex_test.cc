// What holds of any time expressions, on any text.
#include "timex/timex.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "timex/atoms.h"
#include "timex/calendar.h"
#include "timex/lexicon.h"

namespace detente {
namespace {

const TimexLexicon& Lexicon() {
  static const TimexLexicon lexicon = [] {
    auto set = LexiconSet::Load();
    auto compiled = TimexLexicon::Compile(*set);
    return *compiled;
  }();
  return lexicon;
}

// One sentence of words, a blank between each two.
std::vector<TimeExpression> Find(const std::vector<std::string>& words,
                                 std::optional<Day> published) {
  Article article;
  Sentence sentence;
  for (const std::string& word : words) {
    Token token;
    token.form = token.lower = token.lemma = word;
    token.span.begin = static_cast<uint32_t>(article.text.size());
    article.text += word;
    token.span.end = static_cast<uint32_t>(article.text.size());
    article.text += ' ';
    sentence.tokens.push_back(token);
  }
  if (published)
    article.published = Published{{*published, {}}, {*published, {}}, Precision::kDay, {}};
  const std::vector<Sentence> sentences = {sentence};
  return FindTimes(article, sentences, Lexicon());
}

const std::vector<std::string>& Vocabulary() {
  static const std::vector<std::string> words = {
      "the",    "last",      "next",  "May",      "13",      "2019",   "Friday",  "two",
      "weeks",  "ago",       "later", "early",    "late",    "mid",    "-",       "end",
      "of",     ",",         "1999s", "90s",      "century", "19th",   "quarter", "third",
      "summer", "morning",   "4",     "p.m.",     "18:30",   "GMT",    "every",   "past",
      "years",  "999999999", "31",    "February", "same",    "time",   "around",  "a",
      "decade", "half",      "and",   "12/25/99", "0",       "fiscal", "year",    "day",
      "before", "since",     "in",    "hours",    "million"};
  return words;
}

TEST(Timex, RangesAreOrderedAndYearsSane) {
  std::mt19937 random(7);
  const auto& words = Vocabulary();
  const Day published = *MakeDay(2022, 8, 13);
  for (int round = 0; round < 4000; ++round) {
    std::vector<std::string> sentence;
    for (int i = 0; i < 9; ++i) sentence.push_back(words[random() % words.size()]);
    uint32_t end = 0;
    for (const TimeExpression& time : Find(sentence, published)) {
      EXPECT_LE(end, time.span.begin);
      EXPECT_LT(time.span.begin, time.span.end);
      EXPECT_FALSE(time.type.empty());
      EXPECT_FALSE(time.value.empty());
      end = time.span.end;
      if (!time.range) continue;
      EXPECT_LE(time.range->from, time.range->to);
      EXPECT_GE(YearOf(time.range->from.day), 1000);
      EXPECT_LE(YearOf(time.range->to.day), 2201);
    }
  }
}

TEST(Timex, WithoutPublicationDeicticTimesHaveNoRange) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"yesterday"},
                                             {"last", "week"},
                                             {"on", "Friday"},
                                             {"two", "years", "ago"},
                                             {"in", "May"},
                                             {"next", "month"},
                                             {"tonight"},
                                             {"this", "year"}}) {
    const auto times = Find(words, std::nullopt);
    ASSERT_EQ(times.size(), 1u) << words.back();
    EXPECT_FALSE(times[0].range) << words.back();
    EXPECT_NE(times[0].value.find('X'), std::string::npos) << times[0].value;
  }
}

TEST(Timex, LateFebruaryEndsWithTheMonth) {
  for (int year : {1900, 1999, 2000, 2022, 2024}) {
    const DateRange late = timex::PartOf(*timex::MonthSpan(year, 2), "END");
    EXPECT_EQ(DayOfMonth(late.from.day), 21u);
    EXPECT_EQ(late.to.day, LastOfMonth(late.from.day));
  }
}

TEST(Timex, ThirdsCoverTheirUnit) {
  for (const auto& span : {*timex::MonthSpan(2023, 2), *timex::YearSpan(2020),
                           *timex::SeasonSpan(2021, "WI"), *timex::QuarterSpan(2022, 4),
                           *timex::DecadeSpan(1980), timex::SpanAt('W', *MakeDay(2020, 12, 31))}) {
    const DateRange early = timex::PartOf(span, "START");
    const DateRange mid = timex::PartOf(span, "MID");
    const DateRange late = timex::PartOf(span, "END");
    EXPECT_EQ(early.from.day, span.from) << span.value;
    EXPECT_EQ(mid.from.day, early.to.day + std::chrono::days(1)) << span.value;
    EXPECT_EQ(late.from.day, mid.to.day + std::chrono::days(1)) << span.value;
    EXPECT_EQ(late.to.day, span.to) << span.value;
  }
}

TEST(Timex, EasterFallsWhereItFell) {
  const auto on = [](std::vector<std::string> rule, int year) {
    return FormatDay(*timex::HolidayIn(rule, year));
  };
  EXPECT_EQ(on({"easter", "0"}, 2000), "2000-04-23");
  EXPECT_EQ(on({"easter", "0"}, 2024), "2024-03-31");
  EXPECT_EQ(on({"orthodox", "0"}, 2023), "2023-04-16");
  EXPECT_EQ(on({"nth", "11", "4", "4"}, 1999), "1999-11-25");
  EXPECT_EQ(on({"last", "5", "1"}, 2022), "2022-05-30");
}

TEST(Timex, HugeCountsAreNoDates) {
  for (const char* unit : {"years", "months", "weeks", "days", "decades", "centuries"}) {
    const auto times = Find({"999999999", unit, "ago"}, *MakeDay(2022, 8, 13));
    for (const TimeExpression& time : times) EXPECT_FALSE(time.range) << unit;
  }
}

}  // namespace
}  // namespace detente
