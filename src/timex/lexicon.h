// timex/lexicon.h (private): the words, phrases and named days of time expressions, compiled.
#ifndef DETENTE_TIMEX_LEXICON_H_
#define DETENTE_TIMEX_LEXICON_H_

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
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

// All that an atom may be or start.
struct AtomEntry {
  std::vector<Word> words;
  std::vector<Phrase> phrases;  // that start with it; the longest first
  std::vector<Phrase> holidays;
};

struct AtomHash {
  using is_transparent = void;
  size_t operator()(std::string_view atom) const { return std::hash<std::string_view>()(atom); }
};

// Cuts lower-case text as atoms.h cuts tokens: runs of letters, runs of digits, single marks.
std::vector<std::string> CutAtoms(std::string_view text);

// The day a rule of holidays.tsv names in a year; nullopt for moving feasts.
std::optional<Day> HolidayIn(const std::vector<std::string>& rule, int year);

}  // namespace timex

struct TimexLexicon::Data {
  // By atom. An atom that is not here and is no number starts no expression.
  std::unordered_map<std::string, timex::AtomEntry, timex::AtomHash, std::equal_to<>> entries;
  std::set<std::string, std::less<>> future;        // "will"
  std::set<std::string, std::less<>> future_to;     // "expected" before "to"
  std::set<std::string, std::less<>> future_until;  // "extend" with "until": lemmas
};

}  // namespace detente

#endif  // DETENTE_TIMEX_LEXICON_H_
