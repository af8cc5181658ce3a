// timex/expression.h (private): a time expression as written, before it is anchored in the
// calendar. The grammar makes it, the anchor reads it.
#ifndef DETENTE_TIMEX_EXPRESSION_H_
#define DETENTE_TIMEX_EXPRESSION_H_

#include <optional>
#include <string>
#include <vector>

#include "timex/calendar.h"

namespace detente::timex {

enum class Kind {
  kNothing,   // looks like one, but is none: "40 years old"
  kDate,      // any of year, month, day, weekday: "Friday", "13 Aug, 2022", "2019"
  kUnit,      // direction and unit: "last week", "the same day"
  kOffset,    // so many units from the publication or from the time last named
  kSeason,    // with or without a year
  kQuarter,   // ordinal; 5 and 6 are the half-years
  kDecade,    // year is its first; two digits where the century is left out
  kCentury,   // ordinal
  kHoliday,   // rule of holidays.tsv
  kClock,     // minute of a day that is given by other fields or by the thread
  kDayPart,   // part of the day last named
  kSame,      // the time last named
  kPeriod,    // duration that reaches to or from now: "in the past five years"
  kDuration,  // "three months"
  kSet,       // value is ready
  kConstant,  // value is ready: PRESENT_REF, PAST_REF, FUTURE_REF, FY2019
};

enum class Direction { kNone, kThis, kLast, kNext, kSame, kPrevious, kFollowing };

// From where an offset is counted.
enum class Origin { kPublication, kThread };

struct Expression {
  int begin = 0;  // atoms
  int end = 0;
  Kind kind = Kind::kNothing;
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> weekday;
  std::optional<int> minute;  // of the day
  bool hour_only = false;     // "4 p.m."
  std::string zone;           // "Z" or empty
  Direction direction = Direction::kNone;
  Direction year_direction = Direction::kNone;  // "March of last year"
  Unit unit = 'D';
  std::optional<int> count;  // null: unknown ("several")
  bool half = false;         // and a half
  Origin origin = Origin::kPublication;
  int ordinal = 0;
  std::string season;
  std::string part;   // MO AF EV NI MI
  std::string mod;    // TIMEX3
  std::string value;  // of sets and constants
  std::vector<std::string> rule;
  int governor = -1;  // token of the verb that governs it; -1: not known
  // A year far from its neighbours in a tale, or the day of a report: the thread passes it by.
  bool aside = false;

  int size() const { return end - begin; }
  bool has_year() const { return year.has_value(); }
};

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_EXPRESSION_H_
