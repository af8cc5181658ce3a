#include "page/comments.h"

#include <algorithm>
#include <optional>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kLeastStamps = 3;
constexpr size_t kLeastBefore = 300;  // bytes; a page that begins with stamps is a forum's
constexpr size_t kDateReach = 40;     // bytes of a date, or of "jo says:" before it
constexpr size_t kNameReach = 80;     // bytes between the sentence before and the stamp

bool IsNumber(char c) { return c >= '0' && c <= '9'; }

// "6:34 am" at this place: its end; 0 for none.
size_t ClockEnd(std::string_view text, size_t at) {
  size_t i = at;
  while (i < text.size() && IsNumber(text[i]) && i < at + 2) ++i;
  if (i == at || i + 2 >= text.size() || text[i] != ':' || !IsNumber(text[i + 1]) ||
      !IsNumber(text[i + 2])) {
    return 0;
  }
  i += 3;
  const std::string next = ToLower(text.substr(i, 3));
  return next == " am" || next == " pm" ? i + 3 : i;
}

class StampFinder {
 public:
  StampFinder(std::string_view text, const PageData& data) : text_(text), data_(data) {}

  // Where the stamp begins whose "at" stands here; nothing if there is none.
  std::optional<size_t> BeginOfStamp(size_t at) const {
    const size_t clock_end = ClockEnd(text_, at + 4);
    if (clock_end == 0) return std::nullopt;
    const size_t reach = std::min(at, kDateReach);
    const std::string_view head = text_.substr(at - reach, reach);
    if (head.ends_with(" ago")) return at - (head.size() - NumberBefore(head));
    if (head.size() < 4 || !std::all_of(head.end() - 4, head.end(), IsNumber)) return std::nullopt;
    if (const auto says = SaysBefore(head)) return at - head.size() + *says;
    const auto after = SplitWords(text_.substr(clock_end, kDateReach));
    if (!after.empty() && IsReply(after.front())) return at;
    return std::nullopt;
  }

 private:
  bool IsReply(std::string_view word) const {
    while (!word.empty() && (word.back() == ':' || word.back() == ',')) word.remove_suffix(1);
    return data_.words.reply.contains(word);
  }

  // Where "says:" stands before a date of at most four words.
  std::optional<size_t> SaysBefore(std::string_view head) const {
    const auto words = SplitWords(head);
    const size_t from = words.size() > 5 ? words.size() - 5 : 0;
    for (size_t i = from; i < words.size(); ++i) {
      if (words[i].ends_with(':') && IsReply(words[i]))
        return static_cast<size_t>(words[i].data() - head.data());
    }
    return std::nullopt;
  }

  // Where the number of "2 days ago" stands; the end if there is none.
  static size_t NumberBefore(std::string_view head) {
    const auto words = SplitWords(head);
    if (words.size() < 3 || !IsNumber(words[words.size() - 3].front())) return head.size();
    return static_cast<size_t>(words[words.size() - 3].data() - head.data());
  }

  std::string_view text_;
  const PageData& data_;
};

// Behind the sentence or line before the name, which stands before this place in the stamp.
size_t NameBegin(std::string_view text, size_t stamp) {
  const size_t least = stamp - std::min(stamp, kNameReach);
  for (size_t i = stamp; i > least; --i) {
    const char c = text[i - 1];
    const bool end = c == '.' || c == '!' || c == '?' || c == ')';
    if (c == '\n' || (end && i < text.size() && text[i] == ' ')) return i;
  }
  return stamp;
}

}  // namespace

size_t CommentsBegin(std::string_view text, const PageData& data) {
  const StampFinder finder(text, data);
  size_t stamps = 0;
  size_t first = text.size();
  for (size_t at = text.find(" at "); at != std::string_view::npos;
       at = text.find(" at ", at + 1)) {
    const auto begin = finder.BeginOfStamp(at);
    if (!begin) continue;
    if (stamps++ == 0) first = NameBegin(text, *begin);
  }
  return stamps >= kLeastStamps && first >= kLeastBefore ? first : text.size();
}

}  // namespace detente
