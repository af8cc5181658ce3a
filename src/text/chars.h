// text/chars.h (private): classes of characters as tokenising needs them. ASCII by a table, the
// rest by ICU through base/utf8.h.
#ifndef DETENTE_TEXT_CHARS_H_
#define DETENTE_TEXT_CHARS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace detente::chars {

enum AsciiClass : uint8_t { kNone = 0, kLetter = 1, kDigit = 2, kSpace = 4, kUpper = 8 };

constexpr std::array<uint8_t, 128> kAscii = [] {
  std::array<uint8_t, 128> table{};
  for (int c = '0'; c <= '9'; ++c) table[static_cast<size_t>(c)] = kDigit;
  for (int c = 'a'; c <= 'z'; ++c) table[static_cast<size_t>(c)] = kLetter;
  for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<size_t>(c)] = kLetter | kUpper;
  for (int c = '\t'; c <= '\r'; ++c) table[static_cast<size_t>(c)] = kSpace;
  table[' '] = kSpace;
  return table;
}();

inline bool Letter(char32_t c) { return c < 0x80 ? (kAscii[c] & kLetter) != 0 : IsLetter(c); }
inline bool Digit(char32_t c) { return c < 0x80 ? (kAscii[c] & kDigit) != 0 : IsDigit(c); }
inline bool Space(char32_t c) { return c < 0x80 ? (kAscii[c] & kSpace) != 0 : IsSpace(c); }
inline bool Upper(char32_t c) { return c < 0x80 ? (kAscii[c] & kUpper) != 0 : IsUpper(c); }
inline bool Lower(char32_t c) {
  return c < 0x80 ? (kAscii[c] & (kLetter | kUpper)) == kLetter : IsLower(c);
}

// Marks that belong to the letter before them, joiners included.
bool Mark(char32_t c);
// Letters, digits, marks and the underscore: what words are made of.
inline bool Word(char32_t c) {
  return c < 0x80 ? (kAscii[c] & (kLetter | kDigit)) != 0 || c == '_'
                  : IsLetter(c) || IsDigit(c) || Mark(c);
}

inline bool Apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == '`'; }
inline bool Hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }
inline bool Currency(char32_t c) {
  return c == '$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF);
}

// The code point at a byte; 0 at and past the end.
inline char32_t At(std::string_view text, size_t position) {
  return position < text.size() ? DecodeAt(text, position).value : 0;
}

}  // namespace detente::chars

#endif  // DETENTE_TEXT_CHARS_H_
