#include "text/token_shapes.h"

#include <algorithm>
#include <array>

#include "text/chars.h"

namespace detente {
namespace {

using chars::At;

size_t SkipWord(std::string_view text, size_t i, size_t end) {
  while (i < end) {
    const CodePoint c = DecodeAt(text, i);
    if (!chars::Word(c.value)) break;
    i += c.length;
  }
  return i;
}

size_t SkipDigits(std::string_view text, size_t i, size_t end) {
  while (i < end) {
    const CodePoint c = DecodeAt(text, i);
    if (!chars::Digit(c.value)) break;
    i += c.length;
  }
  return i;
}

bool StartsWithAny(std::string_view text, size_t begin,
                   std::initializer_list<std::string_view> heads) {
  LowerBuffer buffer;
  for (std::string_view head : heads) {
    if (buffer.Fold(text.substr(begin, head.size())) == head) return true;
  }
  return false;
}

// Cuts marks at the end of an address that belong to the sentence around it.
size_t TrimAddress(std::string_view text, size_t begin, size_t i) {
  int round = 0;
  for (size_t k = begin; k < i; ++k) round += text[k] == '(' ? 1 : text[k] == ')' ? -1 : 0;
  while (i > begin) {
    const char last = text[i - 1];
    if (last == ')' && round < 0) {
      ++round;
    } else if (std::string_view(".,;:!?'\"]}").find(last) == std::string_view::npos) {
      break;
    }
    --i;
  }
  return i;
}

bool InAddress(char32_t c) {
  return c != '<' && c != '>' && c != '"' && c != '|' && !(c >= 0x2018 && c <= 0x201F) &&
         c != 0xAB && c != 0xBB && c != 0x2026;
}

size_t SkipAddress(std::string_view text, size_t begin, size_t end) {
  size_t i = begin;
  while (i < end && InAddress(At(text, i))) i += DecodeAt(text, i).length;
  return TrimAddress(text, begin, i);
}

bool IsHostByte(char c) {
  return (static_cast<unsigned char>(c) < 0x80 && chars::Word(static_cast<unsigned char>(c))) ||
         c == '-' || c == '.';
}

// "name.tld" with at least one dot, and what follows its slash.
size_t MatchHost(std::string_view text, size_t begin, size_t end, const TokenWords& words) {
  size_t i = begin;
  while (i < end && IsHostByte(text[i])) ++i;
  while (i > begin && (text[i - 1] == '.' || text[i - 1] == '-')) --i;
  const size_t dot = text.substr(begin, i - begin).rfind('.');
  if (dot == std::string_view::npos || dot == 0) return 0;
  LowerBuffer buffer;
  const std::string_view last = text.substr(begin + dot + 1, i - begin - dot - 1);
  // "end.In the next": a capital after the full stop begins a sentence.
  if (last.empty() || chars::Upper(static_cast<unsigned char>(last[0]))) return 0;
  if (!words.domains.contains(buffer.Fold(last))) return 0;
  if (i < end && text[i] == '/') return SkipAddress(text, begin, end) - begin;
  return i - begin;
}

size_t MatchMail(std::string_view text, size_t begin, size_t end) {
  size_t i = begin;
  while (i < end && (IsHostByte(text[i]) || text[i] == '+')) ++i;
  if (i == begin || i >= end || text[i] != '@') return 0;
  const size_t host = i + 1;
  i = host;
  while (i < end && IsHostByte(text[i])) ++i;
  while (i > host && (text[i - 1] == '.' || text[i - 1] == '-')) --i;
  return i > host ? i - begin : 0;
}

// An ordinal's or a decade's letters ("th", "s") after digits.
bool IsNumberTail(std::string_view lower) {
  static constexpr std::array<std::string_view, 5> kTails = {"st", "nd", "rd", "th", "s"};
  return std::find(kTails.begin(), kTails.end(), lower) != kTails.end();
}

// Digits with dashes that are one token: telephone numbers and full dates. Ranges are not.
size_t MatchDashed(std::string_view text, size_t begin, size_t end) {
  std::array<size_t, 6> groups{};
  size_t count = 0;
  size_t i = begin;
  while (count < groups.size()) {
    const size_t next = SkipDigits(text, i, end);
    if (next == i) return 0;
    groups[count++] = next - i;
    i = next;
    if (i >= end || text[i] != '-') break;
    ++i;
  }
  if (i < end && chars::Word(At(text, i))) return 0;
  const bool phone =
      count == 2 && ((groups[0] == 3 && groups[1] == 4) || (groups[0] == 5 && groups[1] == 4));
  return count >= 3 || phone ? i - begin : 0;
}

bool IsFraction(std::string_view top, std::string_view bottom) {
  if (top.size() != 1 || bottom.size() != 1) return false;
  return (bottom[0] >= '2' && bottom[0] <= '5' && top[0] < bottom[0]) ||
         (bottom[0] == '8' && (top[0] - '0') % 2 == 1 && top[0] < '8');
}

// "12/3/2008", "9/11"; not "3/4" and "2001/02".
size_t MatchSlashed(std::string_view text, size_t begin, size_t end) {
  const size_t first = SkipDigits(text, begin, end);
  if (first == begin || At(text, first) != '/' || first >= end) return 0;
  const size_t second = SkipDigits(text, first + 1, end);
  if (second == first + 1) return 0;
  if (second < end && text[second] == '/') {
    const size_t third = SkipDigits(text, second + 1, end);
    if (third > second + 1) return third - begin;
  }
  const std::string_view top = text.substr(begin, first - begin);
  const std::string_view bottom = text.substr(first + 1, second - first - 1);
  const bool date = top.size() <= 2 && bottom.size() <= 2 && top != bottom;
  return date && !IsFraction(top, bottom) ? second - begin : 0;
}

// Three figures, or two and a comma ("1,00,000"): a group after a comma, and not a list ("5,6").
bool IsGroup(std::string_view text, size_t begin, size_t end) {
  const size_t stop = SkipDigits(text, begin, end);
  return stop - begin == 3 || (stop - begin == 2 && stop < end && text[stop] == ',');
}

// Digits and the points, commas and colons between them.
size_t SkipFigures(std::string_view text, size_t i, size_t end) {
  while (true) {
    i = SkipDigits(text, i, end);
    if (i + 1 >= end || std::string_view(".,:").find(text[i]) == std::string_view::npos) return i;
    if (!chars::Digit(At(text, i + 1))) return i;
    if (text[i] == ',' && !IsGroup(text, i + 1, end)) return i;
    ++i;
  }
}

// The "'s" of "80's" and "1930's", which is no clitic.
size_t DecadeTail(std::string_view text, size_t begin, size_t figures, size_t end) {
  if ((figures - begin != 2 && figures - begin != 4) || text[figures - 1] != '0') return 0;
  if (figures >= end || (begin > 0 && text[begin - 1] == '-')) return 0;
  const CodePoint mark = DecodeAt(text, figures);
  const size_t tail = figures + mark.length;
  if (!chars::Apostrophe(mark.value) || tail >= end || text[tail] != 's') return 0;
  return chars::Word(At(text, tail + 1)) && tail + 1 < end ? 0 : mark.length + 1;
}

// Small words joined by dots, three or more: names of newsgroups and packages.
size_t MatchDottedName(std::string_view text, size_t begin, size_t end) {
  size_t i = begin;
  int parts = 0;
  while (i < end) {
    const size_t from = i;
    while (i < end && text[i] >= 'a' && text[i] <= 'z') ++i;
    if (i - from < 2) return 0;
    ++parts;
    if (i + 1 >= end || text[i] != '.' || text[i + 1] < 'a' || text[i + 1] > 'z') break;
    ++i;
  }
  return parts >= 3 ? i - begin : 0;
}

}  // namespace

size_t MatchWeb(std::string_view text, size_t begin, size_t end, const TokenWords& words) {
  const char first = text[begin];
  if (first == '@' || first == '#') {
    if (!chars::Letter(At(text, begin + 1)) || begin + 1 >= end) return 0;
    return SkipWord(text, begin + 1, end) - begin;
  }
  if (StartsWithAny(text, begin, {"http://", "https://", "ftp://", "www.", "mailto:"})) {
    return SkipAddress(text, begin, end) - begin;
  }
  if (const size_t mail = MatchMail(text, begin, end)) return mail;
  if (const size_t host = MatchHost(text, begin, end, words)) return host;
  return MatchDottedName(text, begin, end);
}

size_t MatchNumber(std::string_view text, size_t begin, size_t end, const TokenWords& words) {
  if (!chars::Digit(At(text, begin))) return 0;
  if (const size_t dashed = MatchDashed(text, begin, end)) return dashed;
  if (const size_t slashed = MatchSlashed(text, begin, end)) return slashed;
  const size_t figures = SkipFigures(text, begin, end);
  const size_t letters = SkipWord(text, figures, end);
  if (letters == figures) return figures + DecadeTail(text, begin, figures, end) - begin;
  LowerBuffer buffer;
  const std::string_view tail = buffer.Fold(text.substr(figures, letters - figures));
  if (IsNumberTail(tail)) return letters - begin;
  // One letter counts as written: "20k" and "20K", but "4G" is no measure.
  const bool unit = letters - figures == 1 ? words.units.contains(text.substr(figures, 1))
                                           : words.units.contains(tail);
  return unit ? figures - begin : letters - begin;
}

size_t MatchEmoticon(std::string_view text, size_t begin, size_t end) {
  static constexpr std::array<std::string_view, 25> kFaces = {
      ":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":-*", ":)", ":(", ";)",  ":D", ":P", ":/",
      ":]",  "=)",  "=(",  ":o",  ":O",  "<3",  "^^",  "XD", "xD", "^_^", "(:", ":'("};
  for (std::string_view face : kFaces) {
    if (!text.substr(begin, end - begin).starts_with(face)) continue;
    const char32_t next = begin + face.size() < end ? At(text, begin + face.size()) : 0;
    if (chars::Word(next) || next == '/') continue;
    return face.size();
  }
  return 0;
}

size_t MatchMarks(std::string_view text, size_t begin, size_t end) {
  const char first = text[begin];
  if (text.substr(begin, end - begin).starts_with("[...]")) return 5;
  if (first == '.' && begin + 1 < end && (text[begin + 1] == '?' || text[begin + 1] == '!')) {
    return 1 + MatchMarks(text, begin + 1, end);
  }
  const bool ends = first == '!' || first == '?';
  if (!ends && std::string_view(".-=*_~+#<>`'|").find(first) == std::string_view::npos) return 0;
  size_t i = begin + 1;
  while (i < end && (ends ? text[i] == '!' || text[i] == '?' : text[i] == first)) ++i;
  return i - begin;
}

size_t MatchClitic(std::string_view text, size_t begin, size_t end) {
  const CodePoint mark = DecodeAt(text, begin);
  if (!chars::Apostrophe(mark.value)) return 0;
  static constexpr std::array<std::string_view, 6> kTails = {"s", "re", "ve", "ll", "d", "m"};
  LowerBuffer buffer;
  for (std::string_view tail : kTails) {
    const size_t stop = begin + mark.length + tail.size();
    if (stop > end || (stop < end && chars::Word(At(text, stop)))) continue;
    if (buffer.Fold(text.substr(begin + mark.length, tail.size())) == tail) return stop - begin;
  }
  return 0;
}

size_t MatchDotted(std::string_view text, size_t begin, size_t end) {
  size_t i = begin;
  int letters = 0;
  while (i < end) {
    const CodePoint c = DecodeAt(text, i);
    if (!chars::Letter(c.value)) break;
    const size_t next = i + c.length;
    if (next >= end || text[next] != '.') {
      // The last letter may lack its full stop ("U.S government"), but not be a word ("U.Sam").
      if (letters < 2 && (next < end && chars::Word(At(text, next)))) return 0;
      if (next < end && chars::Word(At(text, next))) break;
      i = next;
      ++letters;
      break;
    }
    i = next + 1;
    ++letters;
  }
  return letters >= 2 ? i - begin : 0;
}

}  // namespace detente
