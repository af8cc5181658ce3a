// page/comments.h: where the comments of readers begin in scraped text (private to page/).
#ifndef DETENTE_PAGE_COMMENTS_H_
#define DETENTE_PAGE_COMMENTS_H_

#include <string_view>

#include "page/page_data.h"

namespace detente {

// Comments come in a row, each with a stamp that publishing systems write: "jo says: 3 May 2019 at
// 6:34 am", "jo on May 3, 2019 at 6:34 am said:", "jo 2 days ago at 06:34 am". Where the first of
// three or more begins, with the name before it; the size of the text if there are none. In one
// line or in many.
size_t CommentsBegin(std::string_view text, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_COMMENTS_H_
