// page/html_metadata.h: what an HTML page says of itself: meta tags, JSON-LD, time elements
// (private to page/).
#ifndef DETENTE_PAGE_HTML_METADATA_H_
#define DETENTE_PAGE_HTML_METADATA_H_

#include <libxml/tree.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "page/draft.h"

namespace detente {

// The news article in a page's JSON-LD; empty fields where it says nothing.
struct JsonLdArticle {
  std::string headline;
  std::string published;
  std::string modified;
  std::string publisher;
  std::string body;
  std::string language;
  std::string section;
  std::vector<std::string> authors;
  std::vector<std::string> keywords;
};

// Reads one JSON-LD script into `article`; fields that are there already stay. False for no JSON.
bool ReadJsonLd(std::string_view script, JsonLdArticle* article);

// Everything in a page that is metadata, gathered in one walk.
struct HtmlMetadata {
  std::map<std::string, std::string>
      meta;  // name, property or itemprop in small letters -> content
  JsonLdArticle json_ld;
  std::string title;                  // <title>
  std::vector<std::string> headings;  // h1
  std::vector<std::string> tags;      // of the meta names that may come more than once
  std::string canonical;
  std::string language;
  std::string time;  // datetime of the time element that is marked as publication, or the first
  std::string time_updated;
  // Shown in an element whose class says that it is a date: of publication or of no kind, of
  // update.
  std::string shown;
  std::string shown_updated;
  std::vector<std::string> authors;  // of rel=author and itemprop=author
};

HtmlMetadata GatherMetadata(const xmlNode* root);

// Fills all of a draft but its paragraphs.
//
// Publication: meta names in the order of kPublishedNames with JSON-LD after the first, time
// elements, other meta names that speak of publishing, elements whose class says date, the day in
// the address; years before the web count as unknown.
// Title: the h1 that agrees with what the page says of itself elsewhere, then JSON-LD, og:title,
// the only h1, <title>; the outlet's name behind a bar is cut off.
void ApplyMetadata(const HtmlMetadata& metadata, const PageData& data, Draft* draft);

}  // namespace detente

#endif  // DETENTE_PAGE_HTML_METADATA_H_
