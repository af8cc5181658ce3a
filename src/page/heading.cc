#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/dateline.h"
#include "page/scraped.h"

namespace detente {
namespace {

constexpr size_t kMaxTitleWords = 30;
constexpr size_t kMaxStandfirstWords = 60;
constexpr size_t kIntoBody = 4;       // the headline may be counted in with the body
constexpr size_t kNearRepeated = 12;  // lines between a headline and its repetition

class HeadingReader {
 public:
  HeadingReader(const std::vector<Line>& lines, const Region& region, const PageData& data)
      : lines_(lines), region_(region), data_(data) {
    for (const Line& line : lines) keys_.insert(line.key);
    for (size_t i = region.first, seen = 0; i < region.last && seen < 3; ++i) {
      if (lines[i].kind != LineKind::kProse) continue;
      ++seen;
      for (const ChromeWord& word : ChromeWordsOf(lines[i].text)) opening_.insert(word.key);
    }
  }

  Heading Read() {
    Heading heading;
    // The body may begin with what is the title: a question, or a line that is repeated.
    const size_t end = std::min(region_.first + kIntoBody, lines_.size());
    double best = 0;
    for (size_t i = 0; i < end; ++i) {
      const double score = Score(i);
      if (score <= best) continue;
      best = score;
      heading.first = static_cast<int>(i);
    }
    if (heading.first < 0) return heading;
    TakeTitle(&heading);
    TakeStandfirst(&heading);
    return heading;
  }

 private:
  bool IsMeta(size_t i) const {
    return i < lines_.size() &&
           (lines_[i].furniture == Furniture::kDate || lines_[i].furniture == Furniture::kByline ||
            lines_[i].furniture == Furniture::kAge);
  }

  // The title less what stands behind a bar, if the rest is a line of its own.
  std::string RepeatedBase(const Line& line) const {
    if (line.words > 2 * kMaxTitleWords) return {};
    for (size_t bar = FindTitleBar(line.text, 0); bar != std::string::npos;
         bar = FindTitleBar(line.text, bar + 1)) {
      const std::string base = line.text.substr(0, bar);
      const std::string key = LineKey(base);
      if (key.find(' ') != std::string::npos && keys_.contains(key)) return base;
    }
    return {};
  }

  // Once more above or right in the body, not far off: the bar of sections and lists of stories
  // come twice as well.
  bool IsRepeated(size_t i) const {
    if (!RepeatedBase(lines_[i]).empty()) return true;
    const size_t end = std::min({i + kNearRepeated, region_.first + kIntoBody, lines_.size()});
    for (size_t k = i > kNearRepeated ? i - kNearRepeated : 0; k < end; ++k) {
      if (k != i && lines_[k].key == lines_[i].key) return true;
    }
    return false;
  }

  bool IsCandidate(size_t i) const {
    const Line& line = lines_[i];
    if (line.kind == LineKind::kFurniture || line.words < 2 || line.words > kMaxTitleWords)
      return false;
    if (data_.chrome.CreditBracket(line.text) != std::string::npos) return false;
    if (line.text.find('@') != std::string::npos) return false;
    if (i + 1 < lines_.size() && lines_[i + 1].furniture == Furniture::kCredit && i > 0 &&
        !IsRepeated(i)) {
      return line.kind != LineKind::kBullet && i + 2 < lines_.size() && IsMeta(i + 2);
    }
    if (i > region_.first)
      return line.kind == LineKind::kHeadline && (IsMeta(i + 1) || IsMeta(i + 2));
    switch (line.kind) {
      case LineKind::kHeadline:
      case LineKind::kShort:
        return true;
      case LineKind::kSentence:
        return i < region_.first || line.text.ends_with('?');
      case LineKind::kProse:
        return line.text.ends_with('?') || IsRepeated(i) ||
               (line.words <= 20 && IsMeta(i + 1) && i + 2 < region_.last);
      default:
        return false;
    }
  }

  double Overlap(const Line& line) const {
    double content = 0;
    double shared = 0;
    for (const ChromeWord& word : ChromeWordsOf(line.text)) {
      if (word.key.size() < 4 || data_.words.function.contains(word.key)) continue;
      ++content;
      if (opening_.contains(word.key)) ++shared;
    }
    // One shared word of a name or a section proves little.
    return shared / std::max(content, 4.0);
  }

  // Lines between a line and the body that are no furniture; past twenty it is far.
  double LinesToBody(size_t i) const {
    double count = 0;
    for (size_t k = i + 1; k < region_.first && count < 20; ++k) {
      count += lines_[k].kind != LineKind::kFurniture;
    }
    return count;
  }

  double Score(size_t i) const {
    if (!IsCandidate(i)) return 0;
    const Line& line = lines_[i];
    const bool sole = region_.first + 1 >= region_.last && i + 1 >= region_.last;
    if (sole) return 0;  // nothing would be left
    double score = 1 + 5 * Overlap(line);
    if (IsRepeated(i)) score += line.words >= 4 ? 6 : 1;
    if (IsMeta(i + 1) || IsMeta(i + 2) || (i > 0 && IsMeta(i - 1))) score += 2.5;
    if (i == 0) score += 1;
    if (line.words >= 5 && line.words <= 18) score += 1.5;
    if (line.words < 3) score -= 2;
    if (line.words > 22) score -= 2;
    if (line.kind == LineKind::kSentence && line.text.ends_with('.')) score -= 1;
    if (line.text.ends_with(':')) score -= 3;
    // Right under another headline stands the standfirst.
    const bool under = i > 0 && lines_[i - 1].kind == LineKind::kHeadline && IsCandidate(i - 1);
    if (under && !IsRepeated(i)) score -= 2.5;
    return score - std::min(0.25 * LinesToBody(i), 5.0);
  }

  void TakeTitle(Heading* heading) const {
    const Line& line = lines_[static_cast<size_t>(heading->first)];
    heading->title = line.text;
    const std::string base = RepeatedBase(line);
    const size_t bar = base.empty() ? FindPlainBar(line.text) : base.size();
    if (bar != std::string::npos) {
      heading->title = std::string(Trim(std::string_view(line.text).substr(0, bar)));
      heading->outlet = OutletBehind(line.text, bar);
    }
    const std::string key = LineKey(heading->title);
    const size_t end = std::min(region_.last, lines_.size());
    heading->last = heading->first;
    bool body = false;  // two paragraphs in, a repetition is no heading any more
    int prose = 0;
    for (size_t i = static_cast<size_t>(heading->first) + 1; i < end && !body; ++i) {
      if (lines_[i].key == key) heading->last = static_cast<int>(i);
      if (lines_[i].kind == LineKind::kProse && i >= region_.first) body = ++prose > 1;
    }
    // The page's own title above the headline: begin with the headline that stands by the body.
    for (int i = 0; i < heading->first; ++i) {
      const Line& above = lines_[static_cast<size_t>(i)];
      if (LineKey(RepeatedBase(above)) == key && !heading->outlet) {
        heading->outlet = OutletBehind(above.text, RepeatedBase(above).size());
      }
    }
    if (heading->title != line.text && heading->last > heading->first) {
      heading->first = FirstWithKey(key, heading->first);
    }
  }

  int FirstWithKey(const std::string& key, int from) const {
    for (size_t i = static_cast<size_t>(from); i < lines_.size(); ++i) {
      if (lines_[i].key == key) return static_cast<int>(i);
    }
    return from;
  }

  // A bar that nothing but an outlet stands behind: "|", "::" or "»" with few words after it.
  static size_t FindPlainBar(std::string_view title) {
    for (std::string_view mark : {" | ", " :: ", " » "}) {
      const size_t at = title.rfind(mark);
      if (at != std::string_view::npos && SplitWords(title.substr(at)).size() <= 5 &&
          SplitWords(title.substr(0, at)).size() >= 3) {
        return at;
      }
    }
    return std::string_view::npos;
  }

  static std::optional<std::string> OutletBehind(std::string_view title, size_t bar) {
    size_t last = bar;
    for (size_t at = bar; at != std::string::npos; at = FindTitleBar(title, at + 1)) last = at;
    std::string_view rest = Trim(title.substr(last));
    while (!rest.empty() && !StartsWithUpper(rest) && !IsDigit(DecodeAt(rest, 0).value)) {
      rest.remove_prefix(DecodeAt(rest, 0).length);
    }
    if (rest.empty() || SplitWords(rest).size() > 6) return std::nullopt;
    return std::string(rest);
  }

  bool CanBeStandfirst(size_t i) const {
    const Line& line = lines_[i];
    return line.kind != LineKind::kFurniture && line.kind != LineKind::kBullet && line.words >= 6 &&
           line.words <= kMaxStandfirstWords && !line.text.ends_with(':') &&
           data_.chrome.CreditBracket(line.text) == std::string::npos &&
           !(i + 1 < lines_.size() && lines_[i + 1].furniture == Furniture::kCredit);
  }

  // A line between two titles, or an open line right under one, or a sentence that date or byline
  // part from the body.
  void TakeStandfirst(Heading* heading) const {
    const auto first = static_cast<size_t>(heading->first);
    const auto last = static_cast<size_t>(heading->last);
    for (size_t i = first + 1; i < last; ++i) {
      if (CanBeStandfirst(i) && heading->standfirst < 0) heading->standfirst = static_cast<int>(i);
    }
    if (heading->standfirst >= 0) return;
    for (size_t title : {last, first}) {
      size_t i = title + 1;
      while (i < lines_.size() && (IsMeta(i) || lines_[i].furniture == Furniture::kShare)) ++i;
      if (i >= lines_.size() || i >= region_.last || !CanBeStandfirst(i)) continue;
      const bool open = lines_[i].kind == LineKind::kHeadline ||
                        (lines_[i].kind == LineKind::kProse && !lines_[i].terminated);
      if (open ? OpensBody(i + 1) : PartedFromBody(i)) heading->standfirst = static_cast<int>(i);
      if (heading->standfirst >= 0) return;
    }
  }

  // After an open line comes the body, with nothing but furniture between.
  bool OpensBody(size_t i) const {
    while (i < lines_.size() && (lines_[i].kind == LineKind::kFurniture ||
                                 data_.chrome.CreditBracket(lines_[i].text) != std::string::npos)) {
      ++i;
    }
    return i < lines_.size() && lines_[i].kind != LineKind::kHeadline;
  }

  bool PartedFromBody(size_t i) const {
    if (FindDateline(lines_[i].text, data_) || lines_[i].of_dump) return false;
    bool parted = false;
    for (size_t k = i + 1; k < region_.last; ++k) {
      if (lines_[k].kind == LineKind::kProse) return parted;
      if (lines_[k].furniture == Furniture::kDate || lines_[k].furniture == Furniture::kByline)
        parted = true;
    }
    return false;
  }

  const std::vector<Line>& lines_;
  const Region& region_;
  const PageData& data_;
  std::set<std::string> keys_;     // of all lines
  std::set<std::string> opening_;  // words of the first paragraphs
};

}  // namespace

size_t FindTitleBar(std::string_view title, size_t from) {
  constexpr std::array<std::string_view, 7> kBars = {" | ",  " - ", " – ", " — ",
                                                     " :: ", " » ", " · "};
  size_t best = std::string_view::npos;
  for (std::string_view bar : kBars) best = std::min(best, title.find(bar, from));
  return best;
}

Heading FindHeading(const std::vector<Line>& lines, const Region& region, const PageData& data) {
  return HeadingReader(lines, region, data).Read();
}

}  // namespace detente
