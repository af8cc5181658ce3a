// base/text_span.h: a half-open range of UTF-8 bytes of an article's text.
// Bytes inside the program; only format/ turns them into code points.
#ifndef DETENTE_BASE_TEXT_SPAN_H_
#define DETENTE_BASE_TEXT_SPAN_H_

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace detente {

struct TextSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin >= end; }
  uint32_t size() const { return empty() ? 0 : end - begin; }
  bool Contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
  bool Contains(uint32_t position) const { return begin <= position && position < end; }
  bool Overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const TextSpan&) const = default;
};

// The bytes of `span` in `text`; a span past the end is cut to the text.
inline std::string_view Slice(std::string_view text, TextSpan span) {
  const size_t begin = std::min<size_t>(span.begin, text.size());
  const size_t end = std::min<size_t>(std::max(span.begin, span.end), text.size());
  return text.substr(begin, end - begin);
}

}  // namespace detente

#endif  // DETENTE_BASE_TEXT_SPAN_H_
