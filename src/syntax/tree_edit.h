// syntax/tree_edit.h (private to the folder): a tree as arrays of parents and relations, with what
// the menders ask of it. Those are made from TreeEdit; see tree_mend.h.
#ifndef DETENTE_SYNTAX_TREE_EDIT_H_
#define DETENTE_SYNTAX_TREE_EDIT_H_

#include <span>
#include <vector>

#include "document/sentence.h"

namespace detente {

class TreeEdit {
 public:
  TreeEdit(std::span<const Token> tokens, std::vector<int>* parents, std::vector<Deprel>* relations)
      : tokens_(tokens), parents_(*parents), relations_(*relations) {}

 protected:
  int Size() const { return static_cast<int>(tokens_.size()); }
  const Token& Tok(int t) const { return tokens_[static_cast<size_t>(t)]; }
  int Parent(int t) const { return parents_[static_cast<size_t>(t)]; }
  Deprel Relation(int t) const { return relations_[static_cast<size_t>(t)]; }
  void Hang(int t, int parent, Deprel relation) {
    parents_[static_cast<size_t>(t)] = parent;
    relations_[static_cast<size_t>(t)] = relation;
  }
  static bool IsNoun(const Token& token) {
    return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kPron;
  }

  static bool IsPartOfPhrase(Deprel relation);
  int Child(int t, Deprel relation) const;
  // The token at or above t that hangs on the verb or the noun.
  int TopBelow(int t, int verb, int noun) const;
  // The first token of what hangs on t.
  int BeginOf(int t) const;
  bool IsFinite(int t) const;
  bool HasSubject(int t) const;
  // A noun where a clause must be, without a verb of its own.
  bool StandsForClause(int noun) const;
  static bool IsSubject(Deprel relation);

 private:
  // "Speaking in Suva, the minister": all that is left of a clause is a gerund before a comma.
  bool IsOpeningGerund(int t) const;

  std::span<const Token> tokens_;
  std::vector<int>& parents_;
  std::vector<Deprel>& relations_;
};

}  // namespace detente

#endif  // DETENTE_SYNTAX_TREE_EDIT_H_
