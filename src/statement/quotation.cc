#include "statement/quotation.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace detente {
namespace {

constexpr int kClauseWords = 4;            // an unclosed mark must open as much
constexpr int kShortSingle = 5;            // words up to which the first single mark closes
constexpr uint32_t kLongestSingle = 3000;  // bytes

struct Mark {
  enum Family { kNone, kCurly, kLow, kGuillemet, kStraight, kBacktick, kSingle, kSingleStraight };
  Family family = kNone;
  uint32_t length = 0;
};

class ParagraphScan {
 public:
  ParagraphScan(std::string_view text, TextSpan paragraph, int index)
      : text_(text), paragraph_(paragraph), index_(index) {}

  void Run(std::vector<Quotation>* out) {
    uint32_t at = paragraph_.begin;
    while (at < paragraph_.end) {
      const Mark mark = OpeningAt(at);
      const auto close = mark.family == Mark::kNone ? TextSpan{} : FindClose(at, mark);
      if (mark.family == Mark::kNone) {
        at += DecodeAt(text_, at).length;
      } else if (!close.empty()) {
        Add(at, mark, close, true, out);
        at = close.end;
      } else if (mark.family < Mark::kSingle && OpensSpeech(at + mark.length)) {
        Add(at, mark, {paragraph_.end, paragraph_.end}, false, out);
        at = paragraph_.end;
      } else {
        at += mark.length;
      }
    }
  }

 private:
  char32_t Before(uint32_t at) const {
    if (at <= paragraph_.begin) return U' ';
    return DecodeAt(text_, PreviousCodePoint(text_, at)).value;
  }
  char32_t At(uint32_t at) const { return at < paragraph_.end ? DecodeAt(text_, at).value : U' '; }
  static bool IsWord(char32_t c) { return IsLetter(c) || IsDigit(c); }

  bool Doubled(uint32_t at, char c) const {
    return at + 1 < paragraph_.end && text_[at] == c && text_[at + 1] == c;
  }

  // ’’ as agencies set it: one mark, unless the first closes an inner quotation.
  bool TwoCurly(uint32_t at) const {
    return At(at) == U'’' && At(at + DecodeAt(text_, at).length) == U'’';
  }

  Mark OpeningAt(uint32_t at) const {
    const char32_t c = At(at);
    const auto length = DecodeAt(text_, at).length;
    if (c == U'“') return {Mark::kCurly, length};
    if (c == U'„') return {Mark::kLow, length};
    if (c == U'«' || c == U'‹') return {Mark::kGuillemet, length};
    if (Doubled(at, '`') || Doubled(at, '\'')) return {Mark::kBacktick, 2};
    const char32_t next = At(at + length);
    const bool opens = !IsWord(Before(at)) && !IsSpace(next);
    if (c == U'"' && opens) return {Mark::kStraight, length};
    // A mark turned the wrong way, as hurried typists leave it.
    if (c == U'”' && IsSpace(Before(at)) && IsWord(next)) return {Mark::kCurly, length};
    const bool single = c == U'‘' || c == U'\'';
    if (!single || !opens || Before(at) == U'’' || Before(at) == U'\'') return {};
    if (IsDigit(next) || !(IsWord(next) || next == U'“' || next == U'[' || next == U'…')) return {};
    return {c == U'‘' ? Mark::kSingle : Mark::kSingleStraight, length};
  }

  bool Closes(uint32_t at, const Mark& mark) const {
    const char32_t c = At(at);
    switch (mark.family) {
      case Mark::kCurly:
        return c == U'”' || (c == U'"' && !IsSpace(Before(at))) || TwoCurly(at);
      case Mark::kLow:
        return c == U'“' || c == U'”';
      case Mark::kGuillemet:
        return c == U'»' || c == U'›';
      case Mark::kStraight:
        return c == U'"' || c == U'”';
      case Mark::kBacktick:
        return Doubled(at, '\'') || c == U'"' || c == U'”' || TwoCurly(at);
      default:
        return false;
    }
  }

  TextSpan FindClose(uint32_t open, const Mark& mark) const {
    if (mark.family >= Mark::kSingle) return FindSingleClose(open + mark.length, mark);
    int depth = 0;
    for (uint32_t at = open + mark.length; at < paragraph_.end; at += DecodeAt(text_, at).length) {
      // “As “The Times” wrote”: an inner pair of the same marks.
      if (mark.family == Mark::kCurly && At(at) == U'“') ++depth;
      if (!Closes(at, mark)) continue;
      uint32_t length = DecodeAt(text_, at).length;
      if (mark.family == Mark::kBacktick && Doubled(at, '\'')) length = 2;
      if (TwoCurly(at)) length *= 2;
      if (depth > 0 && HasCloseAfter(at + length, mark)) {
        --depth;
        continue;
      }
      return {at, at + length};
    }
    return {};
  }

  bool HasCloseAfter(uint32_t from, const Mark& mark) const {
    for (uint32_t at = from; at < paragraph_.end; at += DecodeAt(text_, at).length) {
      if (At(at) == U'“') return false;
      if (Closes(at, mark)) return true;
    }
    return false;
  }

  // ’ closes when no letter follows. After an s it may be a genitive: then only a short quotation,
  // or one with no better end, is closed by it.
  TextSpan FindSingleClose(uint32_t from, const Mark& mark) const {
    TextSpan genitive;
    int words = 0;
    const uint32_t limit = std::min(paragraph_.end, from + kLongestSingle);
    for (uint32_t at = from; at < limit; at += DecodeAt(text_, at).length) {
      const char32_t c = At(at);
      if (IsSpace(c)) ++words;
      const bool closes = c == U'’' || (mark.family == Mark::kSingleStraight && c == U'\'');
      const uint32_t end = at + DecodeAt(text_, at).length;
      if (!closes || IsWord(At(end)) || IsSpace(Before(at))) continue;
      const bool doubtful = (Before(at) == U's' || Before(at) == U'n') && At(end) == U' ' &&
                            end + 1 < paragraph_.end && IsLower(At(end + 1));
      if (!doubtful || words < kShortSingle) return {at, end};
      if (genitive.empty()) genitive = {at, end};
    }
    return genitive;
  }

  bool OpensSpeech(uint32_t from) const {
    return CountWords({from, paragraph_.end}) >= kClauseWords;
  }

  int CountWords(TextSpan span) const {
    int words = 0;
    bool inside = false;
    for (uint32_t at = span.begin; at < span.end; at += DecodeAt(text_, at).length) {
      const bool word = IsWord(At(at));
      if (word && !inside) ++words;
      inside = word || (inside && (At(at) == U'’' || At(at) == U'\'' || At(at) == U'-'));
    }
    return words;
  }

  void Add(uint32_t open, const Mark& mark, TextSpan close, bool closed,
           std::vector<Quotation>* out) const {
    Quotation q;
    q.span = {open, close.end};
    q.inner = {open + mark.length, close.begin};
    q.paragraph = index_;
    q.closed = closed;
    q.words = CountWords(q.inner);
    const bool opens_paragraph = open == paragraph_.begin;
    q.continues = opens_paragraph && !out->empty() && !out->back().closed &&
                  out->back().paragraph == index_ - 1;
    out->push_back(q);
  }

  std::string_view text_;
  TextSpan paragraph_;
  int index_;
};

}  // namespace

std::vector<Quotation> FindQuotations(const Article& article) {
  std::vector<Quotation> out;
  const auto size = static_cast<uint32_t>(article.text.size());
  for (size_t i = 0; i < article.paragraphs.size(); ++i) {
    TextSpan paragraph = article.paragraphs[i];
    paragraph.end = std::min(paragraph.end, size);
    ParagraphScan(article.text, paragraph, static_cast<int>(i)).Run(&out);
  }
  return out;
}

int QuotationAt(const std::vector<Quotation>& quotations, uint32_t position) {
  const auto after =
      std::upper_bound(quotations.begin(), quotations.end(), position,
                       [](uint32_t at, const Quotation& q) { return at < q.span.begin; });
  if (after == quotations.begin()) return -1;
  const auto at = after - 1;
  return at->span.Contains(position) ? static_cast<int>(at - quotations.begin()) : -1;
}

}  // namespace detente
