// page/html_body.h: the blocks of an HTML page that are its article (private to page/).
//
// The page is cut into blocks of text. Containers are dropped by tag, role, class words
// (page/html_classes.tsv) and being hidden, unless much of the page's prose is in them. The body
// is the lowest container that holds most of the remaining prose; in it, blocks of links,
// furniture and captions fall out. Lists, quotations and cross-heads stay.
#ifndef DETENTE_PAGE_HTML_BODY_H_
#define DETENTE_PAGE_HTML_BODY_H_

#include <libxml/tree.h>

#include <optional>
#include <string>
#include <vector>

#include "page/page_data.h"

namespace detente {

struct HtmlBody {
  std::vector<std::string> paragraphs;
  std::optional<std::string> standfirst;
  // Lines above the body, for dates and authors that the metadata do not give.
  std::vector<std::string> above;
  std::vector<Dropped> dropped;  // what is neither, in the order of the page
};

HtmlBody FindHtmlBody(const xmlNode* root, const std::string& title, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_HTML_BODY_H_
