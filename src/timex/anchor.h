// timex/anchor.h (private): from an expression as written to its place in the calendar.
//
// News counts from the publication: a weekday is the nearest past one, a bare month the latest
// (the next ones under a verb that looks ahead). A tale of past years, or a text without a
// publication day, counts bare dates from the date told last.
#ifndef DETENTE_TIMEX_ANCHOR_H_
#define DETENTE_TIMEX_ANCHOR_H_

#include <optional>
#include <string>

#include "document/records.h"
#include "timex/calendar.h"
#include "timex/expression.h"
#include "timex/tense.h"

namespace detente::timex {

class Anchor {
 public:
  // `tale_year`: the text is a tale of past years that starts in this one; its bare dates hang on
  // the date told last, not on the publication.
  Anchor(const std::optional<Published>& published, std::optional<int> tale_year);

  void StartSentence();
  // Type, value, mod and range; the span is the caller's. nullopt: no time after all.
  std::optional<TimeExpression> Resolve(const Expression& expression, TimeOfClause tense);
  // "two days after the vote", from the date of the vote.
  std::optional<TimeExpression> ResolveTied(const Expression& expression, const CalendarSpan& event,
                                            int sign);
  // The date told last; null before the first.
  const std::optional<CalendarSpan>& last() const { return last_; }
  // A day of this sentence has been told.
  bool HasSentenceDay() const { return sentence_day_.has_value(); }

 private:
  using Span = std::optional<CalendarSpan>;

  Span Calendar(const Expression& e, TimeOfClause tense) const;
  Span Date(const Expression& e, TimeOfClause tense) const;
  Span MonthAndDay(const Expression& e, TimeOfClause tense) const;
  Span InYear(const Expression& e, int year) const;
  Span Weekday(const Expression& e, TimeOfClause tense) const;
  Span DirectedUnit(const Expression& e) const;
  Span Offset(const Expression& e) const;
  Span Season(const Expression& e, TimeOfClause tense) const;
  Span Quarter(const Expression& e) const;
  Span Decade(const Expression& e) const;
  Span Holiday(const Expression& e, TimeOfClause tense) const;
  Span ClockDay(const Expression& e, TimeOfClause tense) const;
  std::optional<int> YearBy(const Expression& e) const;
  std::optional<Day> Origin(Direction direction) const;
  std::optional<Day> BareOrigin() const;

  TimeExpression Dated(const Expression& e, const CalendarSpan& span) const;
  TimeExpression Undated(const Expression& e) const;
  TimeExpression Duration(const Expression& e) const;
  TimeExpression Same(const Expression& e) const;
  TimeExpression HoursAway(const Expression& e) const;
  std::optional<DateRange> PeriodRange(const Expression& e) const;
  void Remember(const Expression& e, const CalendarSpan& span, const TimeExpression& time);

  std::optional<Moment> published_;
  Precision published_precision_ = Precision::kNone;
  bool tale_ = false;
  std::optional<CalendarSpan> last_;  // the date told last
  std::optional<TimeExpression> last_time_;
  std::optional<int> sentence_year_;  // a year written in this sentence
  int sentence_governor_ = -1;        // and the verb that governs it
  std::optional<Day> sentence_day_;
};

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_ANCHOR_H_
