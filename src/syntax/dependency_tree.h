// syntax/dependency_tree.h (private to the folder): the heads of a sentence as a tree that can be
// walked, whatever the tokens say: a head outside the sentence or a ring of heads makes a root.
#ifndef DETENTE_SYNTAX_DEPENDENCY_TREE_H_
#define DETENTE_SYNTAX_DEPENDENCY_TREE_H_

#include <initializer_list>
#include <span>
#include <vector>

#include "document/sentence.h"
#include "syntax/syntax.h"

namespace detente {

class DependencyTree {
 public:
  explicit DependencyTree(std::span<const Token> tokens);

  int size() const { return static_cast<int>(tokens_.size()); }
  bool Has(int t) const { return t >= 0 && t < size(); }
  const Token& Tok(int t) const { return tokens_[static_cast<size_t>(t)]; }
  // The label of the arc to the parent: the token's, but for mended arcs.
  Deprel Relation(int t) const { return relation_[static_cast<size_t>(t)]; }
  int Parent(int t) const { return parent_[static_cast<size_t>(t)]; }
  bool IsRelated(int t, std::initializer_list<Deprel> relations) const;
  // In text order.
  std::span<const int> Children(int t) const;
  // The first child with one of the relations; kNoIndex if none.
  int Child(int t, std::initializer_list<Deprel> relations) const;
  // Every token after its parent.
  const std::vector<int>& TopDown() const { return top_down_; }
  // From the first to the last token of a subtree; holes of crossing arcs count in.
  TokenRange Span(int t) const { return span_[static_cast<size_t>(t)]; }
  bool IsUnder(int t, int ancestor) const;

 private:
  void FindParents();
  void FindChildren();
  void FindOrder();
  void FindSpans();

  std::span<const Token> tokens_;
  std::vector<int> parent_;
  std::vector<Deprel> relation_;
  std::vector<int> children_;     // of all tokens, one after the other
  std::vector<int> first_child_;  // where a token's children begin; one more at the end
  std::vector<int> top_down_;
  std::vector<TokenRange> span_;
  std::vector<int> enter_;  // position in a walk that ends a subtree before the next begins
  std::vector<int> leave_;
};

}  // namespace detente

#endif  // DETENTE_SYNTAX_DEPENDENCY_TREE_H_
