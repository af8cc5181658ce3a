// timex/calendar.h (private): units of the calendar as intervals with TIMEX3 values.
#ifndef DETENTE_TIMEX_CALENDAR_H_
#define DETENTE_TIMEX_CALENDAR_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace detente::timex {

// The unit codes of lexicons/timex/words.tsv: D W F(ortnight) M Q Y E (decade) C L (millennium)
// h m s K (weekend) N(ight); here also A (season) and H (half-year).
using Unit = char;

struct CalendarSpan {
  Day from{};
  Day to{};
  std::string value;  // TIMEX3
  Precision precision = Precision::kDay;
  Unit unit = 'D';
};

// No date outside these years is ever computed; only a written year may lie outside.
inline constexpr int kFirstYear = 1000;
inline constexpr int kLastYear = 2200;

// The unit that holds a day: its week, its month, its weekend (that of its week).
CalendarSpan SpanAt(Unit unit, Day day);
std::optional<CalendarSpan> YearSpan(int year);
std::optional<CalendarSpan> MonthSpan(int year, int month);
std::optional<CalendarSpan> QuarterSpan(int year, int quarter);
std::optional<CalendarSpan> HalfSpan(int year, int half);
// Northern seasons: SP is March to May, WI is December to February of the next year.
std::optional<CalendarSpan> SeasonSpan(int year, std::string_view season);
std::optional<CalendarSpan> DecadeSpan(int first_year);
std::optional<CalendarSpan> CenturySpan(int century);  // 19 is 1801 to 1900

// The day `count` units away; nullopt outside the years above.
std::optional<Day> Shift(Unit unit, int count, Day day);

// "XXXX-XX": a unit of which nothing is known.
std::string UnknownValue(Unit unit);

// The part of a unit that "early" (START), "mid" (MID) or "late" (END) names; others are whole.
DateRange PartOf(const CalendarSpan& span, std::string_view mod);

// "P3M"; a count of none is X; `halves` adds a half.
std::string DurationValue(Unit unit, std::optional<int> count, bool half);
Precision PrecisionOf(Unit unit);

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_CALENDAR_H_
