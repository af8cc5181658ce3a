#include "page/lines.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/byline.h"

namespace detente {
namespace {

constexpr size_t kMinProseWords = 8;
constexpr size_t kLongWords = 25;  // so many words are prose even without an end
constexpr size_t kMaxDateLineWords = 12;
constexpr size_t kMaxJoined = 4000;                // bytes; no paragraph is longer
constexpr std::string_view kTightSigns = ",.;:)";  // no blank stands before them

bool IsInvisible(char32_t c) {
  return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
         (c >= 0x202A && c <= 0x202E) || (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
         c == 0x7F;
}

bool IsEnd(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0x061F ||
         c == 0x06D4 || c == 0x0964 || c == 0xFF01 || c == 0xFF1F;
}

bool IsBulletSign(char32_t c) {
  return c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25A0 || c == 0x2023 || c == 0x25E6 ||
         c == 0x00B7 || c == '*' || c == 0x25BA || c == 0x27A4;
}

bool IsBullet(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint c = DecodeAt(text, 0);
  const bool dash = c.value == '-' || c.value == 0x2013 || c.value == 0x2014;
  if (!IsBulletSign(c.value) && !dash) return false;
  return !dash || (c.length < text.size() && text[c.length] == ' ');
}

size_t CountFunctionWords(const std::vector<ChromeWord>& words, const PageData& data) {
  return static_cast<size_t>(std::count_if(words.begin(), words.end(), [&](const ChromeWord& word) {
    return data.words.function.contains(word.key);
  }));
}

bool IsProseOf(std::string_view text, const std::vector<ChromeWord>& words, const PageData& data) {
  const size_t count = words.size();
  const size_t function = CountFunctionWords(words, data);
  // A colon ends a sentence that introduces a list.
  const bool terminated = IsTerminated(text) || (text.ends_with(':') && function >= 2);
  if (count >= kLongWords) return terminated || function * 6 >= count;
  if (!terminated) return false;
  if (count >= kMinProseWords) return function >= 2 || count >= 12;
  // Scripts without blanks between words.
  return text.size() > 120 && text.size() > count * 24;
}

// The line goes on in the next one: it was broken around a link or a name.
bool GoesOn(const Line& line, const Line& next, const PageData& data) {
  if (line.text.size() > kMaxJoined || next.after_blank || line.kind == LineKind::kFurniture ||
      line.terminated || line.words < 2 || next.text.empty()) {
    return false;
  }
  const size_t blank = line.key.rfind(' ');
  const std::string last = blank == std::string::npos ? line.key : line.key.substr(blank + 1);
  // "The president of / Russia / said": the link may look like a word of a navigation bar.
  const bool nav = next.furniture == Furniture::kNav && next.words <= 3;
  if (data.words.open.contains(last)) return nav || next.kind != LineKind::kFurniture;
  if (next.kind == LineKind::kFurniture || line.words + next.words < 8) return false;
  const CodePoint first = DecodeAt(next.text, 0);
  return IsLower(first.value) ||
         (first.length == 1 && kTightSigns.find(next.text[0]) != std::string_view::npos);
}

struct RawLine {
  std::string text;
  bool after_blank = false;
};

std::vector<RawLine> CutLines(std::string_view text) {
  std::string breaks = ReplaceAll(ReplaceAll(text, "\r\n", "\n"), "\xE2\x80\xA8", "\n");
  breaks = ReplaceAll(breaks, "\xE2\x80\xA9", "\n\n");
  std::replace(breaks.begin(), breaks.end(), '\r', '\n');
  std::replace(breaks.begin(), breaks.end(), '\f', '\n');
  std::vector<RawLine> lines;
  bool blank = true;
  for (std::string_view raw : Split(breaks, '\n')) {
    std::string clean = CleanSpace(raw);
    if (!clean.empty()) lines.push_back({std::move(clean), blank});
    blank = lines.empty() || CleanSpace(raw).empty();
  }
  return lines;
}

// Text set in lines of one width, as mail and wire copy are: most lines inside blocks come near
// the width and go on in the next.
bool IsWrapped(const std::vector<RawLine>& lines) {
  constexpr size_t kMaxWidth = 100;
  size_t width = 0;
  for (const RawLine& line : lines) width = std::max(width, line.text.size());
  if (width > kMaxWidth || width < 50) return false;
  size_t inner = 0;
  size_t full = 0;
  size_t small = 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++inner;
    if (lines[i].text.size() * 10 >= width * 7) ++full;
    if (IsLower(DecodeAt(lines[i + 1].text, 0).value)) ++small;
  }
  return inner >= 3 && full * 10 >= inner * 8 && small * 3 >= inner;
}

std::vector<RawLine> Unwrap(std::vector<RawLine> lines) {
  std::vector<RawLine> blocks;
  for (RawLine& line : lines) {
    if (line.after_blank || blocks.empty()) {
      blocks.push_back(std::move(line));
      continue;
    }
    blocks.back().text += ' ';
    blocks.back().text += line.text;
  }
  return blocks;
}

void JoinLine(const Line& next, const PageData& data, Line* line) {
  std::string text = line->text;
  if (kTightSigns.find(next.text[0]) == std::string_view::npos) text += ' ';
  const bool after_blank = line->after_blank;
  *line = MakeLine(text + next.text, data);
  line->after_blank = after_blank;
}

}  // namespace

std::string CleanSpace(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t blanks = 0;
  char32_t blank = ' ';
  for (size_t i = 0; i < text.size();) {
    // A run of plain signs is taken as it stands.
    size_t plain_end = i;
    while (plain_end < text.size() && text[plain_end] > ' ' && text[plain_end] < 0x7F) ++plain_end;
    if (plain_end > i) {
      if (blanks > 0 && !out.empty()) AppendUtf8(blanks > 1 || blank < 0x80 ? ' ' : blank, &out);
      blanks = 0;
      out.append(text, i, plain_end - i);
      i = plain_end;
      continue;
    }
    if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
      ++blanks;
      blank = ' ';
      ++i;
      continue;
    }
    const CodePoint c = DecodeAt(text, i);
    i += c.length;
    if (IsInvisible(c.value)) continue;
    if (IsSpace(c.value)) {
      ++blanks;
      blank = c.value;
      continue;
    }
    // A single no-break or thin blank is the writer's; all else becomes one plain blank.
    const bool plain = blanks > 1 || blank < 0x80;
    if (blanks > 0 && !out.empty()) AppendUtf8(plain ? ' ' : blank, &out);
    blanks = 0;
    AppendUtf8(c.value, &out);
  }
  return out;
}

bool IsTerminated(std::string_view text) {
  while (!text.empty()) {
    const size_t start = PreviousCodePoint(text, text.size());
    const char32_t c = DecodeAt(text, start).value;
    if (IsEnd(c)) return true;
    if (!IsClosingQuote(c) && c != ')' && c != ']' && !IsSpace(c)) return false;
    text = text.substr(0, start);
  }
  return false;
}

bool IsProse(std::string_view text, const PageData& data) {
  return IsProseOf(text, ChromeWordsOf(text), data);
}

std::string LineKey(std::string_view text) {
  std::string key;
  for (const ChromeWord& word : ChromeWordsOf(text)) {
    if (!key.empty()) key += ' ';
    key += word.key;
  }
  return key;
}

Line MakeLine(std::string text, const PageData& data) {
  Line line;
  line.text = std::move(text);
  const auto words = ChromeWordsOf(line.text);
  line.words = words.size();
  for (const ChromeWord& word : words) {
    if (!line.key.empty()) line.key += ' ';
    line.key += word.key;
  }
  line.terminated = IsTerminated(line.text);
  const bool prose = IsProseOf(line.text, words, data);
  line.kind = prose                 ? LineKind::kProse
              : IsBullet(line.text) ? LineKind::kBullet
              : line.terminated     ? LineKind::kSentence
              : line.words >= 4     ? LineKind::kHeadline
                                    : LineKind::kShort;
  line.furniture = data.chrome.Classify(line.text, words, prose);
  if (!prose) {
    auto dates = FindDates(line.text, data.dates);
    const size_t beside = WordsBesideDates(line.text, dates, data.dates);
    const bool date_line =
        !dates.empty() && beside <= kMaxDateLineWords && beside * 2 <= line.words + 1;
    if (date_line || (!dates.empty() && line.furniture != Furniture::kNone)) {
      if (line.furniture == Furniture::kNone) line.furniture = Furniture::kDate;
      line.dates = std::move(dates);
    }
  }
  if (line.furniture == Furniture::kNone || line.furniture == Furniture::kDate) {
    if (IsByline(line.text, data)) {
      line.furniture = Furniture::kByline;
      line.dates = FindDates(line.text, data.dates);
    }
  }
  if (line.furniture != Furniture::kNone) line.kind = LineKind::kFurniture;
  return line;
}

std::vector<Line> ReadLines(std::string_view text, const PageData& data) {
  std::vector<RawLine> raw = CutLines(text);
  if (IsWrapped(raw)) raw = Unwrap(std::move(raw));
  std::vector<Line> lines;
  for (RawLine& piece : raw) {
    Line line = MakeLine(std::move(piece.text), data);
    line.after_blank = piece.after_blank;
    if (!lines.empty() && GoesOn(lines.back(), line, data)) {
      JoinLine(line, data, &lines.back());
    } else {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace detente
