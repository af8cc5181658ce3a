// page/jsonl.h: one line of JSONL to a page (private to page/).
//
// {"id","text"[,"title","date","url","outlet"]}; also "mention" where there is no "text", "dct" or
// "query_date" where there is no "date", "doc" where there is no "id". An id may be a number: its
// text is kept. Other fields are passed over. A map gives the user's names of fields: a field of
// ours that it names is read from there alone.
#ifndef DETENTE_PAGE_JSONL_H_
#define DETENTE_PAGE_JSONL_H_

#include <string_view>

#include "base/result.h"
#include "page/page.h"

namespace detente {

// The error says what is wrong and how to mend it, without file and line.
Result<Page> ParseJsonLine(std::string_view line, const FieldMap& names = {});

}  // namespace detente

#endif  // DETENTE_PAGE_JSONL_H_
