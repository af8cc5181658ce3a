// base/utf8.h: UTF-8 in bytes, code points at the border. Character classes are ICU's, so they
// follow no locale. All functions are total: invalid bytes decode to U+FFFD, one byte at a time.
#ifndef DETENTE_BASE_UTF8_H_
#define DETENTE_BASE_UTF8_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_span.h"

namespace detente {

struct CodePoint {
  char32_t value = 0;
  uint32_t length = 1;  // bytes
};

// The code point that starts at byte `position` (position < text.size()).
CodePoint DecodeAt(std::string_view text, size_t position);
// The byte where the code point that ends just before `position` starts (position > 0).
size_t PreviousCodePoint(std::string_view text, size_t position);
void AppendUtf8(char32_t value, std::string* out);

bool IsValidUtf8(std::string_view text);
// Invalid bytes become U+FFFD; NUL bytes too.
std::string RepairUtf8(std::string_view text);

bool IsLetter(char32_t c);
bool IsDigit(char32_t c);
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsSpace(char32_t c);  // Unicode white space, no-break spaces and zero-width ones included
bool IsOpeningQuote(char32_t c);  // “ „ « ‘ ‹ ‚ and the straight marks
bool IsClosingQuote(char32_t c);  // ” » ’ › and the straight marks
bool IsDash(char32_t c);          // hyphens and dashes

// Simple (length-keeping in code points) case mapping; case folding of names and lemmas.
std::string ToLower(std::string_view text);
std::string ToUpper(std::string_view text);

bool StartsWithUpper(std::string_view text);
// All its letters are capitals, and it has at least two letters.
bool IsAllCaps(std::string_view text);

// Byte offsets to code-point offsets of one text, and back.
class CodePointMap {
 public:
  explicit CodePointMap(std::string_view text);
  uint32_t ToCodePoint(uint32_t byte) const;   // a byte inside a code point maps to that code point
  uint32_t ToByte(uint32_t code_point) const;  // past the end: the text's size
  uint32_t code_points() const { return total_; }

 private:
  // A mark every kStride bytes is enough: the rest is counted.
  static constexpr uint32_t kStride = 64;
  std::string_view text_;
  std::vector<uint32_t> marks_;
  uint32_t total_ = 0;
};

}  // namespace detente

#endif  // DETENTE_BASE_UTF8_H_
