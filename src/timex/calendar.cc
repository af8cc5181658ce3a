#include "timex/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace detente::timex {
namespace {

using std::chrono::days;

bool Known(int year) { return year >= kFirstYear && year <= kLastYear; }

Day YearStart(int year) { return *MakeDay(year, 1, 1); }
Day YearEnd(int year) { return *MakeDay(year, 12, 31); }

CalendarSpan WeekAt(Day day) {
  const Day monday = day - days(IsoWeekday(day) - 1);
  int year = 0;
  const int week = IsoWeek(day, &year);
  return {monday, monday + days(6), fmt::format("{:04}-W{:02}", year, week), Precision::kWeek, 'W'};
}

CalendarSpan WeekendAt(Day day) {
  CalendarSpan week = WeekAt(day);
  week.from += days(5);
  week.value += "-WE";
  week.unit = 'K';
  return week;
}

std::string_view SeasonOf(unsigned month) {
  if (month == 12 || month <= 2) return "WI";
  return month <= 5 ? "SP" : month <= 8 ? "SU" : "FA";
}

// `months` months from the first of a month.
CalendarSpan MonthsFrom(Day first, int months, std::string value, Precision precision, Unit unit) {
  return {first, LastOfMonth(AddMonths(first, months - 1)), std::move(value), precision, unit};
}

int MonthsIn(Unit unit) {
  switch (unit) {
    case 'Y':
      return 12;
    case 'E':
      return 120;
    case 'C':
      return 1200;
    case 'H':
      return 6;
    case 'Q':
    case 'A':
      return 3;
    default:
      return 0;
  }
}

// A third of a unit of whole months.
DateRange ThirdOfMonths(const CalendarSpan& span, int months, int third) {
  const Day from = AddMonths(span.from, months / 3 * third);
  const Day to = LastOfMonth(AddMonths(from, months / 3 - 1));
  return {{from, {}}, {to, {}}, Precision::kPart};
}

DateRange ThirdOfMonth(const CalendarSpan& span, int third) {
  const Day from = span.from + days(10 * third);
  const Day to = third == 2 ? span.to : from + days(9);
  return {{from, {}}, {to, {}}, Precision::kPart};
}

DateRange ThirdOfWeek(const CalendarSpan& span, int third) {
  constexpr int kFirst[] = {0, 2, 4};
  constexpr int kLast[] = {1, 3, 6};
  return {{span.from + days(kFirst[third]), {}},
          {span.from + days(kLast[third]), {}},
          Precision::kPart};
}

// How many of which calendar unit make one of this.
struct Multiple {
  Unit unit;
  int count;
};

Multiple InBase(Unit unit) {
  switch (unit) {
    case 'F':
      return {'W', 2};
    case 'Q':
    case 'A':
      return {'M', 3};
    case 'H':
      return {'M', 6};
    case 'E':
      return {'Y', 10};
    case 'C':
      return {'Y', 100};
    case 'L':
      return {'Y', 1000};
    default:
      return {unit, 1};
  }
}

}  // namespace

Precision PrecisionOf(Unit unit) {
  switch (unit) {
    case 'h':
      return Precision::kHour;
    case 'm':
    case 's':
      return Precision::kMinute;
    case 'W':
    case 'F':
    case 'K':
      return Precision::kWeek;
    case 'M':
      return Precision::kMonth;
    case 'Q':
    case 'A':
    case 'H':
      return Precision::kSeason;
    case 'Y':
      return Precision::kYear;
    case 'E':
      return Precision::kDecade;
    case 'C':
    case 'L':
      return Precision::kNone;
    default:
      return Precision::kDay;
  }
}

CalendarSpan SpanAt(Unit unit, Day day) {
  const int year = YearOf(day);
  const unsigned month = MonthOf(day);
  switch (unit) {
    case 'W':
    case 'F':
      return WeekAt(day);
    case 'K':
      return WeekendAt(day);
    case 'M':
      return MonthsFrom(FirstOfMonth(day), 1, fmt::format("{:04}-{:02}", year, month),
                        Precision::kMonth, 'M');
    case 'Q': {
      const unsigned quarter = (month - 1) / 3 + 1;
      return MonthsFrom(*MakeDay(year, 3 * quarter - 2, 1), 3,
                        fmt::format("{:04}-Q{}", year, quarter), Precision::kSeason, 'Q');
    }
    case 'A':
      if (auto span = SeasonSpan(month <= 2 ? year - 1 : year, SeasonOf(month))) return *span;
      break;
    case 'Y':
      return {YearStart(year), YearEnd(year), fmt::format("{:04}", year), Precision::kYear, 'Y'};
    case 'E':
      return {YearStart(year / 10 * 10), YearEnd(year / 10 * 10 + 9),
              fmt::format("{:03}", year / 10), Precision::kDecade, 'E'};
    case 'C': {
      const int first = (year - 1) / 100 * 100 + 1;
      return {YearStart(first), YearEnd(first + 99), fmt::format("{:02}", first / 100),
              Precision::kNone, 'C'};
    }
    default:
      break;
  }
  return {day, day, FormatDay(day), Precision::kDay, 'D'};
}

std::optional<CalendarSpan> YearSpan(int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  return SpanAt('Y', YearStart(year));
}

std::optional<CalendarSpan> MonthSpan(int year, int month) {
  if (year < 1 || year > 9999) return std::nullopt;
  const auto first = MakeDay(year, static_cast<unsigned>(month), 1);
  if (!first) return std::nullopt;
  return SpanAt('M', *first);
}

std::optional<CalendarSpan> QuarterSpan(int year, int quarter) {
  if (quarter < 1 || quarter > 4 || !YearSpan(year)) return std::nullopt;
  return SpanAt('Q', *MakeDay(year, static_cast<unsigned>(3 * quarter), 1));
}

std::optional<CalendarSpan> HalfSpan(int year, int half) {
  if (half < 1 || half > 2 || !YearSpan(year)) return std::nullopt;
  return MonthsFrom(*MakeDay(year, half == 1 ? 1 : 7, 1), 6, fmt::format("{:04}-H{}", year, half),
                    Precision::kSeason, 'H');
}

std::optional<CalendarSpan> SeasonSpan(int year, std::string_view season) {
  if (!YearSpan(year)) return std::nullopt;
  const unsigned month = season == "SP" ? 3 : season == "SU" ? 6 : season == "FA" ? 9 : 12;
  return MonthsFrom(*MakeDay(year, month, 1), 3, fmt::format("{:04}-{}", year, season),
                    Precision::kSeason, 'A');
}

std::optional<CalendarSpan> DecadeSpan(int first_year) {
  if (first_year < 10 || first_year > 9980) return std::nullopt;
  return SpanAt('E', YearStart(first_year));
}

std::optional<CalendarSpan> CenturySpan(int century) {
  if (century < 2 || century > 90) return std::nullopt;
  return SpanAt('C', YearStart(century * 100));
}

std::optional<Day> Shift(Unit unit, int count, Day day) {
  const Multiple base = InBase(unit);
  const int64_t steps = int64_t{count} * base.count;
  const int64_t limit = base.unit == 'Y' ? 2000 : base.unit == 'M' ? 24000 : 700000;
  if (steps > limit || steps < -limit) return std::nullopt;
  const int n = static_cast<int>(steps);
  Day out = day;
  if (base.unit == 'Y') out = AddMonths(day, 12 * n);
  if (base.unit == 'M') out = AddMonths(day, n);
  if (base.unit == 'W' || base.unit == 'K') out = day + days(7 * n);
  if (base.unit == 'D' || base.unit == 'N') out = day + days(n);
  if (!Known(YearOf(out))) return std::nullopt;
  return out;
}

std::string UnknownValue(Unit unit) {
  switch (unit) {
    case 'W':
    case 'F':
      return "XXXX-WXX";
    case 'K':
      return "XXXX-WXX-WE";
    case 'M':
      return "XXXX-XX";
    case 'Q':
      return "XXXX-QX";
    case 'Y':
      return "XXXX";
    case 'E':
      return "XXX";
    case 'C':
      return "XX";
    case 'h':
    case 'm':
    case 's':
      return "XXXX-XX-XXTXX:XX";
    default:
      return "XXXX-XX-XX";
  }
}

DateRange PartOf(const CalendarSpan& span, std::string_view mod) {
  const int third = mod == "START" ? 0 : mod == "MID" ? 1 : mod == "END" ? 2 : -1;
  const DateRange whole{{span.from, {}}, {span.to, {}}, span.precision};
  if (third < 0) return whole;
  if (span.unit == 'M') return ThirdOfMonth(span, third);
  if (span.unit == 'W') return ThirdOfWeek(span, third);
  const int months = MonthsIn(span.unit);
  return months > 0 ? ThirdOfMonths(span, months, third) : whole;
}

std::string DurationValue(Unit unit, std::optional<int> count, bool half) {
  const bool clock = unit == 'h' || unit == 'm' || unit == 's';
  const std::string_view prefix = clock ? "PT" : "P";
  const Multiple base = unit == 'A' ? Multiple{'A', 1} : InBase(unit);
  const std::string letter = base.unit == 'K'   ? "WE"
                             : base.unit == 'N' ? "TNI"
                             : base.unit == 'A' ? "S"
                             : clock            ? std::string(1, static_cast<char>(unit - 32))
                                                : std::string(1, base.unit);
  if (!count) return fmt::format("{}X{}", prefix, letter);
  const int64_t total = int64_t{*count} * base.count;
  if (!half) return fmt::format("{}{}{}", prefix, total, letter);
  if (base.count % 2 == 0) return fmt::format("P{}{}", total + base.count / 2, letter);
  if (base.unit == 'Y' && total == 0) return "P6M";
  if (unit == 'h') return total == 0 ? "PT30M" : fmt::format("PT{}H30M", total);
  return fmt::format("{}{}.5{}", prefix, total, letter);
}

}  // namespace detente::timex
