// "Y depends on X", "X is a condition for Y": the connective is the predicate.
#include "condition/clauses.h"

namespace detente::condition {
namespace {

TokenRange WithoutCopula(const ConditionView& view, TokenRange range) {
  while (!range.empty() &&
         view.IsAny(range.end - 1, {"is", "are", "was", "were", "be", "been", "will", "would",
                                    "has", "have", "as", "a", "the", "an", "one"})) {
    --range.end;
  }
  return range;
}

// "Chad made | the visit conditional on", "Chad set | the visit as a condition for": the verb.
int SettingVerb(const ConditionView& view, TokenRange range) {
  for (int i = range.end - 1; i > range.begin; --i) {
    if (view.At(i).upos == Upos::kVerb) return view.In(i, "set") ? i : kNoIndex;
  }
  return kNoIndex;
}

int FirstOf(const ConditionView& view, TokenRange range, bool copula) {
  for (int i = range.begin + 1; i < range.end; ++i) {
    if (copula && view.IsAny(i, {"is", "are", "was", "remains", "would"})) return i;
  }
  return kNoIndex;
}

}  // namespace

ConditionCandidate FindDependence(const ConditionView& view, const ConnectivePhrase& phrase,
                                  int at) {
  ConditionCandidate c;
  c.connective = phrase.connective;
  c.at = at;
  const TokenRange region = view.Region(at);
  const int inside = at + static_cast<int>(phrase.words.size());
  TokenRange after{inside, ClauseEnd(view, inside, region.end, true)};
  TokenRange before{ClauseStart(view, at, region.begin, &c.governor), at};
  const int setting = SettingVerb(view, before);
  if (setting != kNoIndex) {
    c.governor = setting;
    before.begin = setting + 1;
  }
  // "few of the preconditions for": told of, not set
  const bool told = setting == kNoIndex &&
                    !view.HasAny(before, {"is", "are", "was", "were", "be", "remains", "remain"});
  before = WithoutCopula(view, before);
  if (phrase.connective == Connective::kDepends) {
    c.antecedent = after;
    c.consequent = before;
    if (view.HasNegation(c.consequent)) c.antecedent = {};
    return c;
  }
  // "Chad's condition for Y is X": nothing but the owner stands before.
  const int copula = FirstOf(view, after, !view.HasVerb({region.begin, at}));
  if (copula != kNoIndex) {
    c.consequent = {after.begin, copula};
    c.antecedent = {copula + 1, after.end};
    c.governor = at;
    return c;
  }
  if (told) return c;
  c.antecedent = before;
  c.consequent = after;
  return c;
}

}  // namespace detente::condition
