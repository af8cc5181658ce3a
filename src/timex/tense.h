// timex/tense.h (private): does the clause around a time expression speak of the past or future?
#ifndef DETENTE_TIMEX_TENSE_H_
#define DETENTE_TIMEX_TENSE_H_

#include "document/sentence.h"
#include "timex/lexicon.h"

namespace detente::timex {

// kPresent: "meets on Friday". A weekday is ahead then; a month may lie on either side.
enum class TimeOfClause { kUnknown, kPast, kPresent, kFuture };

// By the verb that governs the token in the tree; where the tree has none, by the nearest verb
// before the token, else after it. Total: heads may be missing, out of range or circular.
TimeOfClause TenseAt(const Sentence& sentence, int token, const TimexLexicon::Data& lexicon);

// The verb tells only who told it: "said on Monday".
bool IsReport(const Sentence& sentence, int verb);

// The nearest verb above the token in the tree; -1 if there is none.
int GovernorOf(const Sentence& sentence, int token);

}  // namespace detente::timex

#endif  // DETENTE_TIMEX_TENSE_H_
