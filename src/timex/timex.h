// timex/timex.h: time expressions, with TIMEX3 type and value, and the interval they name.
//
// In: article (its publication time anchors the rest), sentences. Out: expressions in text order,
// not overlapping. Without a publication time, what hangs on it has a value of X-es and no range.
// Total. The parts of a range ("3 to 5 May") are two expressions, the month shared.
//
// docs/times.md tells how expressions are anchored.
//
// Known misses: times told by an event that has no date in the text ("two days after the vote" is a
// duration then), or by a verb ("after they voted"), and "the day of the coup"; southern seasons
// (always northern); moving feasts and national days (a value of X-es); fiscal years (a value, no
// days); non-Gregorian calendars; weekdays ahead of the publication in the past tense ("flew to
// Lima on Tuesday", printed on Monday); "former", "then".
#ifndef DETENTE_TIMEX_TIMEX_H_
#define DETENTE_TIMEX_TIMEX_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class TimexLexicon {
 public:
  static Result<TimexLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

std::vector<TimeExpression> FindTimes(const Article& article, std::span<const Sentence> sentences,
                                      const TimexLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_TIMEX_TIMEX_H_
