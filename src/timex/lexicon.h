// timex/lexicon.h (private): the words, phrases and named days of time expressions, compiled.
#ifndef DETENTE_TIMEX_LEXICON_H_
#define DETENTE_TIMEX_LEXICON_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "timex/timex.h"

namespace detente {

namespace timex {

enum class WordClass {
  kWeekday,
  kWeekdayShort,
  kMonth,
  kMonthShort,
  kSeason,
  kUnit,
  kUnits,
  kNumber,
  kOrdinal,
  kQuantity,
  kPart,
  kStage,
  kApprox,
  kDirection,
  kShift,
  kZone,
  kFrequency,
  kEvery,
  kDecade,
};

struct Word {
  WordClass word_class = WordClass::kNumber;
  std::string value;
  int number = 0;  // of values that are numbers
};

// A fixed phrase: its atoms in lower case, and a rule as lexicons/timex/phrases.tsv defines it.
struct Phrase {
  std::vector<std::string> atoms;
  std::vector<std::string> rule;  // verb first
};

// Cuts lower-case text as atoms.h cuts tokens: runs of letters, runs of digits, single marks.
std::vector<std::string> CutAtoms(std::string_view text);

// The day a rule of holidays.tsv names in a year; nullopt for moving feasts.
std::optional<Day> HolidayIn(const std::vector<std::string>& rule, int year);

}  // namespace timex

struct TimexLexicon::Data {
  std::map<std::string, std::vector<timex::Word>, std::less<>> words;
  // By first atom; the longest first.
  std::map<std::string, std::vector<timex::Phrase>, std::less<>> phrases;
  std::map<std::string, std::vector<timex::Phrase>, std::less<>> holidays;
  std::set<std::string, std::less<>> future;        // "will"
  std::set<std::string, std::less<>> future_to;     // "expected" before "to"
  std::set<std::string, std::less<>> future_until;  // "extend" with "until": lemmas
};

}  // namespace detente

#endif  // DETENTE_TIMEX_LEXICON_H_
