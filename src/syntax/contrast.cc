// What a "not" sets aside for something else.
#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

// "not only", "not all": what is meant is more, or less, than the noun.
bool IsOfDegree(const Token& token) {
  return token.lower == "only" || token.lower == "merely" || token.lower == "just" ||
         token.lower == "even" || token.lower == "all" || token.lower == "every" ||
         token.lower == "one" || token.lower == "a";
}

bool IsNoun(const Token& token) {
  return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kPron;
}

// The head of the phrase that begins after token t, with nothing but its own words between.
int NounAfter(const DependencyTree& tree, int t) {
  constexpr int kReach = 6;
  for (int i = t + 1; tree.Has(i) && i <= t + kReach; ++i) {
    const Upos tag = tree.Tok(i).upos;
    if (!IsNoun(tree.Tok(i))) {
      if (tag != Upos::kAdp && tag != Upos::kDet && tag != Upos::kAdj && tag != Upos::kNum) break;
      continue;
    }
    while (tree.Parent(i) > i && IsNoun(tree.Tok(tree.Parent(i))) &&
           tree.IsRelated(i, {Deprel::kCompound, Deprel::kNmodPoss, Deprel::kFlat})) {
      i = tree.Parent(i);
    }
    return i;
  }
  return kNoIndex;
}

bool IsJoinedByBut(const DependencyTree& tree, int noun) {
  for (int child : tree.Children(noun)) {
    const int word = tree.Relation(child) == Deprel::kConj && child > noun
                         ? tree.Child(child, {Deprel::kCc})
                         : kNoIndex;
    if (word != kNoIndex && tree.Tok(word).lower == "but") return true;
  }
  return false;
}

}  // namespace

int SetAside(const DependencyTree& tree, int token) {
  const bool negates = tree.Tok(token).lower == "not" && tree.Has(token + 1);
  if (!negates || IsOfDegree(tree.Tok(token + 1))) return kNoIndex;
  const int noun = NounAfter(tree, token);
  if (noun == kNoIndex || tree.Child(noun, {Deprel::kCop}) != kNoIndex) return kNoIndex;
  if (IsJoinedByBut(tree, noun)) return noun;
  const int first = tree.Parent(noun);
  const bool second = tree.IsRelated(noun, {Deprel::kConj, Deprel::kAppos}) && first >= 0 &&
                      first < token && IsNoun(tree.Tok(first));
  return second ? noun : kNoIndex;
}

}  // namespace detente
