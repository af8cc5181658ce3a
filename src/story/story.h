// story/story.h: articles that carry the same report form one story.
//
// In: dossiers in any order. Out: stories, each with its articles and the reason of every merge.
// Two articles are merged when at least half of the five-word shingles of the shorter body stand in
// the longer one (Broder's containment, 1997), never by headline or topic alone. The result does
// not depend on the order of the input. Known misses: rewrites that keep few runs of five words;
// facts are not joined across articles.
#ifndef DETENTE_STORY_STORY_H_
#define DETENTE_STORY_STORY_H_

#include <span>
#include <vector>

#include "document/records.h"

namespace detente {

struct Merge {
  size_t into = 0;  // indices of dossiers; `into` is the earlier by publication
  size_t article = 0;
  double containment = 0;  // share of the shorter text's shingles found in the longer
};

struct Story {
  std::vector<size_t> articles;  // by publication, then digest
  std::vector<Merge> merges;     // one less than articles
};

constexpr double kSameReport = 0.5;

// In the order of their first articles.
std::vector<Story> FindStories(std::span<const Dossier> dossiers);

}  // namespace detente

#endif  // DETENTE_STORY_STORY_H_
