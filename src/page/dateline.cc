#include "page/dateline.h"

#include <string>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kMaxDateline = 90;
constexpr size_t kMaxCapitalWords = 4;

struct Separator {
  size_t begin = 0;
  size_t end = 0;
  bool colon = false;
  bool slash = false;
};

// The first dash with blanks around it (or a long dash), colon or "/AGENCY/" mark.
std::optional<Separator> FindSeparator(std::string_view text) {
  for (size_t i = 1; i < text.size() && i < kMaxDateline;) {
    const CodePoint c = DecodeAt(text, i);
    const size_t end = i + c.length;
    const bool blank_before = text[i - 1] == ' ' || text[i - 1] == ')' || text[i - 1] == '/';
    const bool blank_after = end < text.size() && (text[end] == ' ' || text[end] == '-');
    if (c.value == ':' && blank_after) return Separator{i, end, true, false};
    if (c.value == '/' && end < text.size()) {
      const size_t close = text.find('/', end);
      if (close != std::string_view::npos && close < kMaxDateline && close > end &&
          text[i - 1] == ' ') {
        size_t stop = close + 1;
        while (stop < text.size() && (text[stop] == '.' || text[stop] == '-')) ++stop;
        return Separator{i, stop, false, true};
      }
    }
    const bool long_dash = c.value == 0x2014 || c.value == 0x2013;
    if (IsDash(c.value) && ((blank_before && blank_after) || (long_dash && c.value == 0x2014))) {
      size_t stop = end;
      while (stop < text.size() && text[stop] == '-') ++stop;
      return Separator{i, stop, false, false};
    }
    if (text[i] == '.' && blank_after && i > 30) return std::nullopt;
    i = end;
  }
  return std::nullopt;
}

// A place first: one to four words that begin with capitals (small joints as in "Rio de Janeiro"
// and "NEW DELHI/ISLAMABAD"), up to a comma, bracket or the end. *all_caps: each of them wholly.
bool ReadPlace(std::string_view head, bool* all_caps, bool* comma, std::string_view* rest) {
  size_t end = head.find_first_of(",(.");
  if (end == std::string_view::npos) end = head.size();
  const std::string place = FoldSpace(head.substr(0, end));
  size_t words = 0;
  *all_caps = true;
  for (std::string_view word : SplitWords(place)) {
    ++words;
    const bool joint = word == "de" || word == "la" || word == "el" || word == "al" ||
                       word == "of" || word == "and" || word == "da" || word == "do";
    if (!joint && !StartsWithUpper(word)) return false;
    if (!IsAllCaps(word)) *all_caps = *all_caps && joint;
  }
  *comma = end < head.size() && head[end] == ',';
  *rest = end < head.size() ? head.substr(end) : std::string_view();
  return words >= 1 && words <= kMaxCapitalWords;
}

// What follows the place: brackets, months, weekdays, numbers, capitalised words; nothing else.
bool IsDatelineTail(std::string_view rest, bool* bracket, bool* date, const PageData& data) {
  const size_t open = rest.find('(');
  *bracket = open != std::string_view::npos && rest.find(')', open) != std::string_view::npos;
  for (const ChromeWord& word : ChromeWordsOf(rest)) {
    const bool number = word.key == "#";
    const auto [from, to] = data.dates.equal_range(word.key);
    bool calendar = false;
    for (auto it = from; it != to; ++it) {
      calendar |=
          it->second.type == DateWordClass::kMonth || it->second.type == DateWordClass::kWeekday;
    }
    *date |= calendar;
    if (number || calendar || StartsWithUpper(rest.substr(word.begin))) continue;
    if (open == std::string_view::npos || word.begin < open) return false;
  }
  return true;
}

}  // namespace

std::optional<TextSpan> FindDateline(std::string_view paragraph, const PageData& data) {
  const auto separator = FindSeparator(paragraph);
  if (!separator) return std::nullopt;
  const std::string_view head = Trim(paragraph.substr(0, separator->begin));
  bool all_caps = false;
  bool comma = false;
  bool bracket = false;
  bool date = false;
  std::string_view rest;
  if (head.empty() || !ReadPlace(head, &all_caps, &comma, &rest)) return std::nullopt;
  if (!IsDatelineTail(rest, &bracket, &date, data)) return std::nullopt;
  const bool agency = separator->slash || bracket;
  const bool certain = separator->colon ? all_caps : all_caps || agency || date || comma;
  if (!certain || (separator->slash && !all_caps && !date)) return std::nullopt;
  if (Trim(paragraph.substr(separator->end)).empty()) return std::nullopt;
  return TextSpan{0, static_cast<uint32_t>(separator->end)};
}

}  // namespace detente
