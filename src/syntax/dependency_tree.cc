#include "syntax/dependency_tree.h"

#include <algorithm>

#include "syntax/tree_mend.h"

namespace detente {
namespace {

size_t Pos(int t) { return static_cast<size_t>(t); }

}  // namespace

DependencyTree::DependencyTree(std::span<const Token> tokens)
    : tokens_(tokens), parent_(tokens.size(), kNoIndex) {
  for (const Token& token : tokens) relation_.push_back(token.deprel);
  FindParents();
  MendTree(tokens, &parent_, &relation_);
  FindChildren();
  FindOrder();
  FindSpans();
}

bool DependencyTree::IsRelated(int t, std::initializer_list<Deprel> relations) const {
  return std::find(relations.begin(), relations.end(), Relation(t)) != relations.end();
}

std::span<const int> DependencyTree::Children(int t) const {
  const size_t begin = Pos(first_child_[Pos(t)]);
  const size_t end = Pos(first_child_[Pos(t) + 1]);
  return std::span<const int>(children_).subspan(begin, end - begin);
}

int DependencyTree::Child(int t, std::initializer_list<Deprel> relations) const {
  for (int child : Children(t)) {
    if (IsRelated(child, relations)) return child;
  }
  return kNoIndex;
}

bool DependencyTree::IsUnder(int t, int ancestor) const {
  return enter_[Pos(ancestor)] <= enter_[Pos(t)] && leave_[Pos(t)] <= leave_[Pos(ancestor)];
}

// Takes the heads over; of each ring of heads one becomes a root.
void DependencyTree::FindParents() {
  std::vector<int> walk(tokens_.size(), kNoIndex);  // which walk reached the token
  for (int start = 0; start < size(); ++start) {
    int t = start;
    while (walk[Pos(t)] == kNoIndex) {
      walk[Pos(t)] = start;
      const int head = Tok(t).head;
      if (!Has(head)) break;
      if (walk[Pos(head)] == start) break;  // a ring, or the token itself
      parent_[Pos(t)] = head;
      t = head;
    }
  }
}

void DependencyTree::FindChildren() {
  first_child_.assign(tokens_.size() + 1, 0);
  for (int parent : parent_) {
    if (parent != kNoIndex) ++first_child_[Pos(parent) + 1];
  }
  for (size_t t = 0; t < tokens_.size(); ++t) first_child_[t + 1] += first_child_[t];
  children_.resize(Pos(first_child_.back()));
  std::vector<int> next = first_child_;
  for (int t = 0; t < size(); ++t) {
    if (Parent(t) != kNoIndex) children_[Pos(next[Pos(Parent(t))]++)] = t;
  }
}

void DependencyTree::FindOrder() {
  enter_.assign(tokens_.size(), 0);
  leave_.assign(tokens_.size(), 0);
  std::vector<int> stack;
  for (int t = size() - 1; t >= 0; --t) {
    if (Parent(t) == kNoIndex) stack.push_back(t);
  }
  while (!stack.empty()) {
    const int t = stack.back();
    stack.pop_back();
    enter_[Pos(t)] = static_cast<int>(top_down_.size());
    top_down_.push_back(t);
    const auto children = Children(t);
    stack.insert(stack.end(), children.rbegin(), children.rend());
  }
  for (auto t = top_down_.rbegin(); t != top_down_.rend(); ++t) {
    leave_[Pos(*t)] = std::max(leave_[Pos(*t)], enter_[Pos(*t)]);
    if (const int parent = Parent(*t); parent != kNoIndex) {
      leave_[Pos(parent)] = std::max(leave_[Pos(parent)], leave_[Pos(*t)]);
    }
  }
}

void DependencyTree::FindSpans() {
  for (int t = 0; t < size(); ++t) span_.push_back({t, t + 1});
  for (auto t = top_down_.rbegin(); t != top_down_.rend(); ++t) {
    if (Parent(*t) == kNoIndex) continue;
    TokenRange& above = span_[Pos(Parent(*t))];
    above.begin = std::min(above.begin, Span(*t).begin);
    above.end = std::max(above.end, Span(*t).end);
  }
}

}  // namespace detente
