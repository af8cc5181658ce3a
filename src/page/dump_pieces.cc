#include "page/dump_pieces.h"

#include <utility>

#include "base/utf8.h"
#include "page/lines.h"

namespace detente {
namespace {

constexpr size_t kMaxWord = 60;  // bytes looked at before a full stop

// Breaks of at least two blanks become line feeds.
std::vector<std::string> HardPieces(std::string_view text) {
  std::vector<std::string> pieces;
  std::string piece;
  for (size_t i = 0; i < text.size();) {
    size_t blanks = 0;
    size_t end = i;
    while (end < text.size()) {
      const CodePoint c = DecodeAt(text, end);
      if (!IsSpace(c.value)) break;
      ++blanks;
      end += c.length;
    }
    if (blanks >= 2) {
      pieces.push_back(CleanSpace(piece));
      piece.clear();
    } else if (blanks == 1) {
      piece += ' ';
    } else {
      end = i + DecodeAt(text, i).length;
      piece += text.substr(i, end - i);
    }
    i = end;
  }
  pieces.push_back(CleanSpace(piece));
  std::erase(pieces, std::string());
  return pieces;
}

// A line break that was lost between two words: "saysMoscow", "13:41Moscow", "USThe". Only looked
// for above the first sentence end, and not where the mixed word comes twice (a name).
std::string UnglueHead(std::string_view text, const PageData& data) {
  size_t glues = 0;
  size_t head = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    bool glued = false;
    const size_t end = SentenceEnd(text, i, data, &glued);
    if (end == 0) continue;
    if (head == 0) head = end;
    if (glued && end < text.size()) ++glues;
  }
  if (glues < 2) return std::string(text);
  std::string out;
  const auto at = [&](size_t i) { return i < head ? text[i] : ' '; };
  const auto upper = [&](size_t i) { return at(i) >= 'A' && at(i) <= 'Z'; };
  const auto lower = [&](size_t i) { return at(i) >= 'a' && at(i) <= 'z'; };
  const auto digit = [&](size_t i) { return at(i) >= '0' && at(i) <= '9'; };
  for (size_t i = 0; i < text.size(); ++i) {
    const bool opens = i >= 3 && upper(i) && (lower(i + 1) || (at(i + 1) == ' ' && lower(i - 1)));
    const bool word = lower(i - 1) && lower(i - 2) && lower(i - 3);
    const bool number = digit(i - 1) && digit(i - 2);
    const bool capitals = upper(i - 1) && upper(i - 2) && lower(i + 2);
    if (opens && (word || number || capitals)) out += "  ";
    out += text[i];
  }
  return out;
}

// Cuts a piece of the head around another that stands in it: the headline once more.
std::vector<std::string> SplitRepeated(const std::vector<std::string>& pieces) {
  constexpr size_t kHeadPieces = 40;
  constexpr size_t kMinTitle = 20;
  std::vector<std::string> out;
  for (size_t i = 0; i < pieces.size(); ++i) {
    std::string rest = pieces[i];
    for (size_t k = 0; k < pieces.size() && k < kHeadPieces && i < kHeadPieces; ++k) {
      const std::string& title = pieces[k];
      if (k == i || title.size() < kMinTitle || rest.size() <= title.size() || IsTerminated(title))
        continue;
      const size_t at = rest.find(title);
      if (at == std::string::npos) continue;
      if (at > 0) out.push_back(CleanSpace(std::string_view(rest).substr(0, at)));
      out.push_back(title);
      rest = CleanSpace(std::string_view(rest).substr(at + title.size()));
      break;
    }
    if (!rest.empty()) out.push_back(std::move(rest));
  }
  return out;
}

}  // namespace

size_t SentenceEnd(std::string_view text, size_t i, const PageData& data, bool* glued) {
  const char c = text[i];
  if (c != '.' && c != '!' && c != '?') return 0;
  size_t end = i + 1;
  while (end < text.size()) {
    const CodePoint next = DecodeAt(text, end);
    const bool quote = next.value == '"' || next.value == 0x201D || next.value == 0x2019 ||
                       next.value == '\'' || next.value == 0xBB;
    if (!quote && next.value != ')' && next.value != '.') break;
    end += next.length;
  }
  if (end >= text.size()) return end;
  *glued = text[end] != ' ';
  const size_t start = *glued ? end : end + 1;
  if (start >= text.size()) return end;
  const CodePoint next = DecodeAt(text, start);
  const bool opens = IsUpper(next.value) || IsDigit(next.value) || next.value == 0x201C ||
                     next.value == '"' || next.value == 0x2018 || next.value == '(' ||
                     next.value == 0xAB || next.value == 0x2022 || next.value == 0xA9 ||
                     next.value == '[';
  if (!opens) return 0;
  size_t word = i;
  while (word > 0 && i - word < kMaxWord && text[word - 1] != ' ') --word;
  const std::string before = ToLower(text.substr(word, i - word));
  if (*glued) {
    const bool letter =
        i > 0 && (IsLower(DecodeAt(text, PreviousCodePoint(text, i)).value) || end > i + 1);
    return letter && before.size() > 2 && before.find('.') == std::string::npos &&
                   !IsDigit(next.value)
               ? end
               : 0;
  }
  if (c != '.') return end;
  const bool initial = before.size() == 1 && IsLetter(DecodeAt(before, 0).value);
  return initial || data.words.abbreviation.contains(before) ? 0 : end;
}

std::vector<std::string> CutPieces(std::string_view text, const PageData& data) {
  return SplitRepeated(HardPieces(UnglueHead(text, data)));
}

}  // namespace detente
