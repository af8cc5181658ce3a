// page/html_limits.h: markup that libxml2 and the walks over its tree can bear (private to page/).
#ifndef DETENTE_PAGE_HTML_LIMITS_H_
#define DETENTE_PAGE_HTML_LIMITS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

// Elements stand in one another no deeper than this; the tags of deeper ones are left out and
// their text goes to the element around them.
inline constexpr size_t kMaxNesting = 512;
// What stands behind so many tags is cut off.
inline constexpr size_t kMaxTags = 400'000;

// The page within these limits, with a note for each that it was over, and without what is much of
// most pages and never read: comments, pictures, the insides of scripts (but JSON-LD), styles and
// drawings, and attributes such as addresses; nullopt when it is so as it stands. One pass: no page
// takes longer than its bytes ask for.
std::optional<std::string> LimitMarkup(std::string_view html, std::vector<std::string>* notes);

}  // namespace detente

#endif  // DETENTE_PAGE_HTML_LIMITS_H_
