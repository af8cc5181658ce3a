// Conditions whose halves stand in two sentences.
#include "condition/clauses.h"

namespace detente::condition {
namespace {

// The connective that opens the sentence: tokens after it, or 0.
int OpeningLength(const ConditionView& view, int first, Connective* connective) {
  if (view.Is(first, "otherwise")) {
    *connective = Connective::kOtherwise;
    return 1;
  }
  const bool in_return = view.Is(first, "in") && view.IsAny(first + 1, {"return", "exchange"}) &&
                         view.Is(first + 2, ",");
  *connective = Connective::kInReturn;
  return in_return ? 3 : 0;
}

}  // namespace

std::optional<SplitCandidate> FindSplit(const ConditionView& before, const ConditionView& view) {
  int first = 0;
  while (first < view.size() && view.IsPunct(first)) ++first;
  SplitCandidate split;
  const int length = OpeningLength(view, first, &split.rest.connective);
  if (length == 0) return std::nullopt;
  split.rest.at = first;
  const int inside = first + length;
  split.rest.consequent = view.Trimmed({inside, ClauseEnd(view, inside, view.Region(first).end)});
  int governor = kNoIndex;
  const int end = ClauseEnd(before, before.IsPunct(0) ? 1 : 0, before.size());
  split.antecedent = before.Trimmed({ClauseStart(before, end, 0, &governor), end});
  const bool otherwise = split.rest.connective == Connective::kOtherwise;
  const bool asked = HasObligation(before, split.antecedent);
  const bool given = before.HasAny(split.antecedent, {"will", "would", "could", "can"});
  const bool follows = view.HasAny(split.rest.consequent, {"will", "would", "could", "may"});
  if (split.rest.consequent.empty() || split.antecedent.empty() || !follows) return std::nullopt;
  return (otherwise ? asked : given) ? std::optional(split) : std::nullopt;
}

}  // namespace detente::condition
