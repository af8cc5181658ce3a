// story/story.h: articles that carry the same report form one story: an agency's text and the
// outlets that print it, whole, cut or changed here and there.
//
// In: dossiers in any order. Out: stories, each with its articles, the agency that its text is
// credited to, and the reason of every merge. Articles are linked pair by pair (same_report.h says
// when) and a story is what hangs together by links, so the result does not depend on the order of
// the input, and articles may be added to a StoryIndex one by one. What a correction joins or
// splits stays so. Known misses are those of same_report.h and media.h; a chain of small changes
// may join two texts that alone would be two reports.
#ifndef DETENTE_STORY_STORY_H_
#define DETENTE_STORY_STORY_H_

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/records.h"
#include "story/media.h"
#include "story/same_report.h"
#include "story/sketch.h"

namespace detente {

struct Merge {
  size_t into = 0;  // indices of dossiers
  size_t article = 0;
  MergeReason reason = MergeReason::kCopy;
  double containment = 0;  // share of the shorter text's runs of words found in the longer
  std::string note;        // of a correction: who and why
};

struct Story {
  std::vector<size_t> articles;       // by publication, then digest
  std::vector<Merge> merges;          // one less than articles, in their order
  std::optional<std::string> agency;  // as lexicons/actors/media.tsv names it
  std::string id;                     // of its first article
};

// What a user says of stories: two articles carry one report, or one stands alone.
struct StoryRuling {
  std::string article;  // digests
  std::string other;    // empty: `article` stands alone
  std::string note;
};

// In the order of their first articles.
std::vector<Story> FindStories(std::span<const Dossier> dossiers, const MediaLexicon& media,
                               std::span<const StoryRuling> rulings = {});

// What stories are found by, for those that keep it.
struct StoryArticle {
  Sketch sketch;
  std::string agency;  // that the text is credited to; empty: none
};

// Articles by their likeness and week, one by one: the time of an article does not grow with their
// number, nor with that of pages of other weeks that say the same ("Markets at a glance").
class StoryIndex {
 public:
  struct Link {
    size_t article = 0;
    size_t other = 0;  // indices in the order of Add
    Likeness likeness;
  };

  // The links of an article to those that are there; then it is there too.
  std::vector<Link> Add(StoryArticle article);
  // Only puts it there: its links are known.
  void Put(StoryArticle article);
  const std::vector<StoryArticle>& articles() const { return articles_; }

 private:
  std::vector<size_t> Candidates(const Sketch& sketch) const;

  std::vector<StoryArticle> articles_;
  std::unordered_map<uint64_t, std::vector<uint32_t>> buckets_;  // by band and week
  std::set<int64_t> weeks_;                                      // that have articles
};

// Stories of articles by their links; `articles[i]` is what Link counts.
std::vector<Story> StoriesOf(const std::vector<StoryArticle>& articles,
                             std::vector<StoryIndex::Link> links,
                             std::span<const StoryRuling> rulings);

}  // namespace detente

#endif  // DETENTE_STORY_STORY_H_
