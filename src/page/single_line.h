// page/single_line.h: a page's text without line breaks, cut into lines (private to page/).
//
// Stretches of prose and of furniture are told apart (dump_runs.h); then cuts where two blanks
// stand, where a full stop is glued to the next capital, around dates and
// bylines above the body, around a repeated headline, and between sentences. Sentences that make
// one paragraph are marked by Line::starts_paragraph.
// Known misses: a headline that is neither repeated nor next to a date or byline, nor followed by
// a common first word, stays with the first sentence.
#ifndef DETENTE_PAGE_SINGLE_LINE_H_
#define DETENTE_PAGE_SINGLE_LINE_H_

#include <string_view>
#include <vector>

#include "page/lines.h"

namespace detente {

// Whether the text is one line that holds more than a paragraph.
bool IsDump(std::string_view text, const PageData& data);

std::vector<Line> CutDump(std::string_view text, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_SINGLE_LINE_H_
