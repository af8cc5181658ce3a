// timex/timex.h: time expressions, with TIMEX3 type and value, and the interval they name.
//
// In: article (its publication time anchors the rest), sentences. Out: expressions in text order,
// not overlapping. Without a publication time, what hangs on it has a value of X-es and no range.
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
