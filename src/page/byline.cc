#include "page/byline.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dates.h"
#include "page/lines.h"

namespace detente {
namespace {

constexpr size_t kMaxBylineWords = 24;
constexpr size_t kMaxNameWords = 6;

constexpr std::array<std::string_view, 7> kOpenings = {
    "by ", "by: ", "written by ", "report by ", "author: ", "authors: ", "story by "};

// What follows "By"; nullopt when the line opens otherwise.
std::optional<std::string_view> AfterOpening(std::string_view line) {
  const std::string lower = ToLower(line.substr(0, 16));
  for (std::string_view opening : kOpenings) {
    if (lower.starts_with(opening)) return line.substr(opening.size());
  }
  return std::nullopt;
}

// Cut where the names end: a date, a bar, a place or role after a comma stays for SplitNames.
std::string_view CutNames(std::string_view rest, const PageData& data) {
  const auto dates = FindDates(rest, data.dates);
  if (!dates.empty()) rest = rest.substr(0, dates.front().begin);
  for (std::string_view mark :
       {"|", "•", "·", " - ", " – ", " — ", "//", "(", "@", "<", " in ", " for ", " is ", " at "}) {
    rest = rest.substr(0, rest.find(mark));
  }
  return Trim(rest);
}

bool IsName(std::string_view name) {
  size_t words = 0;
  for (std::string_view word : SplitWords(name)) {
    ++words;
    const CodePoint first = DecodeAt(word, 0);
    const bool joint = word == "de" || word == "da" || word == "dos" || word == "del" ||
                       word == "van" || word == "von" || word == "der" || word == "den" ||
                       word == "bin" || word == "ibn" || word == "al" || word == "el" ||
                       word == "la" || word == "of" || word == "the" || word == "du" ||
                       word.starts_with("al-") || word.starts_with("el-");
    if (!joint && IsLetter(first.value) && IsLower(first.value)) return false;
    if (!IsLetter(first.value)) return false;
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
      return false;
  }
  return words >= 1 && words <= kMaxNameWords;
}

bool HasDeskWord(std::string_view name, const PageData& data) {
  for (const ChromeWord& word : ChromeWordsOf(name)) {
    if (data.words.desk.contains(word.key)) return true;
  }
  return false;
}

std::vector<std::string_view> SplitAt(const std::vector<std::string_view>& parts,
                                      std::string_view mark) {
  std::vector<std::string_view> out;
  for (std::string_view part : parts) {
    for (size_t at = part.find(mark); at != std::string_view::npos; at = part.find(mark)) {
      out.push_back(part.substr(0, at));
      part.remove_prefix(at + mark.size());
    }
    out.push_back(part);
  }
  return out;
}

// "JEAN-PAUL DUPONT" to "Jean-Paul Dupont"; single words in capitals are agencies.
std::string WithoutCapitals(const std::string& name) {
  if (name.find(' ') == std::string::npos || !IsAllCaps(name)) return name;
  std::string out;
  bool first = true;
  for (size_t i = 0; i < name.size();) {
    const CodePoint c = DecodeAt(name, i);
    const std::string_view letter = std::string_view(name).substr(i, c.length);
    if (first) {
      out += letter;
    } else {
      out += ToLower(letter);
    }
    first = !IsLetter(c.value);
    i += c.length;
  }
  return out;
}

// Names joined by commas, "and" and "&". After a first full name, a single word behind a comma is
// a place, and one with a word such as "correspondent" a role.
std::vector<std::string> SplitNames(std::string_view names, const PageData& data) {
  std::vector<std::string> authors;
  const auto parts = SplitAt(SplitAt(SplitAt(SplitAt({names}, ","), " and "), " & "), ";");
  for (std::string_view part : parts) {
    std::string name = CleanSpace(part);
    if (name.starts_with("and ")) name.erase(0, 4);
    if (name.starts_with("By ") || name.starts_with("by ")) name.erase(0, 3);
    while (!name.empty() && (name.back() == '.' || name.back() == ':')) name.pop_back();
    if (name.empty() || !IsName(name)) continue;
    name = WithoutCapitals(name);
    const bool single = name.find(' ') == std::string::npos;
    if (!authors.empty() && (single || HasDeskWord(name, data))) continue;
    if (std::find(authors.begin(), authors.end(), name) == authors.end()) authors.push_back(name);
  }
  return authors;
}

}  // namespace

bool IsByline(std::string_view line, const PageData& data) {
  const auto rest = AfterOpening(line);
  if (!rest || SplitWords(line).size() > kMaxBylineWords) return false;
  const std::string_view names = CutNames(*rest, data);
  // "By Monday, troops had left the town." is a sentence.
  if (IsProse(line, data) || names.empty()) return false;
  if (names.size() == rest->size() && IsTerminated(line) && SplitWords(line).size() > 6)
    return false;
  return !SplitNames(names, data).empty();
}

std::vector<std::string> AuthorsOf(std::string_view line, const PageData& data) {
  const auto rest = AfterOpening(line);
  if (!rest) return {};
  return SplitNames(CutNames(*rest, data), data);
}

std::vector<std::string> AuthorsOfField(std::string_view field, const PageData& data) {
  const auto rest = AfterOpening(field);
  if (field.find("://") != std::string_view::npos) return {};
  return SplitNames(CutNames(rest ? *rest : field, data), data);
}

}  // namespace detente
