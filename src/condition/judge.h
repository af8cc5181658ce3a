// condition/judge.h (private): is a reading a condition between political actors, of which kind,
// set by whom, for whom to meet?
#ifndef DETENTE_CONDITION_JUDGE_H_
#define DETENTE_CONDITION_JUDGE_H_

#include <optional>
#include <vector>

#include "condition/clauses.h"

namespace detente::condition {

struct Parties {
  std::vector<ActorIndex> setters;
  std::optional<ActorIndex> addressee;
  std::optional<StatementIndex> statement;
  bool own_deed = false;  // the consequent is a deed of the setter
};

// False for indirect questions, time clauses, concessions, counterfactuals, mere phrases.
bool IsCondition(const ConditionView& view, const ConditionCandidate& candidate);
void FindSetters(const ConditionView& view, const ConditionCandidate& candidate, Parties* parties);
// The setters must be known.
void FindAddressee(const ConditionView& view, const ConditionCandidate& candidate,
                   Parties* parties);
// A side sets it to another.
bool IsAcross(const ConditionView& view, const Parties& parties);
// Both, and whose the consequent is to do.
Parties FindParties(const ConditionView& view, const ConditionCandidate& candidate);
// An actor with a country, or an organization.
bool IsPoliticalActor(const ConditionView& view, ActorIndex actor);
// One actor, or two of one country.
bool SameSide(const ConditionView& view, ActorIndex a, ActorIndex b);
// Such an actor takes part.
bool IsPolitical(const ConditionView& view, const ConditionCandidate& candidate,
                 const Parties& parties);
ConditionKind KindOf(const ConditionView& view, const ConditionCandidate& candidate,
                     const Parties& parties);

}  // namespace detente::condition

#endif  // DETENTE_CONDITION_JUDGE_H_
