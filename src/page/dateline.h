// page/dateline.h: the dateline at the start of a first paragraph (private to page/).
//
// "KYIV, March 3 (Reuters) -", "HARARE:", "MOSCOW, August 13. /TASS/.", "Lima, Peru —". It stays
// in the text; the span tells where it is, its dash or colon included.
// Known misses: a place without capitals, brackets, date or comma ("Lima -"); a first word in
// capitals that is no place ("NATO -") is taken for one.
#ifndef DETENTE_PAGE_DATELINE_H_
#define DETENTE_PAGE_DATELINE_H_

#include <optional>
#include <string_view>

#include "base/text_span.h"
#include "page/page_data.h"

namespace detente {

std::optional<TextSpan> FindDateline(std::string_view paragraph, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_DATELINE_H_
