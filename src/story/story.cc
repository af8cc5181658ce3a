#include "story/story.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr size_t kShingleWords = 5;
// A shingle in more articles than this is furniture ("said in a statement on"), not a report.
constexpr size_t kMaxArticlesOfShingle = 200;

uint64_t HashOf(std::string_view text, uint64_t seed) {  // FNV-1a
  uint64_t hash = seed;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

// Sorted hashes of all runs of five words of the body.
std::vector<uint64_t> ShinglesOf(const Article& article) {
  std::vector<std::string> words;
  for (size_t i = static_cast<size_t>(article.heading_paragraphs); i < article.paragraphs.size();
       ++i) {
    for (std::string_view word : SplitWords(Slice(article.text, article.paragraphs[i]))) {
      words.push_back(ToLower(word));
    }
  }
  std::vector<uint64_t> shingles;
  for (size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    uint64_t hash = 14695981039346656037ULL;
    for (size_t k = 0; k < kShingleWords; ++k) hash = HashOf(words[i + k] + ' ', hash);
    shingles.push_back(hash);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// Articles by publication, then digest: the order in which stories are told.
std::vector<size_t> Order(std::span<const Dossier> dossiers) {
  std::vector<size_t> order(dossiers.size());
  std::iota(order.begin(), order.end(), size_t{0});
  const auto key = [&](size_t i) {
    const Article& a = dossiers[i].article;
    return std::make_tuple(a.published ? a.published->from.day : Day::max(), a.id.value_or(""), i);
  };
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return key(a) < key(b); });
  return order;
}

using Postings = std::unordered_map<uint64_t, std::vector<size_t>>;

// How many shingles an article shares with each earlier one.
std::map<size_t, size_t> SharedWith(const std::vector<uint64_t>& shingles,
                                    const Postings& postings) {
  std::map<size_t, size_t> shared;
  for (uint64_t shingle : shingles) {
    const auto at = postings.find(shingle);
    if (at == postings.end() || at->second.size() > kMaxArticlesOfShingle) continue;
    for (size_t other : at->second) ++shared[other];
  }
  return shared;
}

std::optional<Merge> BestMerge(size_t article, const std::vector<std::vector<uint64_t>>& shingles,
                               const Postings& postings) {
  std::optional<Merge> best;
  for (const auto& [other, count] : SharedWith(shingles[article], postings)) {
    const size_t shorter = std::min(shingles[article].size(), shingles[other].size());
    const double containment = static_cast<double>(count) / static_cast<double>(shorter);
    if (containment >= kSameReport && (!best || containment > best->containment)) {
      best = Merge{other, article, containment};
    }
  }
  return best;
}

}  // namespace

std::vector<Story> FindStories(std::span<const Dossier> dossiers) {
  std::vector<std::vector<uint64_t>> shingles;
  for (const Dossier& dossier : dossiers) shingles.push_back(ShinglesOf(dossier.article));
  std::vector<Story> stories;
  std::vector<size_t> story_of(dossiers.size());
  Postings postings;
  for (size_t article : Order(dossiers)) {
    if (const auto merge = BestMerge(article, shingles, postings)) {
      story_of[article] = story_of[merge->into];
      stories[story_of[article]].articles.push_back(article);
      stories[story_of[article]].merges.push_back(*merge);
    } else {
      story_of[article] = stories.size();
      stories.push_back({{article}, {}});
    }
    for (uint64_t shingle : shingles[article]) postings[shingle].push_back(article);
  }
  return stories;
}

}  // namespace detente
