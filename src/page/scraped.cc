#include "page/scraped.h"

#include <algorithm>
#include <cstdlib>

#include "base/strings.h"
#include "base/utf8.h"
#include "page/byline.h"
#include "page/comments.h"
#include "page/single_line.h"

namespace detente {
namespace {

constexpr size_t kTailLines = 5;  // after the body: sources, dates, copyright

// Dates around title and body, the nearest first; a label goes before nearness.
class FactReader {
 public:
  FactReader(const std::vector<Line>& lines, const Region& region, const Heading& heading,
             const PageData& data)
      : lines_(lines), region_(region), heading_(heading), data_(data) {}

  void Read(Draft* draft) {
    const size_t end = std::min(lines_.size(), region_.last + kTailLines);
    for (size_t i = 0; i < end; ++i) {
      ReadDates(i);
      if (draft->authors.empty()) ReadAuthors(i, draft);
    }
    for (size_t i = 0; i < lines_.size() && !draft->outlet; ++i) ReadOutlet(lines_[i], draft);
    if (published_) draft->published = published_;
    if (updated_) draft->updated = updated_;
    if (!draft->published && draft->updated) {
      draft->published = draft->updated;
      draft->notes.emplace_back("only the time of an update is shown; taken as publication time");
    }
  }

 private:
  // Lines between this line and title or body; lower is nearer.
  int Distance(size_t i) const {
    const int at = static_cast<int>(i);
    int nearest = std::abs(at - static_cast<int>(region_.first));
    if (i >= region_.last) nearest = at - static_cast<int>(region_.last) + 4;
    if (heading_.first >= 0) {
      nearest = std::min({nearest, std::abs(at - heading_.first), std::abs(at - heading_.last)});
    }
    return nearest;
  }

  void ReadDates(size_t i) {
    bool label_updates = false;
    const bool label_above = i > 0 && lines_[i - 1].words <= 3 &&
                             IsDateLabel(lines_[i - 1].text, data_.dates, &label_updates);
    for (const FoundDate& date : lines_[i].dates) {
      const bool updated = date.labelled ? date.updated : label_above && label_updates;
      if (updated) {
        if (!updated_) updated_ = date.when;
        continue;
      }
      const int rank = Distance(i) - (date.labelled || label_above ? 1000 : 0);
      if (published_ && rank >= rank_) continue;
      published_ = date.when;
      rank_ = rank;
    }
  }

  void ReadAuthors(size_t i, Draft* draft) const {
    const Line& line = lines_[i];
    if (line.furniture == Furniture::kByline) draft->authors = AuthorsOf(line.text, data_);
    if (line.key == "by" && i + 1 < lines_.size()) {
      draft->authors = AuthorsOf("By " + lines_[i + 1].text, data_);
    }
  }

  // "Source: Xinhua | Editor: ...", "© 2019 The Daily Example. All rights reserved".
  void ReadOutlet(const Line& line, Draft* draft) const {
    if (line.furniture != Furniture::kSignoff && line.furniture != Furniture::kCopyright) return;
    std::string_view text = line.text;
    if (line.key.starts_with("source")) {
      const size_t colon = text.find_first_of(":|");
      if (colon == std::string_view::npos) return;
      TakeOutlet(text.substr(colon + 1), draft);
      return;
    }
    const size_t sign = text.find("©");
    const bool word = line.key.starts_with("copyright");
    if (sign == std::string_view::npos && !word) return;
    text = text.substr(sign == std::string_view::npos ? 9 : sign + 2);
    SkipYears(&text);
    TakeOutlet(text, draft);
  }

  static void SkipYears(std::string_view* text) {
    constexpr std::string_view kSkipped = " 0123456789-–©,";
    for (;;) {
      while (!text->empty() && kSkipped.find(text->front()) != std::string_view::npos) {
        text->remove_prefix(1);
      }
      if (!ToLower(text->substr(0, 9)).starts_with("copyright")) return;
      text->remove_prefix(9);
    }
  }

  void TakeOutlet(std::string_view text, Draft* draft) const {
    text = Trim(text.substr(0, text.find_first_of(".,|;")));
    const auto dates = FindDates(text, data_.dates);
    if (!dates.empty()) text = Trim(text.substr(0, dates.front().begin));
    for (std::string_view end : {" all rights", " editor", " -", " –", " 20"}) {
      text = Trim(text.substr(0, ToLower(text).find(end)));
    }
    const size_t words = SplitWords(text).size();
    if (words == 0 || words > 6 || !StartsWithUpper(text)) return;
    draft->outlet = std::string(text);
  }

  const std::vector<Line>& lines_;
  const Region& region_;
  const Heading& heading_;
  const PageData& data_;
  std::optional<Published> published_;
  std::optional<Published> updated_;
  int rank_ = 0;
};

// A page without prose: all lines that are no furniture.
Region WholePage(const std::vector<Line>& lines) {
  Region region{lines.size(), 0};
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::kFurniture) continue;
    region.first = std::min(region.first, i);
    region.last = i + 1;
  }
  if (region.empty()) return {0, 0};
  return region;
}

void AppendLoneLines(const std::vector<Line>& lines, const Region& region, const Heading& heading,
                     Draft* draft) {
  for (size_t i = region.first; i < region.last; ++i) {
    const bool head =
        static_cast<int>(i) == heading.first || static_cast<int>(i) == heading.standfirst;
    if (!head && lines[i].kind != LineKind::kFurniture) draft->paragraphs.push_back(lines[i].text);
  }
}

// Lines that stand in no paragraph, title or standfirst of the draft. Of pages so long that looking
// for each line would take its time nothing is told.
void TellDropped(const std::vector<Line>& lines, const Region& region, Draft* draft) {
  constexpr size_t kMaxSearched = 100'000'000;
  std::string text = draft->title.value_or("") + '\n' + draft->standfirst.value_or("");
  for (const std::string& paragraph : draft->paragraphs) text += '\n' + paragraph;
  if (text.size() * lines.size() > kMaxSearched) return;
  for (size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (text.find(line.text) != std::string::npos) continue;
    const bool inside = i >= region.first && i < region.last;
    const std::string_view reason = line.kind == LineKind::kFurniture
                                        ? NameOfFurniture(line.furniture)
                                    : inside ? "link, caption or repetition"
                                             : "outside the body";
    draft->dropped.push_back({line.text, std::string(reason)});
  }
}

}  // namespace

void ReadPageFacts(const std::vector<Line>& lines, const Region& region, const Heading& heading,
                   const PageData& data, Draft* draft) {
  FactReader(lines, region, heading, data).Read(draft);
}

Draft ReadScraped(std::string_view page, const PageData& data) {
  Draft draft;
  const size_t comments = CommentsBegin(page, data);
  const std::string_view text = page.substr(0, comments);
  const std::vector<Line> lines = IsDump(text, data) ? CutDump(text, data) : ReadLines(text, data);
  Region region = FindRegion(lines);
  const bool prose = !region.empty();
  if (!prose) region = WholePage(lines);
  const Heading heading = FindHeading(lines, region, data);
  if (heading.first >= 0) {
    draft.title = heading.title;
    draft.outlet = heading.outlet;
  }
  if (heading.standfirst >= 0) {
    draft.standfirst = lines[static_cast<size_t>(heading.standfirst)].text;
  }
  const size_t first = heading.first >= 0 ? static_cast<size_t>(heading.first) + 1 : region.first;
  draft.paragraphs = BodyParagraphs(lines, first, region, heading, data);
  if (draft.paragraphs.empty()) AppendLoneLines(lines, region, heading, &draft);
  ReadPageFacts(lines, region, heading, data, &draft);
  TellDropped(lines, region, &draft);
  if (comments < page.size())
    draft.dropped.push_back({CleanSpace(page.substr(comments)), "comments of readers"});
  return draft;
}

}  // namespace detente
