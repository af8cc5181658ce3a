#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>

namespace detente {
namespace {

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

constexpr char32_t kReplacement = 0xFFFD;

// Most signs are ASCII, and most texts nearly all: ICU need not be asked of those.
bool IsAscii(char32_t c) { return c < 0x80; }
bool IsAsciiLower(char32_t c) { return c >= 'a' && c <= 'z'; }
bool IsAsciiUpper(char32_t c) { return c >= 'A' && c <= 'Z'; }

// Where the run of ASCII that starts at byte `i` ends; it may be shorter by up to eight bytes.
size_t SkipAscii(std::string_view text, size_t i) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  for (; i + sizeof(uint64_t) <= text.size(); i += sizeof(uint64_t)) {
    uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, sizeof bytes);
    if ((bytes & kHighBits) != 0) break;
  }
  return i;
}

template <typename Map>
std::string MapCodePoints(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    AppendUtf8(map(c.value), &out);
    i += c.length;
  }
  return out;
}

}  // namespace

CodePoint DecodeAt(std::string_view text, size_t position) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(position);
  if (first < 0x80) return {first, 1};
  const size_t left = text.size() - position;
  const auto more = [&](size_t k) { return k < left && IsContinuation(text[position + k]); };
  const auto tail = [&](size_t k) { return static_cast<char32_t>(byte(position + k) & 0x3F); };
  if (first >= 0xC2 && first <= 0xDF && more(1)) {
    return {(static_cast<char32_t>(first & 0x1F) << 6) | tail(1), 2};
  }
  if (first >= 0xE0 && first <= 0xEF && more(1) && more(2)) {
    const char32_t value = (static_cast<char32_t>(first & 0x0F) << 12) | (tail(1) << 6) | tail(2);
    if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3};
  }
  if (first >= 0xF0 && first <= 0xF4 && more(1) && more(2) && more(3)) {
    const char32_t value =
        (static_cast<char32_t>(first & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
  }
  return {kReplacement, 1};
}

size_t PreviousCodePoint(std::string_view text, size_t position) {
  size_t start = position - 1;
  while (start > 0 && position - start < 4 && IsContinuation(text[start])) --start;
  return start + DecodeAt(text, start).length == position ? start : position - 1;
}

void AppendUtf8(char32_t value, std::string* out) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = kReplacement;
  if (value < 0x80) {
    out->push_back(static_cast<char>(value));
  } else if (value < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (value >> 6)));
    out->push_back(static_cast<char>(0x80 | (value & 0x3F)));
  } else if (value < 0x10000) {
    out->push_back(static_cast<char>(0xE0 | (value >> 12)));
    out->push_back(static_cast<char>(0x80 | ((value >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (value & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xF0 | (value >> 18)));
    out->push_back(static_cast<char>(0x80 | ((value >> 12) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | ((value >> 6) & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (value & 0x3F)));
  }
}

bool IsValidUtf8(std::string_view text) {
  for (size_t i = SkipAscii(text, 0); i < text.size(); i = SkipAscii(text, i)) {
    const CodePoint c = DecodeAt(text, i);
    if (c.value == kReplacement && c.length == 1) return false;
    i += c.length;
  }
  return true;
}

std::string RepairUtf8(std::string_view text) {
  return MapCodePoints(text, [](char32_t c) { return c == 0 ? kReplacement : c; });
}

bool IsLetter(char32_t c) {
  if (IsAscii(c)) return IsAsciiLower(c) || IsAsciiUpper(c);
  return u_isalpha(static_cast<UChar32>(c));
}

bool IsDigit(char32_t c) {
  return IsAscii(c) ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool IsUpper(char32_t c) {
  return IsAscii(c) ? IsAsciiUpper(c) : u_isupper(static_cast<UChar32>(c)) != 0;
}

bool IsLower(char32_t c) {
  return IsAscii(c) ? IsAsciiLower(c) : u_islower(static_cast<UChar32>(c)) != 0;
}

bool IsSpace(char32_t c) {
  if (IsAscii(c)) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool IsOpeningQuote(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x2039:
      return true;
    default:
      return false;
  }
}

bool IsClosingQuote(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case 0x201D:
    case 0x00BB:
    case 0x2019:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

bool IsDash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

std::string ToLower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const char byte = text[i];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
      ++i;
      continue;
    }
    const CodePoint c = DecodeAt(text, i);
    AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))), &out);
    i += c.length;
  }
  return out;
}

std::string ToUpper(std::string_view text) {
  return MapCodePoints(
      text, [](char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); });
}

bool StartsWithUpper(std::string_view text) {
  return !text.empty() && IsUpper(DecodeAt(text, 0).value);
}

bool IsAllCaps(std::string_view text) {
  int letters = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeAt(text, i);
    if (IsLetter(c.value)) {
      if (!IsUpper(c.value)) return false;
      ++letters;
    }
    i += c.length;
  }
  return letters >= 2;
}

CodePointMap::CodePointMap(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStride + 1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % kStride == 0) marks_.push_back(total_);
    if (!IsContinuation(text[i])) ++total_;
  }
}

uint32_t CodePointMap::ToCodePoint(uint32_t byte) const {
  if (byte >= text_.size()) return total_;
  uint32_t count = marks_[byte / kStride];
  for (uint32_t i = byte / kStride * kStride; i < byte; ++i) count += !IsContinuation(text_[i]);
  // `count` code points start before `byte`; if `byte` lies inside one, that one is meant.
  return IsContinuation(text_[byte]) && count > 0 ? count - 1 : count;
}

uint32_t CodePointMap::ToByte(uint32_t code_point) const {
  if (code_point >= total_) return static_cast<uint32_t>(text_.size());
  const auto mark = std::upper_bound(marks_.begin(), marks_.end(), code_point) - 1;
  uint32_t count = *mark;
  auto i = static_cast<uint32_t>(mark - marks_.begin()) * kStride;
  for (;; ++i) {
    if (IsContinuation(text_[i])) continue;
    if (count == code_point) return i;
    ++count;
  }
}

}  // namespace detente
