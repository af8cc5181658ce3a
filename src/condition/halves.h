// condition/halves.h (private): the two halves of a condition in the dependency tree.
//
// Of "Y if X" the mark "if" hangs on the head of X, and that on the head of Y (advcl). What the
// tree does not show so (a wrong parse, no tree) is left to the marks of clauses.h.
#ifndef DETENTE_CONDITION_HALVES_H_
#define DETENTE_CONDITION_HALVES_H_

#include <optional>

#include "condition/view.h"

namespace detente::condition {

struct Halves {
  TokenRange antecedent;
  TokenRange consequent;
  bool fronted = false;     // the antecedent comes first
  int governor = kNoIndex;  // "said" of "said Y if X", "threatened" of "threatened to Y if X"
};

// The halves around a connective, inside the region; nothing where the tree hangs them otherwise.
std::optional<Halves> HalvesInTree(const ConditionView& view, TokenRange connective,
                                   TokenRange region);

// The subject of the nearest clause over the token whose subject is an actor: of "introduced a bill
// that would Y", who introduced it.
std::optional<ActorIndex> ActorOver(const ConditionView& view, int token);

}  // namespace detente::condition

#endif  // DETENTE_CONDITION_HALVES_H_
