#include "page/html_body.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dom.h"
#include "page/html_blocks.h"
#include "page/lines.h"

namespace detente {
namespace {

// Shares of a page's prose (in hundredths).
constexpr size_t kKeepTagShare = 50;    // a nav or aside with more is no furniture
constexpr size_t kKeepClassShare = 40;  // so for a class that says furniture
constexpr size_t kKeepPartShare = 25;   // and for a part of a class
constexpr size_t kBodyShare = 40;       // a marked body holds at least so much
constexpr size_t kBlocksAbove = 1000;   // a standfirst is among the first so many blocks
constexpr size_t kDescendShare = 85;    // the body proper holds so much of its container's prose

class BodyFinder {
 public:
  BodyFinder(const xmlNode* root, const std::string& title, const PageData& data)
      : data_(data), title_key_(LineKey(title)), blocks_(CutBlocks(root, data)), root_(root) {
    for (const Block& block : blocks_) AddProse(block, &raw_);
    total_ = ProseOf(raw_, root);
  }

  HtmlBody Find() {
    HtmlBody body;
    std::vector<size_t> kept;
    reasons_.assign(blocks_.size(), "");
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (IsDropped(blocks_[i].parent)) {
        reasons_[i] = "furniture element";
      } else {
        kept.push_back(i);
        AddProse(blocks_[i], &prose_);
      }
    }
    const xmlNode* container = Container();
    bool inside = false;
    for (size_t i : kept) {
      if (IsBelow(blocks_[i].parent, container)) {
        inside = true;
        Take(i, &body);
      } else {
        reasons_[i] = "outside the body";
      }
      if (!inside) body.above.push_back(blocks_[i].text);
    }
    AddDroppedAbove(&body);
    EndHeads(&body);
    TakeStandfirst(&body);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      if (!reasons_[i].empty()) body.dropped.push_back({blocks_[i].text, std::string(reasons_[i])});
    }
    return body;
  }

 private:
  static size_t ProseOf(const ProseBelow& prose, const xmlNode* node) {
    const auto found = prose.find(node);
    return found == prose.end() ? 0 : found->second;
  }

  static bool IsBelow(const xmlNode* node, const xmlNode* ancestor) {
    for (; node != nullptr; node = node->parent) {
      if (node == ancestor) return true;
    }
    return false;
  }

  // The element or one around it is furniture.
  bool IsDropped(const xmlNode* node) {
    if (node == nullptr || node->type != XML_ELEMENT_NODE) return false;
    const auto found = dropped_.find(node);
    if (found != dropped_.end()) return found->second;
    const bool dropped = IsDropped(node->parent) || IsFurniture(node);
    dropped_.emplace(node, dropped);
    return dropped;
  }

  bool HoldsMore(const xmlNode* node, size_t share) const {
    return ProseOf(raw_, node) * 100 > total_ * share;
  }

  bool IsFurniture(const xmlNode* node) const {
    const std::string_view tag = TagOf(node);
    if (tag == "html" || tag == "body" || tag == "main") return false;
    if (tag == "nav" || tag == "aside" || tag == "footer" || tag == "form" || tag == "figure" ||
        tag == "header") {
      return !HoldsMore(node, kKeepTagShare);
    }
    if (IsHidden(node)) return !HoldsMore(node, kKeepTagShare);
    const std::string role = AttributeOf(node, "role");
    if (role == "navigation" || role == "complementary" || role == "contentinfo" ||
        role == "banner" || role == "dialog" || role == "search") {
      return !HoldsMore(node, kKeepTagShare);
    }
    for (const std::string& token : ClassTokens(node)) {
      if (SaysFurniture(token) && !HoldsMore(node, kKeepClassShare)) return true;
      if (HasFurniturePart(token) && !HoldsMore(node, kKeepPartShare)) return true;
    }
    return false;
  }

  static bool IsHidden(const xmlNode* node) {
    if (AttributeOf(node, "aria-hidden") == "true") return true;
    if (HasAttribute(node, "hidden")) return true;
    if (!HasAttribute(node, "style")) return false;
    const std::string style = ReplaceAll(ToLower(AttributeOf(node, "style")), " ", "");
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
  }

  bool Says(std::string_view token, HtmlClass type) const {
    const auto found = data_.html.find(token);
    return found != data_.html.end() && found->second == type;
  }
  bool SaysFurniture(std::string_view token) const { return Says(token, HtmlClass::kDrop); }

  // A hyphened token with a part, or two parts together, that say furniture ("c-related-stories").
  bool HasFurniturePart(const std::string& token) const {
    const std::string hyphened = ReplaceAll(token, "_", "-");
    std::vector<std::string_view> parts = Split(hyphened, '-');
    std::erase(parts, std::string_view());
    if (parts.size() < 2 || parts.size() > 8) return false;
    for (size_t i = 0; i < parts.size(); ++i) {
      if (SaysFurniture(parts[i])) return true;
      if (i + 1 < parts.size() &&
          SaysFurniture(std::string(parts[i]) + '-' + std::string(parts[i + 1]))) {
        return true;
      }
    }
    return false;
  }

  bool IsMarkedBody(const xmlNode* node) const {
    const std::string_view tag = TagOf(node);
    if (tag == "article" || tag == "main") return true;
    for (const std::string& token : ClassTokens(node)) {
      if (Says(token, HtmlClass::kBody)) return true;
    }
    return false;
  }

  // The marked body with the most prose, else the page; then down while one child holds most.
  const xmlNode* Container() const {
    const xmlNode* best = root_;
    size_t most = 0;
    VisitElements(root_, [&](const xmlNode* node) {
      const size_t prose = ProseOf(prose_, node);
      if (prose == 0) return false;
      // A later one inside an earlier one wins with nearly the same prose: it is narrower.
      if (IsMarkedBody(node) && prose * 100 >= most * 90) {
        best = node;
        most = std::max(most, prose);
      }
      return true;
    });
    if (most * 100 < ProseOf(prose_, root_) * kBodyShare) best = root_;
    return Descend(best);
  }

  const xmlNode* Descend(const xmlNode* node) const {
    for (;;) {
      const xmlNode* next = nullptr;
      const size_t here = ProseOf(prose_, node);
      for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (here > 0 && ProseOf(prose_, child) * 100 >= here * kDescendShare) next = child;
      }
      // A single paragraph is no container.
      if (next == nullptr || !HasBlocks(next)) return node;
      node = next;
    }
  }

  bool HasBlocks(const xmlNode* node) const {
    size_t with_prose = 0;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (ProseOf(prose_, child) > 0) ++with_prose;
    }
    return with_prose > 0;
  }

  static bool IsHead(const xmlNode* node) {
    const std::string_view tag = TagOf(node);
    return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
  }

  void Take(size_t i, HtmlBody* body) {
    const Block& block = blocks_[i];
    Line line = MakeLine(block.text, data_);
    std::string_view& reason = reasons_[i];
    if (line.key == title_key_ || IsTag(block.parent, "h1")) {
      reason = "title";
      return;
    }
    if (line.kind == LineKind::kFurniture && !block.row) {
      reason = NameOfFurniture(line.furniture);
      list_of_stories_ = line.furniture == Furniture::kList || (list_of_stories_ && !block.prose);
      if (line.furniture == Furniture::kDate || line.furniture == Furniture::kByline)
        body->above.push_back(block.text);
      return;
    }
    if (block.prose) list_of_stories_ = false;
    reason = list_of_stories_          ? "list of other stories"
             : !IsContent(block, line) ? "links or fragment"
             : !body->paragraphs.empty() && body->paragraphs.back() == block.text ? "repetition"
                                                                                  : "";
    if (!reason.empty()) return;
    body->paragraphs.push_back(block.text);
    taken_.push_back(i);
    heads_.push_back(IsHead(block.parent));
  }

  bool IsContent(const Block& block, const Line& line) const {
    const double links = block.link_share();
    if (links > 0.85) return false;
    if (block.row) return links < 0.5;
    if (IsHead(block.parent)) return links < 0.5;
    if (data_.chrome.CreditBracket(line.text) != std::string::npos && !line.terminated)
      return false;
    if (block.prose) return true;
    if (line.terminated) return links < 0.5;
    return links < 0.4 && line.words >= 2;
  }

  // Dates and bylines often stand in what was dropped as furniture.
  void AddDroppedAbove(HtmlBody* body) {
    for (const Block& block : blocks_) {
      if (block.prose) break;
      if (IsDropped(block.parent)) body->above.push_back(block.text);
    }
  }

  // The first block that its class calls a standfirst, when it stands above the body.
  void TakeStandfirst(HtmlBody* body) const {
    for (size_t i = 0; i < blocks_.size() && i < kBlocksAbove; ++i) {
      const Block& block = blocks_[i];
      const size_t words = SplitWords(block.text).size();
      const bool shown = std::find(body->paragraphs.begin(), body->paragraphs.end(), block.text) !=
                         body->paragraphs.end();
      if (IsStandfirst(block.parent) && words >= 5 && words <= 60 && block.link_share() < 0.5) {
        if (shown && body->paragraphs.front() != block.text) return;
        if (shown) body->paragraphs.erase(body->paragraphs.begin());
        body->standfirst = block.text;
        return;
      }
      if (shown) return;
    }
  }

  bool IsStandfirst(const xmlNode* node) const {
    for (int up = 0; up < 3 && node != nullptr && node->type == XML_ELEMENT_NODE; ++up) {
      for (const std::string& token : ClassTokens(node)) {
        if (Says(token, HtmlClass::kStandfirst)) return true;
      }
      node = node->parent;
    }
    return false;
  }

  // Heads with nothing below them fall out.
  void EndHeads(HtmlBody* body) {
    size_t end = heads_.size();
    while (end > 0 && heads_[end - 1]) reasons_[taken_[--end]] = "head without text";
    body->paragraphs.resize(end);
  }

  const PageData& data_;
  std::string title_key_;
  std::vector<Block> blocks_;
  const xmlNode* root_;
  ProseBelow raw_;    // in the whole page
  ProseBelow prose_;  // in what was kept
  size_t total_ = 0;
  std::unordered_map<const xmlNode*, bool> dropped_;
  std::vector<bool> heads_;                // of the paragraphs taken
  std::vector<size_t> taken_;              // their blocks
  std::vector<std::string_view> reasons_;  // why a block is dropped; empty: it is not
  bool list_of_stories_ = false;
};

}  // namespace

HtmlBody FindHtmlBody(const xmlNode* root, const std::string& title, const PageData& data) {
  if (root == nullptr) return {};
  return BodyFinder(root, title, data).Find();
}

}  // namespace detente
