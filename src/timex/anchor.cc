#include "timex/anchor.h"

#include <cstdlib>

namespace detente::timex {
namespace {

using std::chrono::days;

std::optional<Day> Published(const std::optional<detente::Published>& published) {
  if (!published || published->precision == Precision::kNone) return std::nullopt;
  return published->from.day;
}

// How much nearer a date on the side that the tense does not point to must be.
constexpr int kMuch = 12;

// A named day so near ahead is meant, whatever the tense: "as Easter week began".
constexpr int kEve = 7;

bool Finer(Unit unit) { return unit == 'D' || unit == 'W' || unit == 'K' || unit == 'F'; }

}  // namespace

Anchor::Anchor(const std::optional<detente::Published>& published, std::optional<int> tale_year)
    : tale_(tale_year.has_value()) {
  if (tale_year) last_ = YearSpan(*tale_year);
  if (Published(published)) {
    published_ = published->from;
    published_precision_ = published->precision;
  }
}

void Anchor::StartSentence() {
  sentence_year_.reset();
  sentence_day_.reset();
}

// The day that bare dates are counted from.
std::optional<Day> Anchor::BareOrigin() const {
  if (tale_ && last_) return last_->from;
  if (published_) return published_->day;
  return last_ ? std::optional<Day>(last_->from) : std::nullopt;
}

std::optional<Day> Anchor::Origin(Direction direction) const {
  const bool from_thread = direction == Direction::kSame || direction == Direction::kPrevious ||
                           direction == Direction::kFollowing;
  if ((from_thread || (tale_ && direction == Direction::kNone)) && last_) return last_->from;
  if (published_) return published_->day;
  return std::nullopt;
}

std::optional<int> Anchor::YearBy(const Expression& e) const {
  if (e.year) return e.year;
  if (e.year_direction == Direction::kNone) return std::nullopt;
  const auto origin = tale_ && last_ ? std::optional<Day>(last_->from) : Origin(e.year_direction);
  if (!origin) return std::nullopt;
  const int year = YearOf(*origin);
  if (e.year_direction == Direction::kLast || e.year_direction == Direction::kPrevious) {
    return year - 1;
  }
  if (e.year_direction == Direction::kNext || e.year_direction == Direction::kFollowing) {
    return year + 1;
  }
  return year;
}

Anchor::Span Anchor::InYear(const Expression& e, int year) const {
  if (!e.day) return MonthSpan(year, *e.month);
  const auto day = MakeDay(year, static_cast<unsigned>(*e.month), static_cast<unsigned>(*e.day));
  return day ? Span(SpanAt('D', *day)) : std::nullopt;
}

Anchor::Span Anchor::MonthAndDay(const Expression& e, TimeOfClause tense) const {
  if (const auto year = YearBy(e)) return InYear(e, *year);
  if (e.year_direction != Direction::kNone) return std::nullopt;
  const auto origin = BareOrigin();
  if (!origin) return std::nullopt;
  const int year = YearOf(*origin);
  // "in 2003 it opened in March", but not "since 2003 ..., and in March".
  const bool together =
      sentence_governor_ < 0 || e.governor < 0 || tale_ || sentence_governor_ == e.governor;
  if (sentence_year_ && together && tense != TimeOfClause::kFuture) {
    return InYear(e, *sentence_year_);
  }
  const bool from_tale = (tale_ || !published_) && last_;
  if (from_tale && last_->unit == 'Y') return InYear(e, year);
  Span best;
  int64_t best_distance = 0;
  for (int y = year - 1; y <= year + 1; ++y) {
    const Span span = InYear(e, y);
    if (!span) continue;
    const int64_t away = (span->from > *origin ? span->from - *origin : *origin - span->to).count();
    const bool holds = span->from <= *origin && *origin <= span->to;
    const bool past = holds || span->to < *origin;
    int64_t distance = holds ? 0 : away;
    if (!from_tale) {
      const bool future = holds || span->from > *origin;
      if (e.direction == Direction::kLast && (!past || holds)) continue;
      if (e.direction == Direction::kNext && (!future || holds)) continue;
      if (e.direction == Direction::kThis && y != year) continue;
      // The other side of the publication only where it is much nearer.
      const bool ahead = tense == TimeOfClause::kFuture;
      if (ahead ? !future : !past) distance *= tense == TimeOfClause::kPast || ahead ? kMuch : 2;
    }
    if (!best || distance < best_distance) {
      best = span;
      best_distance = distance;
    }
  }
  return best;
}

Anchor::Span Anchor::Weekday(const Expression& e, TimeOfClause tense) const {
  const auto origin = BareOrigin();
  if (!origin || (!tale_ && published_ && published_precision_ > Precision::kDay)) {
    return std::nullopt;
  }
  if ((tale_ || !published_) && (!last_ || last_->unit != 'D')) return std::nullopt;
  const int back = (static_cast<int>(IsoWeekday(*origin)) - *e.weekday + 7) % 7;
  const int ahead = (7 - back) % 7;
  const bool forward = e.direction == Direction::kNext || e.direction == Direction::kFollowing ||
                       (e.direction == Direction::kNone &&
                        (tense == TimeOfClause::kFuture || tense == TimeOfClause::kPresent)) ||
                       e.direction == Direction::kThis ||
                       (tale_ && e.direction == Direction::kNone);
  int shift = forward ? ahead : -back;
  if (shift == 0 && e.direction == Direction::kLast) shift = -7;
  if (shift == 0 && e.direction == Direction::kNext) shift = 7;
  return SpanAt('D', *origin + days(shift));
}

Anchor::Span Anchor::Date(const Expression& e, TimeOfClause tense) const {
  if (e.month) return MonthAndDay(e, tense);
  if (e.day) {  // "on the 5th"
    const auto origin =
        last_ && last_->unit != 'Y' ? std::optional<Day>(last_->from) : BareOrigin();
    if (!origin) return std::nullopt;
    const auto day = MakeDay(YearOf(*origin), MonthOf(*origin), static_cast<unsigned>(*e.day));
    return day ? Span(SpanAt('D', *day)) : std::nullopt;
  }
  if (e.weekday) return Weekday(e, tense);
  return e.year ? YearSpan(*e.year) : std::nullopt;
}

Anchor::Span Anchor::DirectedUnit(const Expression& e) const {
  auto origin = Origin(e.direction);
  if (!origin) return std::nullopt;
  const bool from_publication =
      !last_ || (e.direction != Direction::kSame && e.direction != Direction::kPrevious &&
                 e.direction != Direction::kFollowing);
  if (from_publication && Finer(e.unit) && published_precision_ > Precision::kDay) {
    return std::nullopt;
  }
  // "the same day" after a mere year says nothing.
  if (!from_publication && last_->precision > PrecisionOf(e.unit)) return std::nullopt;
  int steps = 0;
  if (e.direction == Direction::kLast || e.direction == Direction::kPrevious) steps = -1;
  if (e.direction == Direction::kNext || e.direction == Direction::kFollowing) steps = 1;
  // "the weekend" is the last one, if the week is before its end.
  if (e.unit == 'K' && e.direction == Direction::kNone && IsoWeekday(*origin) < 6) steps = -1;
  const auto day = Shift(e.unit, steps, *origin);
  return day ? Span(SpanAt(e.unit, *day)) : std::nullopt;
}

Anchor::Span Anchor::Offset(const Expression& e) const {
  const bool thread = e.origin == Origin::kThread && last_;
  if (!thread && !published_) return std::nullopt;
  if (!e.count || e.unit == 'h' || e.unit == 'm' || e.unit == 's') return std::nullopt;
  const Precision known = thread ? last_->precision : published_precision_;
  if (Finer(e.unit) && known > Precision::kWeek) return std::nullopt;
  const Day origin = thread ? (*e.count > 0 ? last_->to : last_->from) : published_->day;
  const auto day = Shift(e.unit, *e.count, origin);
  if (!day) return std::nullopt;
  // Weeks and finer keep the grain of what they are counted from.
  if (thread && last_->unit == 'D' && e.unit == 'W') return SpanAt('D', *day);
  // "a decade ago" is a year, told as finely as a decade.
  if (PrecisionOf(e.unit) >= Precision::kDecade) {
    CalendarSpan year = SpanAt('Y', *day);
    year.precision = PrecisionOf(e.unit);
    return year;
  }
  return SpanAt(e.unit == 'N' ? 'D' : e.unit, *day);
}

Anchor::Span Anchor::Season(const Expression& e, TimeOfClause tense) const {
  if (const auto year = YearBy(e)) return SeasonSpan(*year, e.season);
  const bool thread = e.direction == Direction::kSame && last_;
  const auto origin = thread ? std::optional<Day>(last_->from) : BareOrigin();
  if (!origin) return std::nullopt;
  const int year = YearOf(*origin);
  if (thread || tale_ || e.direction == Direction::kThis) {
    const bool winter = e.season == "WI" && MonthOf(*origin) <= 2 && !(last_ && last_->unit == 'Y');
    return SeasonSpan(winter ? year - 1 : year, e.season);
  }
  const bool ahead = tense == TimeOfClause::kFuture || e.direction == Direction::kNext;
  Span best;
  for (int y = ahead ? year + 1 : year - 2; ahead ? y >= year - 1 : y <= year;
       y += ahead ? -1 : 1) {
    const Span span = SeasonSpan(y, e.season);
    if (!span) continue;
    const bool strict = e.direction != Direction::kNone;
    const bool fits = ahead ? (strict ? span->from > *origin : span->to >= *origin)
                            : (strict ? span->to < *origin : span->from <= *origin);
    if (fits) best = span;
  }
  return best;
}

Anchor::Span Anchor::Quarter(const Expression& e) const {
  auto year = YearBy(e);
  if (!year && e.year_direction == Direction::kNone) {
    if (const auto origin = BareOrigin()) {
      year = YearOf(*origin);
      // A quarter that has not begun is that of last year.
      const Span span = QuarterSpan(*year, e.ordinal);
      if (!tale_ && span && span->from > *origin) --*year;
    }
  }
  if (!year) return std::nullopt;
  return e.ordinal > 4 ? HalfSpan(*year, e.ordinal - 4) : QuarterSpan(*year, e.ordinal);
}

Anchor::Span Anchor::Decade(const Expression& e) const {
  if (!e.year) return std::nullopt;
  if (*e.year >= 100) return DecadeSpan(*e.year);
  const auto origin = BareOrigin();
  const int now = origin ? YearOf(*origin) : 1999;
  const int century = now / 100 * 100;
  return DecadeSpan(century + *e.year <= now ? century + *e.year : century - 100 + *e.year);
}

Anchor::Span Anchor::Holiday(const Expression& e, TimeOfClause tense) const {
  const auto in_year = [&](int year) -> Span {
    const auto day = HolidayIn(e.rule, year);
    return day ? Span(SpanAt('D', *day)) : std::nullopt;
  };
  if (const auto year = YearBy(e)) return in_year(*year);
  const auto origin = BareOrigin();
  if (!origin) return std::nullopt;
  const bool ahead = tense == TimeOfClause::kFuture || e.direction == Direction::kNext;
  const bool behind = tense == TimeOfClause::kPast || e.direction == Direction::kLast;
  Span best;
  int64_t best_distance = 0;
  for (int year = YearOf(*origin) - 1; year <= YearOf(*origin) + 1; ++year) {
    const Span span = in_year(year);
    if (!span) continue;
    int64_t distance = std::abs((span->from - *origin).count());
    const bool wrong = ahead ? span->from < *origin : span->from > *origin;
    if (wrong && behind && distance > kEve) continue;
    if (wrong) distance *= ahead ? kMuch : 2;
    if (!best || distance < best_distance) {
      best = span;
      best_distance = distance;
    }
  }
  return best;
}

// The day of a clock time that stands alone: the sentence's, else the publication's.
Anchor::Span Anchor::ClockDay(const Expression& e, TimeOfClause tense) const {
  if (e.day || e.weekday || e.month) return Date(e, tense);
  if (sentence_day_) return SpanAt('D', *sentence_day_);
  if (e.kind == Kind::kDayPart) return std::nullopt;
  if (last_ && last_->unit == 'D') return SpanAt('D', last_->from);
  if (published_ && published_precision_ <= Precision::kDay) return SpanAt('D', published_->day);
  return std::nullopt;
}

Anchor::Span Anchor::Calendar(const Expression& e, TimeOfClause tense) const {
  switch (e.kind) {
    case Kind::kDate:
      return Date(e, tense);
    case Kind::kUnit:
      return DirectedUnit(e);
    case Kind::kOffset:
      return Offset(e);
    case Kind::kSeason:
      return Season(e, tense);
    case Kind::kQuarter:
      return Quarter(e);
    case Kind::kDecade:
      return Decade(e);
    case Kind::kCentury:
      return CenturySpan(e.ordinal);
    case Kind::kHoliday:
      return Holiday(e, tense);
    case Kind::kClock:
    case Kind::kDayPart:
      return ClockDay(e, tense);
    default:
      return std::nullopt;
  }
}

void Anchor::Remember(const Expression& e, const CalendarSpan& span, const TimeExpression& time) {
  const bool written = e.year && e.kind == Kind::kDate;
  const bool last_year = e.kind == Kind::kUnit && e.unit == 'Y' && e.direction == Direction::kLast;
  if ((written || last_year) && published_ && YearOf(span.from) < YearOf(published_->day)) {
    sentence_year_ = YearOf(span.from);
    sentence_governor_ = e.governor;
  }
  if (e.aside) return;
  if (span.unit == 'D') sentence_day_ = span.from;
  last_ = span;
  last_time_ = time;
}

std::optional<TimeExpression> Anchor::ResolveTied(const Expression& e, const CalendarSpan& event,
                                                  int sign) {
  if (!e.count || e.half || PrecisionOf(e.unit) <= Precision::kHour) return std::nullopt;
  if (Finer(e.unit) && event.precision > Precision::kWeek) return std::nullopt;
  const auto day = Shift(e.unit, sign * *e.count, sign > 0 ? event.to : event.from);
  if (!day) return std::nullopt;
  const CalendarSpan span = SpanAt(Finer(e.unit) && event.unit == 'D' ? 'D' : e.unit, *day);
  const TimeExpression time = Dated(e, span);
  Remember(e, span, time);
  return time;
}

std::optional<TimeExpression> Anchor::Resolve(const Expression& e, TimeOfClause tense) {
  TimeExpression time;
  switch (e.kind) {
    case Kind::kNothing:
      return std::nullopt;
    case Kind::kSet:
      time.type = "SET";
      break;
    case Kind::kConstant:
      time.type = "DATE";
      break;
    case Kind::kDuration:
    case Kind::kPeriod:
      return Duration(e);
    case Kind::kSame:
      return Same(e);
    default: {
      if (e.kind == Kind::kOffset && PrecisionOf(e.unit) <= Precision::kHour) return HoursAway(e);
      const Span span = Calendar(e, tense);
      if (!span) return Undated(e);
      time = Dated(e, *span);
      Remember(e, *span, time);
      return time;
    }
  }
  time.value = e.value;
  return time;
}

}  // namespace detente::timex
