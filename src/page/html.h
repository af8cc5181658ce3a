// page/html.h: an HTML page to a draft (private to page/).
//
// libxml2's HTML parser; no network, no entity bombs, markup within the limits of html_limits.h.
// Metadata goes before what is shown.
#ifndef DETENTE_PAGE_HTML_H_
#define DETENTE_PAGE_HTML_H_

#include <string_view>

#include "page/draft.h"

namespace detente {

// `html` is valid UTF-8, whatever character set it declares.
Draft ReadHtml(std::string_view html, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_HTML_H_
