#include "page/html.h"

#include "page/scraped.h"
namespace detente {
Draft ReadHtml(std::string_view html, const PageData& data) { return ReadScraped(html, data); }
}  // namespace detente
