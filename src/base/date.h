// base/date.h: days, moments and intervals with honest precision, on the proleptic Gregorian
// calendar (C++20 chrono). Bounds are inclusive. No clock is ever read.
#ifndef DETENTE_BASE_DATE_H_
#define DETENTE_BASE_DATE_H_

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace detente {

using Day = std::chrono::sys_days;

// How finely a text tells a date. kPart is a third of a month, season or year ("late July").
enum class Precision { kMinute, kHour, kDay, kWeek, kPart, kMonth, kSeason, kYear, kDecade, kNone };

std::string_view ToString(Precision precision);
std::optional<Precision> ParsePrecision(std::string_view name);

// A day, with the minute of the day where the text has one. The zone is kept beside it, if known.
struct Moment {
  Day day{};
  std::optional<int> minute;  // 0..1439

  auto operator<=>(const Moment&) const = default;
};

// An interval of the calendar as a text gives it: `from` and `to` are both inside.
struct DateRange {
  Moment from;
  Moment to;
  Precision precision = Precision::kNone;

  bool operator==(const DateRange&) const = default;
};

// Where a bound of a deed lies: not before `earliest`, not after `latest`; null is unknown.
struct DayBounds {
  std::optional<Day> earliest;
  std::optional<Day> latest;

  bool operator==(const DayBounds&) const = default;
};

// Year, month, day; nullopt when there is no such day.
std::optional<Day> MakeDay(int year, unsigned month, unsigned day);
int YearOf(Day day);
unsigned MonthOf(Day day);     // 1..12
unsigned DayOfMonth(Day day);  // 1..31
unsigned IsoWeekday(Day day);  // Monday is 1
int IsoWeek(Day day, int* iso_year);
Day FirstOfMonth(Day day);
Day LastOfMonth(Day day);
// Same day of the month `months` later, or the month's last day.
Day AddMonths(Day day, int months);

std::string FormatDay(Day day);                           // 2022-08-13
std::string FormatMoment(Moment m);                       // 2022-08-13 or 2022-08-13T13:41
std::optional<Day> ParseDay(std::string_view iso);        // 2022-08-13 and nothing else
std::optional<Moment> ParseMoment(std::string_view iso);  // also 2022-08-13T13:41[:22]

// An ISO 8601 date of any precision with an optional time and zone, as metadata and scrapers
// write it: "2022", "2022-08", "2022-08-13", "2022-08-13T13:41:00+03:00", "2022-08-13 13:41Z".
struct IsoDate {
  DateRange range;
  std::optional<std::string> zone;  // "Z", "+03:00", as given
};
std::optional<IsoDate> ParseIsoDate(std::string_view text);

}  // namespace detente

#endif  // DETENTE_BASE_DATE_H_
