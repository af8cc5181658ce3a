// The records that anchor.cc's places in the calendar become.
#include <fmt/format.h>

#include <utility>

#include "timex/anchor.h"

namespace detente::timex {
namespace {

constexpr int kDayMinutes = 1440;

std::optional<std::string> ModOf(const Expression& e) {
  return e.mod.empty() ? std::nullopt : std::optional<std::string>(e.mod);
}

std::string ClockSuffix(const Expression& e) {
  if (e.minute) return fmt::format("T{:02}:{:02}{}", *e.minute / 60, *e.minute % 60, e.zone);
  return e.part.empty() ? "" : 'T' + e.part;
}

bool IsTime(const Expression& e) { return e.minute || !e.part.empty(); }

std::string Two(std::optional<int> value) {
  return value ? fmt::format("{:02}", *value) : std::string("XX");
}

// What is known of an expression that could not be placed, and X for the rest.
std::string PartialValue(const Expression& e) {
  switch (e.kind) {
    case Kind::kUnit:
    case Kind::kOffset:
      return UnknownValue(e.unit);
    case Kind::kSeason:
      return "XXXX-" + e.season;
    case Kind::kQuarter:
      return e.ordinal > 4 ? fmt::format("XXXX-H{}", e.ordinal - 4)
                           : fmt::format("XXXX-Q{}", e.ordinal);
    case Kind::kDecade:
      return "XXX";
    case Kind::kCentury:
      return "XX";
    default:
      break;
  }
  const std::string year = e.year ? fmt::format("{:04}", *e.year) : "XXXX";
  if (e.month && !e.day) return year + '-' + Two(e.month);
  if (e.month || e.day) return year + '-' + Two(e.month) + '-' + Two(e.day);
  if (e.weekday) return fmt::format("XXXX-WXX-{}", *e.weekday);
  return e.year ? year : "XXXX-XX-XX";
}

}  // namespace

TimeExpression Anchor::Dated(const Expression& e, const CalendarSpan& span) const {
  TimeExpression time;
  time.type = IsTime(e) ? "TIME" : "DATE";
  time.value = span.value + ClockSuffix(e);
  time.mod = ModOf(e);
  time.range = PartOf(span, e.mod);
  if (e.minute && span.unit == 'D') {
    time.range->from.minute = *e.minute;
    time.range->to.minute = e.hour_only ? *e.minute / 60 * 60 + 59 : *e.minute;
    time.range->precision = e.hour_only ? Precision::kHour : Precision::kMinute;
  }
  return time;
}

TimeExpression Anchor::Undated(const Expression& e) const {
  TimeExpression time;
  time.type = IsTime(e) ? "TIME" : "DATE";
  time.value = PartialValue(e) + ClockSuffix(e);
  time.mod = ModOf(e);
  return time;
}

TimeExpression Anchor::Duration(const Expression& e) const {
  TimeExpression time;
  time.type = "DURATION";
  time.value = DurationValue(e.unit, e.count, e.half);
  time.mod = ModOf(e);
  if (e.kind == Kind::kPeriod) time.range = PeriodRange(e);
  return time;
}

// "the past five years" reaches to the publication, "the next five" from it.
std::optional<DateRange> Anchor::PeriodRange(const Expression& e) const {
  const bool ahead = e.direction == Direction::kNext || e.direction == Direction::kFollowing;
  const bool thread = e.direction == Direction::kPrevious || e.direction == Direction::kFollowing;
  std::optional<Day> origin;
  if (thread && last_) origin = ahead ? last_->to : last_->from;
  if (!thread && published_) origin = published_->day;
  if (!origin || !e.count || PrecisionOf(e.unit) <= Precision::kHour) return std::nullopt;
  const auto other = Shift(e.unit, ahead ? *e.count : -*e.count, *origin);
  if (!other) return std::nullopt;
  return DateRange{
      {ahead ? *origin : *other, {}}, {ahead ? *other : *origin, {}}, PrecisionOf(e.unit)};
}

// "around the same time": the time told last.
TimeExpression Anchor::Same(const Expression& e) const {
  TimeExpression time;
  if (last_time_) {
    time = *last_time_;
  } else {
    time.type = "DATE";
    time.value = "XXXX-XX-XX";
  }
  time.mod = ModOf(e);
  return time;
}

// "three hours ago": to the minute only where the publication has one.
TimeExpression Anchor::HoursAway(const Expression& e) const {
  TimeExpression time;
  time.type = "TIME";
  time.value = UnknownValue(e.unit);
  time.mod = ModOf(e);
  const bool known = e.origin == Origin::kPublication && published_ && published_->minute;
  const int reach = 100 * kDayMinutes;
  if (!known || !e.count || *e.count > reach || *e.count < -reach) return time;
  const int step = e.unit == 'h' ? 60 : e.unit == 'm' ? 1 : 0;
  const int64_t minutes = *published_->minute + int64_t{*e.count} * step;
  const int64_t away =
      minutes >= 0 ? minutes / kDayMinutes : -((-minutes + kDayMinutes - 1) / kDayMinutes);
  const Moment moment{published_->day + std::chrono::days(away),
                      static_cast<int>(minutes - away * kDayMinutes)};
  time.value = FormatMoment(moment);
  time.range = DateRange{moment, moment, PrecisionOf(e.unit)};
  return time;
}

}  // namespace detente::timex
