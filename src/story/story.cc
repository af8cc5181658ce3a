#include "story/story.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace detente {
namespace {

// Articles by publication, then digest: the order in which stories are told.
auto KeyOf(const std::vector<StoryArticle>& articles, size_t i) {
  const Sketch& sketch = articles[i].sketch;
  return std::make_tuple(sketch.published.value_or(Day::max()), std::string_view(sketch.digest), i);
}

std::vector<size_t> RanksOf(const std::vector<StoryArticle>& articles, std::vector<size_t>* order) {
  order->resize(articles.size());
  std::iota(order->begin(), order->end(), size_t{0});
  std::sort(order->begin(), order->end(),
            [&](size_t a, size_t b) { return KeyOf(articles, a) < KeyOf(articles, b); });
  std::vector<size_t> ranks(articles.size());
  for (size_t rank = 0; rank < order->size(); ++rank) ranks[(*order)[rank]] = rank;
  return ranks;
}

class Groups {
 public:
  explicit Groups(size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), size_t{0});
  }
  size_t Find(size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(size_t a, size_t b) { parent_[Find(b)] = Find(a); }

 private:
  std::vector<size_t> parent_;
};

using Positions = std::map<std::string_view, size_t>;

Positions ByDigest(const std::vector<StoryArticle>& articles) {
  Positions positions;
  for (size_t i = 0; i < articles.size(); ++i) positions.emplace(articles[i].sketch.digest, i);
  return positions;
}

// Takes the links off those that stand alone, and adds those made by hand.
std::vector<Merge> Apply(std::span<const StoryRuling> rulings,
                         const std::vector<StoryArticle>& articles,
                         const std::vector<StoryIndex::Link>& links) {
  const Positions positions = ByDigest(articles);
  std::set<size_t> alone;
  std::vector<Merge> merges;
  for (const StoryRuling& ruling : rulings) {
    const auto a = positions.find(ruling.article);
    if (a == positions.end()) continue;
    const auto b = positions.find(ruling.other);
    if (ruling.other.empty()) {
      alone.insert(a->second);
    } else if (b != positions.end()) {
      merges.push_back({b->second, a->second, MergeReason::kByHand, 1.0, ruling.note});
    }
  }
  for (const StoryIndex::Link& link : links) {
    if (alone.contains(link.article) || alone.contains(link.other)) continue;
    merges.push_back(
        {link.other, link.article, link.likeness.reason, link.likeness.containment, ""});
  }
  return merges;
}

// The links that hold stories together, the surest first: one less than articles in each.
std::vector<Merge> SpanningMerges(std::vector<Merge> merges, const std::vector<size_t>& ranks,
                                  Groups* groups) {
  for (Merge& merge : merges) {
    if (ranks[merge.into] > ranks[merge.article]) std::swap(merge.into, merge.article);
  }
  const auto key = [&](const Merge& m) {
    return std::make_tuple(m.reason != MergeReason::kByHand, -m.containment, ranks[m.article],
                           ranks[m.into]);
  };
  std::sort(merges.begin(), merges.end(),
            [&](const Merge& a, const Merge& b) { return key(a) < key(b); });
  std::vector<Merge> kept;
  for (Merge& merge : merges) {
    if (groups->Find(merge.into) == groups->Find(merge.article)) continue;
    groups->Join(merge.into, merge.article);
    kept.push_back(std::move(merge));
  }
  std::sort(kept.begin(), kept.end(), [&](const Merge& a, const Merge& b) {
    return std::tie(ranks[a.article], ranks[a.into]) < std::tie(ranks[b.article], ranks[b.into]);
  });
  return kept;
}

// The agency that most of a story's articles credit; of equals the first by name.
std::optional<std::string> AgencyOf(const Story& story, const std::vector<StoryArticle>& articles) {
  std::map<std::string, int> counts;
  for (size_t article : story.articles) {
    if (!articles[article].agency.empty()) ++counts[articles[article].agency];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::nullopt : std::optional<std::string>(most->first);
}

constexpr int kDaysOfWeek = 7;
constexpr int64_t kNoWeek = INT32_MIN;  // of an article without a day

int64_t WeekOf(const Sketch& sketch) {
  if (!sketch.published) return kNoWeek;
  const auto days = static_cast<int64_t>(sketch.published->time_since_epoch().count());
  return days >= 0 ? days / kDaysOfWeek : (days - kDaysOfWeek + 1) / kDaysOfWeek;
}

uint64_t BucketOf(uint32_t band, int64_t week) {
  return static_cast<uint64_t>(band) << 32 | static_cast<uint32_t>(static_cast<int32_t>(week));
}

}  // namespace

std::vector<size_t> StoryIndex::Candidates(const Sketch& sketch) const {
  std::vector<int64_t> weeks = {kNoWeek};
  const int64_t week = WeekOf(sketch);
  if (week == kNoWeek) {
    weeks.assign(weeks_.begin(), weeks_.end());
  } else {
    static_assert(kMaxDaysApart <= kDaysOfWeek, "copies stand in the same week or the next");
    for (int64_t near : {week - 1, week, week + 1}) weeks.push_back(near);
  }
  std::vector<size_t> found;
  for (int64_t near : weeks) {
    if (!weeks_.contains(near)) continue;
    for (uint32_t band : sketch.bands) {
      const auto at = buckets_.find(BucketOf(band, near));
      if (at != buckets_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<StoryIndex::Link> StoryIndex::Add(StoryArticle article) {
  std::vector<Link> links;
  const size_t index = articles_.size();
  for (size_t other : Candidates(article.sketch)) {
    const StoryArticle& there = articles_[other];
    const bool same_agency = !article.agency.empty() && article.agency == there.agency;
    if (const auto likeness = SameReport(article.sketch, there.sketch, same_agency)) {
      links.push_back({index, other, *likeness});
    }
  }
  Put(std::move(article));
  return links;
}

void StoryIndex::Put(StoryArticle article) {
  const auto index = static_cast<uint32_t>(articles_.size());
  const int64_t week = WeekOf(article.sketch);
  weeks_.insert(week);
  for (uint32_t band : article.sketch.bands) buckets_[BucketOf(band, week)].push_back(index);
  articles_.push_back(std::move(article));
}

std::vector<Story> StoriesOf(const std::vector<StoryArticle>& articles,
                             std::vector<StoryIndex::Link> links,
                             std::span<const StoryRuling> rulings) {
  std::vector<size_t> order;
  const std::vector<size_t> ranks = RanksOf(articles, &order);
  Groups groups(articles.size());
  const auto merges = SpanningMerges(Apply(rulings, articles, links), ranks, &groups);
  std::vector<Story> stories;
  std::map<size_t, size_t> story_of;  // by group
  for (size_t article : order) {
    const auto [at, is_new] = story_of.emplace(groups.Find(article), stories.size());
    if (is_new) stories.push_back({{}, {}, {}, articles[article].sketch.digest});
    stories[at->second].articles.push_back(article);
  }
  for (const Merge& merge : merges) {
    stories[story_of[groups.Find(merge.article)]].merges.push_back(merge);
  }
  for (Story& story : stories) story.agency = AgencyOf(story, articles);
  return stories;
}

std::vector<Story> FindStories(std::span<const Dossier> dossiers, const MediaLexicon& media,
                               std::span<const StoryRuling> rulings) {
  StoryIndex index;
  std::vector<StoryIndex::Link> links;
  for (const Dossier& dossier : dossiers) {
    const Outlet* agency = media.CreditOf(dossier.article);
    for (StoryIndex::Link& link :
         index.Add({SketchOf(dossier.article), agency == nullptr ? "" : agency->name})) {
      links.push_back(std::move(link));
    }
  }
  return StoriesOf(index.articles(), std::move(links), rulings);
}

}  // namespace detente
