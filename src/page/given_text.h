// page/given_text.h: a text that is given clean, as a line of JSONL (private to page/).
//
// `text` stays what it is, byte for byte (only what is no UTF-8 is repaired, with a note); its
// lines are the paragraphs, as spans less the white space at their ends. A title is stored, not
// coded. Without a date, `published` is null.
#ifndef DETENTE_PAGE_GIVEN_TEXT_H_
#define DETENTE_PAGE_GIVEN_TEXT_H_

#include "page/page.h"
#include "page/page_data.h"

namespace detente {

ReadArticle ReadGivenText(const Page& page, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_GIVEN_TEXT_H_
