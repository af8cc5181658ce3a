// page/html_blocks.h: an HTML page as blocks of text in document order (private to page/).
#ifndef DETENTE_PAGE_HTML_BLOCKS_H_
#define DETENTE_PAGE_HTML_BLOCKS_H_

#include <libxml/tree.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "page/page_data.h"

namespace detente {

struct Block {
  std::string text;                 // clean
  const xmlNode* parent = nullptr;  // the nearest block element around it
  size_t links = 0;                 // bytes of it inside links
  bool prose = false;               // reads like a sentence, few links
  bool row = false;                 // of a table: its cells with " | " between them

  double link_share() const {
    return text.empty() ? 0 : static_cast<double>(links) / static_cast<double>(text.size());
  }
};

// All text of the page but scripts, styles, forms and the like.
std::vector<Block> CutBlocks(const xmlNode* root, const PageData& data);

// Bytes of prose below each element that has any; each block adds its own.
using ProseBelow = std::unordered_map<const xmlNode*, size_t>;
void AddProse(const Block& block, ProseBelow* prose);

}  // namespace detente

#endif  // DETENTE_PAGE_HTML_BLOCKS_H_
