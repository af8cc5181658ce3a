// page/sniff.h: what bytes are, by looking at them (private to page/).
#ifndef DETENTE_PAGE_SNIFF_H_
#define DETENTE_PAGE_SNIFF_H_

#include <optional>
#include <string_view>

namespace detente {

// What binary format the bytes are ("a PDF document"), or "binary data"; nullopt for text of any
// character set, UTF-16 included.
std::optional<std::string_view> BinaryKind(std::string_view bytes);

// What kind of XML the text is that is no page ("an RSS feed"), by its first element; nullopt for
// all else.
std::optional<std::string_view> FeedKind(std::string_view text);

// The bytes are HTML: a doctype, or tags of pages near the start.
bool LooksLikeHtml(std::string_view bytes);

}  // namespace detente

#endif  // DETENTE_PAGE_SNIFF_H_
