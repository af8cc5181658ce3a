#include "condition/condition.h"

#include <memory>
#include <utility>

#include "condition/clauses.h"
#include "condition/judge.h"
#include "condition/lexicon.h"
#include "condition/view.h"

namespace detente {
namespace {

using condition::ConditionCandidate;
using condition::ConditionView;
using condition::Parties;

// "by 1 March", "before Friday" inside the antecedent.
std::optional<DateRange> DeadlineIn(const ConditionView& view, const ConditionCandidate& c) {
  const TextSpan span = view.Span(c.antecedent);
  for (const TimeExpression& time : view.input().times) {
    if (!span.Contains(time.span) || !time.range) continue;
    const TokenRange tokens = TokensIn(view.sentence(), time.span);
    if (view.IsAny(tokens.begin - 1, {"by", "before", "until", "within"})) return time.range;
  }
  return std::nullopt;
}

// Two readings that share their halves are one condition.
bool Repeats(const std::vector<Condition>& conditions, const Condition& c) {
  for (const Condition& other : conditions) {
    if (other.if_span.Overlaps(c.if_span) && other.then_span.Overlaps(c.then_span)) return true;
  }
  return false;
}

void ReadSplit(const ConditionView& before, const ConditionView& view,
               std::vector<Condition>* conditions) {
  const auto split = condition::FindSplit(before, view);
  if (!split) return;
  const Parties parties = condition::FindParties(view, split->rest);
  const auto addressee = before.SubjectIn(split->antecedent);
  Condition c;
  c.setters = parties.setters;
  c.addressee = addressee;
  c.statement = parties.statement;
  c.if_span = before.Span(split->antecedent);
  c.then_span = view.Span(split->rest.consequent);
  c.kind = condition::KindOf(view, split->rest, parties);
  Parties both = parties;
  both.addressee = addressee;
  if (condition::IsPolitical(view, split->rest, both)) conditions->push_back(std::move(c));
}

void ReadSentence(const ConditionView& view, std::vector<Condition>* conditions) {
  for (const ConditionCandidate& candidate : condition::FindCandidates(view)) {
    if (!condition::IsCondition(view, candidate)) continue;
    const Parties parties = condition::FindParties(view, candidate);
    if (!condition::IsPolitical(view, candidate, parties)) continue;
    // "if it wants to save its forests, it must act" is advice, unless a party says so to another.
    if (candidate.purpose && !condition::IsAcross(view, parties)) continue;
    Condition c;
    c.setters = parties.setters;
    c.addressee = parties.addressee;
    c.statement = parties.statement;
    c.if_span = view.Span(candidate.antecedent);
    c.then_span = view.Span(candidate.consequent);
    c.kind = condition::KindOf(view, candidate, parties);
    c.deadline = DeadlineIn(view, candidate);
    if (!Repeats(*conditions, c)) conditions->push_back(std::move(c));
  }
}

}  // namespace

std::vector<Condition> FindConditions(const ConditionInput& input,
                                      const ConditionLexicon& lexicon) {
  std::vector<Condition> conditions;
  std::unique_ptr<const ConditionView> before;
  for (const Sentence& sentence : input.sentences) {
    if (sentence.heading) continue;
    auto view = std::make_unique<const ConditionView>(input, sentence, lexicon.data());
    const bool follows = before && before->sentence().paragraph == sentence.paragraph;
    if (follows) ReadSplit(*before, *view, &conditions);
    ReadSentence(*view, &conditions);
    before = std::move(view);
  }
  return conditions;
}

}  // namespace detente
