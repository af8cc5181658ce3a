// timex/tense.h (private): does the clause around a time expression speak of the past or future?
#ifndef DETENTE_TIMEX_TENSE_H_
#define DETENTE_TIMEX_TENSE_H_

#include "document/sentence.h"
#include "timex/lexicon.h"

namespace detente::timex {

enum class TimeOfClause { kUnknown, kPast, kFuture };

// By the nearest verb before the token, else after it. Total.
TimeOfClause TenseAt(const Sentence& sentence, int token, const TimexLexicon::Data& lexicon);

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_TENSE_H_
