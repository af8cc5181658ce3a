// page/dump_head.h: what stands before the body's first sentence in text without line breaks
// (private to page/).
#ifndef DETENTE_PAGE_DUMP_HEAD_H_
#define DETENTE_PAGE_DUMP_HEAD_H_

#include <string_view>
#include <vector>

#include "page/page_data.h"

namespace detente {

// `text` runs up to the end of the first sentence. Byte positions where lines begin, in order:
// after icons, around dates, bylines, furniture and a repeated headline, before the first word of
// the body.
std::vector<size_t> CutHead(std::string_view text, const PageData& data);

// Whether a quotation is open after `text`, if one was (`open`) before it.
bool LeavesQuoteOpen(std::string_view text, bool open);

}  // namespace detente

#endif  // DETENTE_PAGE_DUMP_HEAD_H_
