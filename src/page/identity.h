// page/identity.h: when two pages are one article, and whose page an address is (private to page/).
#ifndef DETENTE_PAGE_IDENTITY_H_
#define DETENTE_PAGE_IDENTITY_H_

#include <optional>
#include <string>
#include <string_view>

#include "page/page_data.h"

namespace detente {

// The address of a page without what differs from link to link: scheme and host in small letters,
// no port that goes without saying, no fragment, no parameters that only tell where the reader
// came from (utm_source, fbclid and the like). What is no address of the web stays as it is.
std::string CanonicalUrl(std::string_view url);

// An address that a page names, which may be "/a/b" or "//host/a", as seen from the page's own;
// nothing when no address of the web comes of it.
std::optional<std::string> ResolveUrl(const std::string& address, const std::string& page);

// Names a text: equal for texts that differ in white space, in the shapes of quotation marks and
// dashes, in signs nobody sees, and in how letters with accents are written.
std::string ArticleId(std::string_view text);

// The outlet of an address or a bare domain ("www.aljazeera.com"), by page/outlets.tsv; null for
// one that is not known.
const KnownOutlet* OutletOf(std::string_view url, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_IDENTITY_H_
