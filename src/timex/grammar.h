// timex/grammar.h (private): the grammar of time expressions over the atoms of a sentence.
//
// A composition of small rules, the longest reading wins; equal ones by the order of the rules.
// grammar_date.cc: days, months, years. grammar_unit.cc: seasons, quarters, decades, centuries,
// "last week". grammar_count.cc: durations, offsets, sets. grammar_clock.cc: times of day.
#ifndef DETENTE_TIMEX_GRAMMAR_H_
#define DETENTE_TIMEX_GRAMMAR_H_

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "timex/atoms.h"
#include "timex/expression.h"
#include "timex/lexicon.h"

namespace detente::timex {

using Parse = std::optional<Expression>;

// A number as written: "twenty-five", "two and a half", "several" (no value).
struct Count {
  int end = 0;
  std::optional<int> value;
  bool half = false;
  bool article = false;  // "a": one
};

class Grammar {
 public:
  explicit Grammar(const Atoms& atoms) : atoms_(atoms) {}

  // All expressions of the sentence in order, not overlapping.
  std::vector<Expression> ParseAll() const;

 private:
  Parse At(int i) const;
  Parse Core(int i) const;

  // grammar.cc
  Parse PhraseAt(int i) const;
  bool PhraseFits(const Phrase& phrase, int end) const;
  Parse HolidayAt(int i) const;
  Parse StagedAt(int i) const;    // "early May", "the end of 2019"
  Parse LaterAt(int i) const;     // "later this year"
  Parse ApproxAt(int i) const;    // "about three weeks", "around 2010"
  Parse ComparedAt(int i) const;  // "more than two years"
  Parse RangeTail(int i, const Expression& before) const;
  int AfterStage(int i, std::string* mod) const;
  bool Follows(int i, std::initializer_list<std::string_view> words) const;

  // grammar_date.cc
  Parse IsoAt(int i) const;
  Parse SlashDateAt(int i) const;
  Parse DateAt(int i) const;
  Parse DayMonthAt(int i) const;
  Parse MonthDayAt(int i) const;
  Parse MonthAt(int i) const;
  Parse SharedMonthAt(int i) const;  // the "3" of "3 to 5 May"
  Parse WeekdayAt(int i) const;
  Parse YearAt(int i) const;
  Parse FiscalAt(int i) const;
  Parse OrdinalDayAt(int i) const;  // "on the 5th"
  std::optional<int> DayNumber(int i, int* end) const;
  std::optional<int> MonthName(int i, int* end) const;
  std::optional<int> YearNumber(int i) const;
  bool BareMonthFits(int i, int end) const;
  bool BareYearFits(int i) const;
  void ReadYear(int i, Expression* expression) const;
  void ReadTail(Expression* expression) const;  // part of day, clock

  // grammar_unit.cc
  Parse SeasonAt(int i) const;
  Parse QuarterAt(int i) const;
  Parse DecadeAt(int i) const;
  Parse CenturyAt(int i) const;
  Parse UnitAt(int i) const;
  Parse WeekendAt(int i) const;
  std::optional<Direction> DirectionAt(int i) const;
  bool ReadYearOf(int i, Expression* expression) const;

  // grammar_count.cc
  std::optional<Count> CountAt(int i) const;
  std::optional<Count> CountCore(int i) const;
  const Word* UnitWord(int i) const;
  Parse PeriodAt(int i) const;
  Parse CountedAt(int i) const;  // durations and offsets
  Parse BareUnitsAt(int i) const;
  Parse LongAt(int i) const;  // "day-long"
  Parse SetAt(int i) const;
  Parse PerAt(int i) const;  // "per day", "15 a year"
  bool ReadShift(Expression* expression) const;

  // grammar_clock.cc
  Parse ClockAt(int i) const;
  Parse PartAt(int i) const;  // "the night of May 13"
  std::optional<int> MeridiemEnd(int i, bool* afternoon) const;
  int SkipZone(int i, Expression* expression) const;

  const Atoms& atoms_;
};

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_GRAMMAR_H_
