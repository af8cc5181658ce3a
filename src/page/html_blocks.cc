#include "page/html_blocks.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/strings.h"
#include "page/dom.h"
#include "page/lines.h"

namespace detente {
namespace {

bool IsInline(std::string_view tag) {
  static const std::set<std::string_view> kInline = {
      "a",    "abbr", "acronym", "b",     "bdi",  "bdo",    "big",    "cite", "code",
      "data", "del",  "dfn",     "em",    "font", "i",      "ins",    "kbd",  "mark",
      "q",    "s",    "samp",    "small", "span", "strike", "strong", "sub",  "sup",
      "time", "tt",   "u",       "var",   "wbr",  "nobr",   "label",  "o",    "st1"};
  return kInline.contains(tag);
}

// Never text of an article.
bool IsMute(std::string_view tag) {
  static const std::set<std::string_view> kMute = {
      "script", "style", "noscript", "template", "iframe", "object", "embed", "svg",  "canvas",
      "audio",  "video", "select",   "textarea", "button", "input",  "map",   "head", "figcaption"};
  return kMute.contains(tag);
}

// The text of a cell is inside it or in inline elements; "br" and the like make it a part of a
// page that is laid out by tables.
bool IsPlainCell(const xmlNode* cell, size_t* left) {
  for (const xmlNode* child = cell->children; child != nullptr; child = child->next) {
    if ((*left)-- == 0) return false;
    if (child->type != XML_ELEMENT_NODE) continue;
    const std::string_view tag = TagOf(child);
    if (!IsInline(tag) && !IsMute(tag) && tag != "img" && tag != "p") return false;
    if (!IsPlainCell(child, left)) return false;
  }
  return true;
}

// A row of two plain cells or more that are short.
bool IsDataRow(const xmlNode* row) {
  constexpr size_t kMaxNodes = 200;
  constexpr size_t kMaxCell = 200;  // bytes
  size_t left = kMaxNodes;
  size_t cells = 0;
  for (const xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
    if (cell->type != XML_ELEMENT_NODE) continue;
    if (!IsTag(cell, "td") && !IsTag(cell, "th")) return false;
    if (!IsPlainCell(cell, &left) || TextBelow(cell).size() > kMaxCell) return false;
    ++cells;
  }
  return cells >= 2;
}

class BlockCutter {
 public:
  explicit BlockCutter(const PageData& data) : data_(data) {}

  std::vector<Block> Cut(const xmlNode* root) {
    Walk(root, root, false);
    Flush(root);
    return std::move(blocks_);
  }

 private:
  void Walk(const xmlNode* node, const xmlNode* block, bool link) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        AddText(reinterpret_cast<const char*>(child->content), link);
      } else if (child->type == XML_ELEMENT_NODE) {
        WalkElement(child, block, link);
      }
    }
  }

  void WalkElement(const xmlNode* node, const xmlNode* block, bool link) {
    const std::string_view tag = TagOf(node);
    if (IsMute(tag)) return;
    if (tag == "br") {
      // One break is a blank, two end a paragraph.
      if (after_break_) Flush(block);
      AddText(" ", link);
      after_break_ = true;
      return;
    }
    const bool in_link = link || tag == "a";
    if (tag == "tr" && IsDataRow(node)) {
      Flush(block);
      WalkRow(node, in_link);
      return;
    }
    if (IsInline(tag) || row_) {
      Walk(node, block, in_link);
      return;
    }
    Flush(block);
    Walk(node, node, in_link);
    Flush(node);
  }

  // The cells of a row are one block, with bars between them.
  void WalkRow(const xmlNode* row, bool link) {
    row_ = true;
    for (const xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
      if (!IsTag(cell, "td") && !IsTag(cell, "th")) continue;
      if (!CleanSpace(text_).empty()) AddText(" | ", link);
      Walk(cell, row, link);
    }
    Flush(row);
    row_ = false;
  }

  void AddText(const char* text, bool link) {
    if (text == nullptr) return;
    const std::string_view view = text;
    text_ += view;
    if (!link && !after_break_) return;
    const size_t solid = CleanSpace(view).size();
    if (solid > 0) after_break_ = false;
    if (link) links_ += solid;
  }

  void Flush(const xmlNode* block) {
    Block out;
    out.text = CleanSpace(text_);
    out.links = std::min(links_, out.text.size());
    out.parent = block;
    out.row = row_;
    text_.clear();
    links_ = 0;
    after_break_ = false;
    if (out.text.empty()) return;
    out.prose = out.link_share() < 0.5 && IsProse(out.text, data_);
    blocks_.push_back(std::move(out));
  }

  const PageData& data_;
  std::vector<Block> blocks_;
  std::string text_;
  size_t links_ = 0;
  bool after_break_ = false;
  bool row_ = false;
};

}  // namespace

std::vector<Block> CutBlocks(const xmlNode* root, const PageData& data) {
  if (root == nullptr) return {};
  return BlockCutter(data).Cut(root);
}

void AddProse(const Block& block, ProseBelow* prose) {
  if (!block.prose) return;
  for (const xmlNode* at = block.parent; at != nullptr; at = at->parent) {
    if (at->type != XML_ELEMENT_NODE) break;
    (*prose)[at] += block.text.size();
  }
}

}  // namespace detente
