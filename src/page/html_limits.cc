#include "page/html_limits.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"

namespace detente {
namespace {

// How firmly an element stands against the end tags of elements around it, as libxml2 has it: an
// end tag does not reach past an element that is firmer than its own.
int Firmness(std::string_view tag) {
  if (tag == "div") return 150;
  if (tag == "td" || tag == "th") return 160;
  if (tag == "tr") return 170;
  if (tag == "thead" || tag == "tbody" || tag == "tfoot") return 180;
  if (tag == "table") return 190;
  if (tag == "head" || tag == "body") return 200;
  return tag == "html" ? 220 : 100;
}

bool IsVoid(std::string_view tag) {
  constexpr std::array<std::string_view, 17> kVoid = {
      "area",  "base",   "basefont", "br",   "col",   "embed",  "frame", "hr", "img",
      "input", "keygen", "link",     "meta", "param", "source", "track", "wbr"};
  return std::find(kVoid.begin(), kVoid.end(), tag) != kVoid.end();
}

// The next one of the same name ends it.
bool EndsItself(std::string_view tag) {
  constexpr std::array<std::string_view, 8> kEnding = {"p",  "li", "td", "th",
                                                       "tr", "dt", "dd", "option"};
  return std::find(kEnding.begin(), kEnding.end(), tag) != kEnding.end();
}

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == ':' || c == '_';
}

// Attributes that are read nowhere in page/, which are most of the letters of most tags; of the
// elements that hold metadata all are kept.
bool IsUnread(std::string_view attribute) {
  constexpr std::array<std::string_view, 12> kUnread = {
      "href",   "src",   "srcset",          "alt",        "title",  "width",
      "height", "sizes", "aria-labelledby", "aria-label", "target", "loading"};
  constexpr std::array<std::string_view, 2> kReadData = {"data-component", "data-testid"};
  if (attribute.starts_with("data-"))
    return std::find(kReadData.begin(), kReadData.end(), attribute) == kReadData.end();
  if (attribute.starts_with("on")) return true;
  return std::find(kUnread.begin(), kUnread.end(), attribute) != kUnread.end();
}

bool HoldsMetadata(std::string_view tag) {
  constexpr std::array<std::string_view, 5> kHolders = {"meta", "link", "html", "script", "time"};
  return std::find(kHolders.begin(), kHolders.end(), tag) != kHolders.end();
}

struct Tag {
  size_t begin = 0;
  size_t end = 0;  // behind its ">"
  std::string name;
  bool closes = false;
  bool empty = false;  // "<br/>"
  // What nobody reads, from `mute` on: the inside of a script, style or drawing, a comment, or a
  // picture's tag. Empty: nothing.
  size_t mute = 0;
  size_t mute_end = 0;
};

std::string LowerName(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

// Goes through the tags of a page, past comments and scripts.
class TagReader {
 public:
  explicit TagReader(std::string_view html) : html_(html) {}

  std::optional<Tag> Next() {
    for (at_ = html_.find('<', at_); at_ < html_.size(); at_ = html_.find('<', at_)) {
      if (html_.substr(at_, 4) == "<!--") return ReadComment();
      auto tag = ReadTag();
      if (!tag) {
        ++at_;
        continue;
      }
      at_ = tag->end;
      if (!tag->closes) Mute(&*tag);
      return tag;
    }
    return std::nullopt;
  }

 private:
  // As a tag without a name. One that does not end is left for libxml2 to judge.
  Tag ReadComment() {
    Tag tag;
    tag.begin = tag.mute = tag.mute_end = at_;
    const size_t end = html_.find("-->", at_ + 4);
    at_ = end == std::string_view::npos ? html_.size() : end + 3;
    if (end != std::string_view::npos) tag.mute_end = at_;
    tag.end = at_;
    return tag;
  }

  void Mute(Tag* tag) {
    tag->mute = tag->mute_end = tag->end;
    if (tag->name == "script" || tag->name == "style") {
      SkipScript(tag->name);
      const std::string_view attributes = html_.substr(tag->begin, tag->end - tag->begin);
      if (attributes.find("ld+json") == std::string_view::npos) tag->mute_end = at_;
    } else if (tag->name == "svg" && !tag->empty) {
      SkipDrawing();
      tag->mute_end = at_;
    } else if ((tag->name == "img" || tag->name == "source") && EndsPlainly(*tag)) {
      tag->mute = tag->begin;
    }
  }

  // Its ">" is no part of a value that EndOf() does not know for one: alt= "a > b".
  bool EndsPlainly(const Tag& tag) const {
    const std::string_view text = html_.substr(tag.begin, tag.end - tag.begin);
    return text.ends_with('>') && text.find("= ") == std::string_view::npos;
  }

  // To the end tag, unless another drawing begins or much comes before it: then this one was not
  // ended, and what follows is the page.
  void SkipDrawing() {
    constexpr size_t kMaxDrawing = 100'000;
    if (drawing_end_ < at_) drawing_end_ = html_.find("</svg", at_);
    if (drawing_end_ == std::string_view::npos || drawing_end_ - at_ > kMaxDrawing) return;
    if (html_.find("<svg", at_) > drawing_end_) at_ = drawing_end_;
  }

  void SkipScript(const std::string& name) {
    for (size_t end = html_.find("</", at_); end != std::string_view::npos;
         end = html_.find("</", end + 2)) {
      if (LowerName(html_.substr(end + 2, name.size())) != name) continue;
      at_ = end;
      return;
    }
    at_ = html_.size();
  }

  std::optional<Tag> ReadTag() const {
    Tag tag;
    tag.begin = at_;
    size_t i = at_ + 1;
    tag.closes = i < html_.size() && html_[i] == '/';
    if (tag.closes) ++i;
    const size_t name = i;
    while (i < html_.size() && IsNameChar(html_[i])) ++i;
    if (i == name || html_[name] < 'A') return std::nullopt;
    tag.name = LowerName(html_.substr(name, std::min<size_t>(i - name, 32)));
    tag.end = EndOf(i);
    tag.empty = tag.end >= 2 && tag.end <= html_.size() && html_[tag.end - 2] == '/';
    return tag;
  }

  // Behind the ">" that ends a tag; one inside a quoted value does not.
  size_t EndOf(size_t i) const {
    char quote = 0;
    for (; i < html_.size(); ++i) {
      const char c = html_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && html_[i - 1] == '=') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return html_.size();
  }

  std::string_view html_;
  size_t at_ = 0;
  size_t drawing_end_ = 0;  // the last one looked up
};

class Limiter {
 public:
  explicit Limiter(std::string_view html) : html_(html) {}

  std::optional<std::string> Limit(std::vector<std::string>* notes) {
    TagReader reader(html_);
    size_t end = html_.size();
    size_t count = 0;
    while (auto tag = reader.Next()) {
      if (!tag->name.empty() && ++count > kMaxTags) {
        end = tag->begin;
        notes->push_back("more than 400,000 tags; what stands behind them is cut off");
        break;
      }
      if (tag->closes) {
        Close(*tag);
      } else if (!tag->empty && !tag->name.empty() && !IsVoid(tag->name)) {
        Open(*tag);
        CutAttributes(*tag);
      }
      if (tag->mute_end > tag->mute) Cut(tag->mute, tag->mute_end);
    }
    if (deep_) notes->push_back("elements nested more than 512 deep; deeper tags left out");
    if (kept_to_ == 0 && end == html_.size()) return std::nullopt;
    if (end > kept_to_) out_ += html_.substr(kept_to_, end - kept_to_);
    return std::move(out_);
  }

 private:
  int IdOf(const std::string& name) {
    const auto [at, fresh] = ids_.emplace(name, static_cast<int>(names_.size()));
    if (fresh) names_.push_back({Firmness(name), EndsItself(name), 0, 0});
    return at->second;
  }

  void Open(const Tag& tag) {
    const int id = IdOf(tag.name);
    Name& name = names_[static_cast<size_t>(id)];
    if (name.ends_itself) EndSame(id);
    if (stack_.size() >= kMaxNesting) {
      ++name.left_out;
      LeaveOut(tag);
      return;
    }
    stack_.push_back(id);
    ++name.open;
  }

  // "<li>a<p>b<li>": the second li ends the first, and the p in it.
  void EndSame(int id) {
    for (size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1] == id) {
        while (stack_.size() >= i) Pop();
        return;
      }
      if (!names_[static_cast<size_t>(stack_[i - 1])].ends_itself) return;
    }
  }

  void Close(const Tag& tag) {
    const auto found = ids_.find(tag.name);
    if (found == ids_.end()) return;
    Name& name = names_[static_cast<size_t>(found->second)];
    if (name.left_out > 0) {
      --name.left_out;
      LeaveOut(tag);
      return;
    }
    if (name.open == 0) return;
    for (size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1] == found->second) {
        while (stack_.size() >= i) Pop();
        return;
      }
      if (names_[static_cast<size_t>(stack_[i - 1])].firmness > name.firmness) return;
    }
  }

  void Pop() {
    --names_[static_cast<size_t>(stack_.back())].open;
    stack_.pop_back();
  }

  // Those that nobody reads, where they are written plainly: ' name="value"'.
  void CutAttributes(const Tag& tag) {
    if (HoldsMetadata(tag.name) || kept_to_ > tag.begin) return;
    size_t i = tag.begin + 1 + tag.name.size();
    while (i < tag.end && html_[i] == ' ') {
      size_t name_end = i + 1;
      while (name_end < tag.end && IsNameChar(html_[name_end])) ++name_end;
      const std::string_view mark = html_.substr(name_end, 2);
      if (mark != "=\"" && mark != "='") return;
      const size_t end = html_.find(mark[1], name_end + 2);
      if (end >= tag.end || !EndsValue(end + 1)) return;
      if (IsUnread(html_.substr(i + 1, name_end - i - 1))) Cut(i, end + 1);
      i = end + 1;
    }
  }

  bool EndsValue(size_t at) const {
    constexpr std::string_view kEnds = " >/\n\t\r";
    return at < html_.size() && kEnds.find(html_[at]) != std::string_view::npos;
  }

  void LeaveOut(const Tag& tag) {
    deep_ = true;
    Cut(tag.begin, tag.end);
  }

  void Cut(size_t begin, size_t end) {
    out_ += html_.substr(kept_to_, begin - kept_to_);
    kept_to_ = end;
  }

  struct Name {
    int firmness = 0;
    bool ends_itself = false;
    int open = 0;      // on the stack
    int left_out = 0;  // whose end tags are to come
  };

  std::string_view html_;
  std::map<std::string, int, std::less<>> ids_;
  std::vector<Name> names_;
  std::vector<int> stack_;
  std::string out_;
  size_t kept_to_ = 0;
  bool deep_ = false;
};

}  // namespace

std::optional<std::string> LimitMarkup(std::string_view html, std::vector<std::string>* notes) {
  return Limiter(html).Limit(notes);
}

}  // namespace detente
