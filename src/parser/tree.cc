#include "parser/tree.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace detente {
namespace {

// Scores between nodes, node 0 the root. Double, since contraction adds and subtracts them.
class Graph {
 public:
  explicit Graph(int size) : size_(size), scores_(static_cast<size_t>(size) * size, kNever) {}

  static constexpr double kNever = -1e30;
  int size() const { return size_; }
  double& At(int node, int head) { return scores_[static_cast<size_t>(node) * size_ + head]; }
  double At(int node, int head) const { return scores_[static_cast<size_t>(node) * size_ + head]; }

 private:
  int size_;
  std::vector<double> scores_;
};

std::vector<int> GreedyHeads(const Graph& graph) {
  std::vector<int> heads(static_cast<size_t>(graph.size()), 0);
  for (int node = 1; node < graph.size(); ++node) {
    int best = 0;
    for (int head = 1; head < graph.size(); ++head) {
      if (head != node && graph.At(node, head) > graph.At(node, best)) best = head;
    }
    heads[static_cast<size_t>(node)] = best;
  }
  return heads;
}

// The nodes of one cycle; empty when the heads are a tree.
std::vector<int> FindCycle(const std::vector<int>& heads) {
  std::vector<int> seen(heads.size(), 0);  // the walk that came by
  for (int start = 1; start < static_cast<int>(heads.size()); ++start) {
    int node = start;
    while (node != 0 && seen[static_cast<size_t>(node)] == 0) {
      seen[static_cast<size_t>(node)] = start;
      node = heads[static_cast<size_t>(node)];
    }
    if (node == 0 || seen[static_cast<size_t>(node)] != start) continue;
    std::vector<int> cycle = {node};
    for (int next = heads[static_cast<size_t>(node)]; next != node;
         next = heads[static_cast<size_t>(next)]) {
      cycle.push_back(next);
    }
    return cycle;
  }
  return {};
}

std::vector<int> SpanningTree(const Graph& graph);

// The cycle becomes one node; the tree of the smaller graph tells where to open it.
std::vector<int> OpenCycle(const Graph& graph, std::vector<int> heads,
                           const std::vector<int>& cycle) {
  std::vector<bool> inside(heads.size(), false);
  for (int node : cycle) inside[static_cast<size_t>(node)] = true;
  std::vector<int> outside;
  for (int node = 0; node < graph.size(); ++node) {
    if (!inside[static_cast<size_t>(node)]) outside.push_back(node);
  }
  const int whole = static_cast<int>(outside.size());
  Graph small(whole + 1);
  std::vector<int> exit(outside.size(), 0);   // of the cycle, towards an outside node
  std::vector<int> entry(outside.size(), 0);  // of the cycle, from an outside node
  for (int i = 0; i < whole; ++i) {
    const int node = outside[static_cast<size_t>(i)];
    for (int k = 0; k < whole; ++k)
      small.At(i, k) = graph.At(node, outside[static_cast<size_t>(k)]);
    double best_out = -std::numeric_limits<double>::infinity();
    double best_in = best_out;
    for (int member : cycle) {
      const double out = graph.At(node, member);
      const double in =
          graph.At(member, node) - graph.At(member, heads[static_cast<size_t>(member)]);
      if (out > best_out) {
        best_out = out;
        exit[static_cast<size_t>(i)] = member;
      }
      if (in > best_in) {
        best_in = in;
        entry[static_cast<size_t>(i)] = member;
      }
    }
    small.At(i, whole) = best_out;
    small.At(whole, i) = best_in;
  }
  const std::vector<int> solved = SpanningTree(small);
  for (int i = 1; i < whole; ++i) {
    const int head = solved[static_cast<size_t>(i)];
    heads[static_cast<size_t>(outside[static_cast<size_t>(i)])] =
        head == whole ? exit[static_cast<size_t>(i)] : outside[static_cast<size_t>(head)];
  }
  const size_t from = static_cast<size_t>(solved[static_cast<size_t>(whole)]);
  heads[static_cast<size_t>(entry[from])] = outside[from];
  return heads;
}

std::vector<int> SpanningTree(const Graph& graph) {
  std::vector<int> heads = GreedyHeads(graph);
  const std::vector<int> cycle = FindCycle(heads);
  return cycle.empty() ? heads : OpenCycle(graph, std::move(heads), cycle);
}

int CountRoots(const std::vector<int>& heads) {
  return static_cast<int>(std::count(heads.begin() + 1, heads.end(), 0));
}

double Total(const Graph& graph, const std::vector<int>& heads) {
  double total = 0;
  for (int node = 1; node < graph.size(); ++node) {
    total += graph.At(node, heads[static_cast<size_t>(node)]);
  }
  return total;
}

// Of the trees that hang one of `roots` alone on the root, the best.
std::vector<int> WithOneRoot(const Graph& graph, const std::vector<int>& roots) {
  std::vector<int> best;
  double best_total = -std::numeric_limits<double>::infinity();
  for (int root : roots) {
    Graph one = graph;
    for (int node = 1; node < one.size(); ++node) {
      if (node != root) one.At(node, 0) = Graph::kNever;
    }
    std::vector<int> heads = SpanningTree(one);
    const double total = Total(graph, heads);
    if (best.empty() || total > best_total) {
      best = std::move(heads);
      best_total = total;
    }
  }
  return best;
}

}  // namespace

std::vector<int> BestTree(std::span<const float> scores, int words) {
  if (words <= 0) return {};
  Graph graph(words + 1);
  for (int node = 1; node <= words; ++node) {
    for (int head = 0; head <= words; ++head) {
      if (head == node) continue;
      const size_t at = static_cast<size_t>(node - 1) * (words + 1) + head;
      graph.At(node, head) = static_cast<double>(scores[at]);
    }
  }
  std::vector<int> heads = SpanningTree(graph);
  if (CountRoots(heads) != 1) {
    std::vector<int> roots;
    for (int node = 1; node <= words; ++node) {
      if (heads[static_cast<size_t>(node)] == 0) roots.push_back(node);
    }
    heads = WithOneRoot(graph, roots);
  }
  heads.erase(heads.begin());
  return heads;
}

}  // namespace detente
