#include <algorithm>

#include "base/utf8.h"
#include "page/scraped.h"

namespace detente {
namespace {

double FurnitureWeight(Furniture furniture) {
  switch (furniture) {
    case Furniture::kComments:
    case Furniture::kCopyright:
      return -8;
    case Furniture::kList:
      return -5;
    case Furniture::kTags:
      return -3;
    case Furniture::kNav:
    case Furniture::kAccount:
    case Furniture::kConsent:
    case Furniture::kIcons:
      return -1;
    default:
      return -0.4;
  }
}

// A line of prose under a headline and before the next headline is the teaser of another story.
bool IsTeaser(const std::vector<Line>& lines, size_t i) {
  const auto heads = [&](size_t k) {
    return lines[k].kind == LineKind::kHeadline || lines[k].furniture == Furniture::kAge ||
           lines[k].furniture == Furniture::kLink;
  };
  return i > 0 && lines[i - 1].kind == LineKind::kHeadline && lines[i - 1].words >= 5 &&
         i + 1 < lines.size() && heads(i + 1) && lines[i].words < 45;
}

// Without line breaks many lines of furniture come as one.
double RunWeight(const Line& line) { return -0.45 * static_cast<double>(line.words); }

double Weight(const std::vector<Line>& lines, size_t i) {
  constexpr double kFullParagraph = 400;
  const Line& line = lines[i];
  switch (line.kind) {
    case LineKind::kProse:
      if (IsTeaser(lines, i)) return -0.5;
      return 1 + std::min<double>(static_cast<double>(line.text.size()), kFullParagraph) / 40;
    case LineKind::kSentence:
      return 1;
    case LineKind::kBullet:
      return 0.3;
    case LineKind::kHeadline:
      return line.of_dump ? RunWeight(line) : -1.5;
    case LineKind::kShort:
      return -0.7;
    case LineKind::kFurniture:
      return FurnitureWeight(line.furniture) + (line.of_dump ? RunWeight(line) : 0);
  }
  return 0;
}

// Where a run of lines goes at a line of the body.
class BodyReader {
 public:
  BodyReader(const std::vector<Line>& lines, const Region& region, const Heading& heading,
             const PageData& data)
      : lines_(lines), region_(region), heading_(heading), data_(data) {}

  std::vector<std::string> Read(size_t first) {
    for (size_t i = first; i < region_.last; ++i) ReadLine(i);
    while (!kept_.empty() && IsHead(kept_.back().kind) && !kept_.back().listed) kept_.pop_back();
    DropPullQuotes();
    std::vector<std::string> paragraphs;
    for (Kept& kept : kept_) {
      if (kept.joins && !paragraphs.empty()) {
        paragraphs.back() += ' ' + kept.text;
      } else {
        paragraphs.push_back(std::move(kept.text));
      }
    }
    return paragraphs;
  }

 private:
  struct Kept {
    std::string text;
    std::string key;
    LineKind kind = LineKind::kProse;
    size_t line = 0;
    bool listed = false;  // an item of a list that the text introduces
    bool joins = false;   // goes on the paragraph before
  };

  static bool IsHead(LineKind kind) {
    return kind == LineKind::kHeadline || kind == LineKind::kShort;
  }

  void ReadLine(size_t i) {
    const Line& line = lines_[i];
    const int index = static_cast<int>(i);
    if (index == heading_.standfirst || (heading_.first >= 0 && line.key == title_key())) return;
    if (i < region_.first && line.kind != LineKind::kProse) return;
    if (line.kind == LineKind::kFurniture) {
      PassFurniture(line);
      return;
    }
    if (caption_follows_) {
      caption_follows_ = false;
      return;
    }
    if (line.kind == LineKind::kProse) in_list_of_stories_ = false;
    if (in_list_of_stories_ || IsCaption(i)) return;
    const bool listed = IsListed(line);
    if (IsHead(line.kind) && !listed && !IsCrossHead(i)) return;
    const bool joins =
        line.of_dump && !line.starts_paragraph && !kept_.empty() && kept_.back().line + 1 == i;
    kept_.push_back({line.text, line.key, line.kind, i, listed, joins});
  }

  void PassFurniture(const Line& line) {
    if (line.furniture == Furniture::kList) in_list_of_stories_ = true;
    caption_follows_ = line.furniture == Furniture::kCredit && line.key.ends_with("caption");
    // "Read more" under a headline makes that a link.
    if (line.furniture == Furniture::kLink && line.words <= 4 && !kept_.empty() &&
        IsHead(kept_.back().kind) && !kept_.back().listed) {
      kept_.pop_back();
    }
  }

  // A short text beside a credit, or one that ends in a credit.
  bool IsCaption(size_t i) const {
    const Line& line = lines_[i];
    const bool credit_next = i + 1 < lines_.size() && IsCredit(lines_[i + 1]);
    if (IsHead(line.kind) && (credit_next || (i > 0 && IsCredit(lines_[i - 1])))) return true;
    const size_t bracket = data_.chrome.CreditBracket(line.text);
    if (bracket == std::string::npos) return false;
    const std::string_view before = std::string_view(line.text).substr(0, bracket);
    const bool square = line.text[bracket] == '[';
    return line.words < 60 &&
           (square || !IsTerminated(before) || line.text.find('/', bracket) != std::string::npos);
  }

  static bool IsCredit(const Line& line) { return line.furniture == Furniture::kCredit; }

  // Belongs to a list that the text introduces with a colon.
  bool IsListed(const Line& line) const {
    if (kept_.empty() || line.kind == LineKind::kProse || line.kind == LineKind::kSentence)
      return false;
    const Kept& before = kept_.back();
    return before.listed || before.text.ends_with(':');
  }

  // A cross-head: short, alone, between paragraphs. Longer lines without an end are links to other
  // stories, unless they read like a sentence that lost its full stop.
  bool IsCrossHead(size_t i) const {
    constexpr size_t kMaxWords = 7;
    const Line& line = lines_[i];
    size_t function = 0;
    for (const ChromeWord& word : ChromeWordsOf(line.text)) {
      if (data_.words.function.contains(word.key)) ++function;
    }
    if (line.words >= 12 && function >= 4) return true;
    if (line.words > kMaxWords || kept_.empty()) return false;
    const Furniture above = lines_[i - 1].furniture;
    if (above == Furniture::kLink || above == Furniture::kList) return false;
    size_t next = i + 1;
    while (next < region_.last && lines_[next].kind == LineKind::kFurniture) {
      if (lines_[next].furniture == Furniture::kLink) return false;
      ++next;
    }
    if (next >= region_.last) return false;
    const LineKind kind = lines_[next].kind;
    return (kind == LineKind::kProse || kind == LineKind::kSentence) && !IsHead(lines_[i - 1].kind);
  }

  // What is repeated: a paragraph once more, or a pull quote out of another paragraph.
  void DropPullQuotes() {
    const auto repeated = [&](size_t i) {
      const Kept& kept = kept_[i];
      if (kept.key.empty()) return false;
      for (size_t k = 0; k < kept_.size(); ++k) {
        if (k == i) continue;
        if (kept.key == kept_[k].key && k < i && kept.kind == LineKind::kProse) return true;
        const bool inside = kept_[k].key.size() > kept.key.size() + 20 &&
                            kept_[k].key.find(kept.key) != std::string::npos;
        if (inside && !kept.joins && kept.key.size() > 24 && kept.key.size() < 200) return true;
      }
      return false;
    };
    std::vector<Kept> once;
    for (size_t i = 0; i < kept_.size(); ++i) {
      if (kept_.size() > kMaxCompared || !repeated(i)) once.push_back(kept_[i]);
    }
    kept_ = std::move(once);
  }

  std::string title_key() const { return lines_[static_cast<size_t>(heading_.first)].key; }

  // Repetitions are looked for in pages of up to so many paragraphs.
  static constexpr size_t kMaxCompared = 1000;

  const std::vector<Line>& lines_;
  const Region& region_;
  const Heading& heading_;
  const PageData& data_;
  std::vector<Kept> kept_;
  bool in_list_of_stories_ = false;
  bool caption_follows_ = false;
};

}  // namespace

Region FindRegion(const std::vector<Line>& lines) {
  Region best;
  double best_sum = 0;
  double sum = 0;
  size_t start = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      start = i;
    }
    sum += Weight(lines, i);
    if (sum > best_sum) {
      best_sum = sum;
      best = {start, i + 1};
    }
  }
  return best;
}

std::vector<std::string> BodyParagraphs(const std::vector<Line>& lines, size_t first,
                                        const Region& region, const Heading& heading,
                                        const PageData& data) {
  return BodyReader(lines, region, heading, data).Read(first);
}

}  // namespace detente
