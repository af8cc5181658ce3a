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
    if (IsInline(tag)) {
      Walk(node, block, in_link);
      return;
    }
    Flush(block);
    Walk(node, node, in_link);
    Flush(node);
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
