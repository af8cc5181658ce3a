#include "timex/lexicon.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace timex {
namespace {

constexpr std::array<std::string_view, 19> kClassNames = {
    "weekday", "weekday_short", "month",     "month_short", "season", "unit",   "units",
    "number",  "ordinal",       "quantity",  "part",        "stage",  "approx", "direction",
    "shift",   "zone",          "frequency", "every",       "decade"};

int NumberOr(std::string_view text, int fallback) {
  const auto value = ParseInt(text);
  return value && *value > -100000 && *value < 100000 ? static_cast<int>(*value) : fallback;
}

// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
std::optional<Day> WesternEaster(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return MakeDay(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

// Easter Sunday of the Julian calendar, as a Gregorian day (years 1900 to 2099).
std::optional<Day> EasternEaster(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int f = d + e + 114;
  const auto julian =
      MakeDay(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
  if (!julian) return std::nullopt;
  return *julian + std::chrono::days(13);
}

std::optional<Day> NthWeekday(int year, int month, int nth, int weekday) {
  const auto first = MakeDay(year, static_cast<unsigned>(month), 1);
  if (!first) return std::nullopt;
  const int shift = (weekday - static_cast<int>(IsoWeekday(*first)) + 7) % 7;
  return *first + std::chrono::days(shift + 7 * (nth - 1));
}

std::optional<Day> LastWeekday(int year, int month, int weekday) {
  const auto first = MakeDay(year, static_cast<unsigned>(month), 1);
  if (!first) return std::nullopt;
  const Day last = LastOfMonth(*first);
  return last - std::chrono::days((static_cast<int>(IsoWeekday(last)) - weekday + 7) % 7);
}

}  // namespace

std::vector<std::string> CutAtoms(std::string_view text) {
  std::vector<std::string> atoms;
  for (size_t i = 0; i < text.size();) {
    const CodePoint first = DecodeAt(text, i);
    size_t end = i + first.length;
    const bool letter = IsLetter(first.value);
    while (end < text.size() && (letter || IsDigit(first.value))) {
      const CodePoint next = DecodeAt(text, end);
      if (letter ? !IsLetter(next.value) : !IsDigit(next.value)) break;
      end += next.length;
    }
    if (!IsSpace(first.value)) {
      atoms.emplace_back(first.value == 0x2019 ? std::string("'")
                                               : std::string(text.substr(i, end - i)));
    }
    i = end;
  }
  return atoms;
}

std::optional<Day> HolidayIn(const std::vector<std::string>& rule, int year) {
  const auto number = [&](size_t i) { return i < rule.size() ? NumberOr(rule[i], 0) : 0; };
  if (rule.empty()) return std::nullopt;
  if (rule[0] == "fixed") {
    return MakeDay(year, static_cast<unsigned>(number(1)), static_cast<unsigned>(number(2)));
  }
  if (rule[0] == "nth") return NthWeekday(year, number(1), number(2), number(3));
  if (rule[0] == "last") return LastWeekday(year, number(1), number(2));
  if (rule[0] != "easter" && rule[0] != "orthodox") return std::nullopt;
  const auto easter = rule[0] == "easter" ? WesternEaster(year) : EasternEaster(year);
  if (!easter) return std::nullopt;
  return *easter + std::chrono::days(number(1));
}

namespace {

// Words that the grammar itself reads at the start of an expression.
constexpr std::string_view kStarters[] = {
    "'",   "a",    "an",   "another", "at",     "fewer",    "financial", "fiscal", "fy",
    "h",   "half", "less", "longer",  "midday", "midnight", "more",      "no",     "noon",
    "per", "q",    "the",  "up",      "very",   "year",     "‘"};

using PhraseList = std::vector<Phrase> AtomEntry::*;

Status ReadWords(const LexiconSet& lexicons, TimexLexicon::Data* data) {
  const auto table = lexicons.Find("timex/words.tsv");
  if (!table.ok()) return table.error();
  const Table& t = **table;
  for (size_t row = 0; row < t.size(); ++row) {
    const auto at = std::find(kClassNames.begin(), kClassNames.end(), t.Cell(row, "class"));
    if (at == kClassNames.end()) return t.ErrorAt(row, "no such class");
    Word word;
    word.word_class = static_cast<WordClass>(at - kClassNames.begin());
    word.value = std::string(t.Cell(row, "value"));
    word.number = NumberOr(word.value, 0);
    data->entries[std::string(t.Cell(row, "word"))].words.push_back(std::move(word));
  }
  return Done{};
}

Status ReadPhrases(const LexiconSet& lexicons, std::string_view file, std::string_view column,
                   std::string_view verbs, PhraseList list, TimexLexicon::Data* data) {
  const auto table = lexicons.Find(file);
  if (!table.ok()) return table.error();
  const Table& t = **table;
  const auto known = SplitWords(verbs);
  for (size_t row = 0; row < t.size(); ++row) {
    Phrase phrase;
    phrase.atoms = CutAtoms(t.Cell(row, column));
    for (std::string_view part : SplitWords(t.Cell(row, "rule"))) phrase.rule.emplace_back(part);
    if (phrase.rule.empty() ||
        std::find(known.begin(), known.end(), phrase.rule[0]) == known.end()) {
      return t.ErrorAt(row, "no such rule");
    }
    auto& phrases = data->entries[phrase.atoms[0]].*list;
    const auto shorter = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& other) {
      return other.atoms.size() < phrase.atoms.size();
    });
    phrases.insert(shorter, std::move(phrase));
  }
  return Done{};
}

Status ReadFuture(const LexiconSet& lexicons, TimexLexicon::Data* data) {
  const auto table = lexicons.Find("timex/future.tsv");
  if (!table.ok()) return table.error();
  const Table& t = **table;
  for (size_t row = 0; row < t.size(); ++row) {
    const std::string_view needs = t.Cell(row, "needs");
    auto& words = needs == "to"      ? data->future_to
                  : needs == "until" ? data->future_until
                                     : data->future;
    words.emplace(t.Cell(row, "word"));
  }
  return Done{};
}

}  // namespace
}  // namespace timex

Result<TimexLexicon> TimexLexicon::Compile(const LexiconSet& lexicons) {
  auto data = std::make_shared<Data>();
  for (std::string_view word : timex::kStarters) data->entries[std::string(word)];
  const Status steps[] = {
      timex::ReadWords(lexicons, data.get()),
      timex::ReadPhrases(lexicons, "timex/phrases.tsv", "phrase",
                         "constant offset thread thread_season same part set drop",
                         &timex::AtomEntry::phrases, data.get()),
      timex::ReadPhrases(lexicons, "timex/holidays.tsv", "name",
                         "fixed easter orthodox nth last moving", &timex::AtomEntry::holidays,
                         data.get()),
      timex::ReadFuture(lexicons, data.get())};
  for (const Status& step : steps) {
    if (!step.ok()) return step.error();
  }
  TimexLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

}  // namespace detente
