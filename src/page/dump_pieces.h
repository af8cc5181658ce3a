// page/dump_pieces.h: text without line breaks cut where it shows that breaks were (private to
// page/).
#ifndef DETENTE_PAGE_DUMP_PIECES_H_
#define DETENTE_PAGE_DUMP_PIECES_H_

#include <string>
#include <string_view>
#include <vector>

#include "page/page_data.h"

namespace detente {

// Where a sentence ends at byte `i` (a full stop or the like): the byte after its closing quotes,
// or 0. *glued: no blank follows, as where a line break was lost.
size_t SentenceEnd(std::string_view text, size_t i, const PageData& data, bool* glued);

// Clean pieces: cut where two blanks stand, where words of the head are glued together, and around
// a headline that comes again.
std::vector<std::string> CutPieces(std::string_view text, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_DUMP_PIECES_H_
