// What holds of any time expressions, on any text.
#include "timex/timex.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
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
    token.form = word;
    token.lower = token.lemma = ToLower(word);
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

// Each day that a value of TIMEX3 names, or of its first day: "2019-05-13", "2019-05", "2019".
std::optional<Day> DayOfValue(const std::string& value) {
  const auto number = [&](size_t at, size_t length) {
    return value.size() >= at + length ? ParseInt(value.substr(at, length)) : std::nullopt;
  };
  const auto year = number(0, 4);
  if (!year || *year < 1) return std::nullopt;
  if (value.size() == 4) return MakeDay(static_cast<int>(*year), 1, 1);
  const auto month = number(5, 2);
  if (!month || value[4] != '-') return std::nullopt;
  if (value.size() == 7) return MakeDay(static_cast<int>(*year), static_cast<unsigned>(*month), 1);
  const auto day = number(8, 2);
  if (!day) return std::nullopt;
  return MakeDay(static_cast<int>(*year), static_cast<unsigned>(*month),
                 static_cast<unsigned>(*day));
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

Day AnyDay() {
  const auto year = *rc::gen::inRange(1900, 2100);
  return *MakeDay(year, 1, 1) + std::chrono::days(*rc::gen::inRange(0, 365));
}

std::vector<std::string> AnyWords() {
  return *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(Vocabulary()));
}

RC_GTEST_PROP(TimexProperty, IntervalsAreOrderedAndHoldWhatTheyName, ()) {
  for (const TimeExpression& time : Find(AnyWords(), AnyDay())) {
    if (!time.range) continue;
    RC_ASSERT(time.range->from <= time.range->to);
    // A part of a unit ("late May") lies inside it, and so does not hold its first day.
    const auto named = time.mod ? std::nullopt : DayOfValue(time.value);
    if (named && time.type != "DURATION") {
      RC_ASSERT(time.range->from.day <= *named);
      RC_ASSERT(*named <= time.range->to.day);
    }
  }
}

// What is computed from a count or a weekday stays within these years, whatever the count.
RC_GTEST_PROP(TimexProperty, NoComputedDateIsFarOff, ()) {
  const auto count = std::to_string(*rc::gen::inRange(0, 2000000));
  const auto unit = *rc::gen::element<std::string>("days", "weeks", "months", "years", "decades",
                                                   "centuries", "quarters");
  const auto shift = *rc::gen::element<std::string>("ago", "later", "earlier", "hence");
  for (const TimeExpression& time : Find({count, unit, shift}, AnyDay())) {
    if (!time.range) continue;
    RC_ASSERT(YearOf(time.range->from.day) >= timex::kFirstYear);
    RC_ASSERT(YearOf(time.range->to.day) <= timex::kLastYear);
  }
}

// The date that an expression comes to, written out and read again, is the same date.
RC_GTEST_PROP(TimexProperty, DatesAreStableUnderRereading, ()) {
  const Day published = AnyDay();
  for (const TimeExpression& time : Find(AnyWords(), published)) {
    if (time.type != "DATE" || !time.range || time.mod || time.value.size() != 10) continue;
    const auto named = DayOfValue(time.value);
    if (!named) continue;
    const auto again = Find({time.value}, published);
    RC_ASSERT(again.size() == 1u);
    RC_ASSERT(again[0].value == time.value);
    RC_ASSERT(again[0].range->from.day == time.range->from.day);
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
