// page/charset.h: bytes of any character set to valid UTF-8 (private to page/).
//
// In this order: a byte order mark; valid UTF-8; the character set that the page declares; a guess
// (uchardet). What was not plain UTF-8 is told in a note. Total: at the worst, windows-1252.
#ifndef DETENTE_PAGE_CHARSET_H_
#define DETENTE_PAGE_CHARSET_H_

#include <string>
#include <string_view>
#include <vector>

namespace detente {

// Text in UTF-16, by its byte order mark or by its NULs.
bool HasUtf16Look(std::string_view bytes);

// The character set that the head of an HTML page declares; empty for none.
std::string DeclaredCharset(std::string_view html);

// The text in UTF-8, without NULs and byte order mark.
std::string ToUtf8(std::string_view bytes, std::string_view declared,
                   std::vector<std::string>* notes);

// Bytes that are said to be UTF-8: repaired, with a note, when they are not; NULs too.
std::string RepairGiven(std::string_view text, std::vector<std::string>* notes);

// Cuts to `limit` bytes, for UTF-8 in front of a code point.
std::string_view CutAtCodePoint(std::string_view text, size_t limit);

}  // namespace detente

#endif  // DETENTE_PAGE_CHARSET_H_
