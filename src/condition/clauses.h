// condition/clauses.h (private): where the two halves of a condition stand in the sentence.
#ifndef DETENTE_CONDITION_CLAUSES_H_
#define DETENTE_CONDITION_CLAUSES_H_

#include <optional>
#include <vector>

#include "condition/view.h"

namespace detente::condition {

// A reading of a sentence as a condition, before it is judged.
struct ConditionCandidate {
  Connective connective = Connective::kIf;
  int at = 0;  // first token of the connective
  TokenRange antecedent;
  TokenRange consequent;
  bool fronted = false;     // the antecedent comes first
  int governor = kNoIndex;  // the verb of saying or promising that the consequent hangs on
  bool purpose = false;     // "X must Y if it wants Z", "if Z is to be": Z is what X gets
};

// "X must do this. Otherwise Y will do that.": the halves stand in two sentences.
struct SplitCandidate {
  TokenRange antecedent;    // of the sentence before
  ConditionCandidate rest;  // its antecedent is empty
};
std::optional<SplitCandidate> FindSplit(const ConditionView& before, const ConditionView& view);

// "will", "would not", "is ready": what a consequent is made of.
bool HasConsequence(const ConditionView& view, TokenRange range);

// "must", "has to": somebody is asked for something.
bool HasObligation(const ConditionView& view, TokenRange range);

// "Y depends on X", "X is a condition for Y".
ConditionCandidate FindDependence(const ConditionView& view, const ConnectivePhrase& phrase,
                                  int at);
// A reading without a connective that starts at the token.
std::optional<ConditionCandidate> FindUnmarked(const ConditionView& view, int token);

// All readings, in order of their connectives.
std::vector<ConditionCandidate> FindCandidates(const ConditionView& view);

// The end of a clause that starts at `begin`: before an attribution, a closing quote, a new
// coordinate clause; at most `limit`. `verb_seen`: the clause has no verb, or has it before.
int ClauseEnd(const ConditionView& view, int begin, int limit, bool verb_seen = false);
// The start of the clause that ends before `end`: after "that", a verb of saying or promising, an
// opening quote; at least `limit`. `governor` gets that verb.
int ClauseStart(const ConditionView& view, int end, int limit, int* governor);
// Cuts ", its minister said," at the end of the range.
TokenRange WithoutTrailingAttribution(const ConditionView& view, TokenRange range);
// The comma that ends a fronted clause; kNoIndex if there is none. Commas before its verb do not
// count; `verb_seen`: it stands before `begin`.
int FrontedEnd(const ConditionView& view, int begin, int limit, bool verb_seen = false);

}  // namespace detente::condition

#endif  // DETENTE_CONDITION_CLAUSES_H_
