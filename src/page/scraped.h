// page/scraped.h: the visible text of a page, its chrome left in, to a draft (private to page/).
//
// Evidence is structure first: where prose lies densest, what is repeated, what stands beside a
// date; then phrases of page/chrome.tsv. Plain text (title, blank line, paragraphs) is the case
// without chrome. Text without any line break goes through page/single_line.h.
// Known misses: headlines of other stories that read like full sentences inside the body are kept;
// a story told wholly in short lines without full stops comes out thin.
#ifndef DETENTE_PAGE_SCRAPED_H_
#define DETENTE_PAGE_SCRAPED_H_

#include <string_view>
#include <vector>

#include "page/draft.h"
#include "page/lines.h"

namespace detente {

Draft ReadScraped(std::string_view text, const PageData& data);

// The parts below are those of ReadScraped; HTML bodies use them too.

// Where the article's body lies: lines [first, last), the run with the most prose for its chrome.
struct Region {
  size_t first = 0;
  size_t last = 0;

  bool empty() const { return first >= last; }
};
Region FindRegion(const std::vector<Line>& lines);

// Title and standfirst above the body. Indices into lines; -1: none.
struct Heading {
  int first = -1;  // first and last line that is the title
  int last = -1;
  int standfirst = -1;
  std::string title;
  std::optional<std::string> outlet;  // stood behind the title: "Title | Outlet"
};
Heading FindHeading(const std::vector<Line>& lines, const Region& region, const PageData& data);

// The body's paragraphs out of lines [first, region.last): furniture, captions, links and
// repetitions dropped, cross-heads and lists kept. Before region.first only prose counts.
std::vector<std::string> BodyParagraphs(const std::vector<Line>& lines, size_t first,
                                        const Region& region, const Heading& heading,
                                        const PageData& data);

// Authors, dates and outlet out of the lines around title and body.
void ReadPageFacts(const std::vector<Line>& lines, const Region& region, const Heading& heading,
                   const PageData& data, Draft* draft);

// "Title | Outlet", "Title - Outlet": the bar that cuts off the outlet; npos for none.
size_t FindTitleBar(std::string_view title, size_t from);

}  // namespace detente

#endif  // DETENTE_PAGE_SCRAPED_H_
