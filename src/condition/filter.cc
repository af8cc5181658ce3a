// What is no condition.
#include <algorithm>

#include "condition/judge.h"

namespace detente::condition {
namespace {

bool HasModal(const ConditionView& view, TokenRange range) {
  for (int i = range.begin; i + 2 < range.end; ++i) {
    const bool set = view.IsAny(i, {"is", "are"}) && view.Is(i + 1, "to") && view.IsVerb(i + 2);
    if (set) return true;  // "is to cut supplies"
  }
  return view.HasAny(range, {"will", "would", "can", "could", "may", "might", "shall", "wo", "'ll",
                             "’ll", "cannot", "ca", "'d", "’d", "going"}) ||
         view.HasAny({range.begin, range.end - 1}, {"need"});
}

// "why does X do Y", "what to do if": a question follows, or stands where the outcome should.
bool IsAskedOfConsequent(const ConditionView& view, TokenRange range) {
  for (int i = range.begin; i < range.end; ++i) {
    if (!view.IsAny(i, {"what", "why", "how", "who", "where", "when"})) continue;
    if (view.Is(i + 1, "to")) return true;
    if (i == range.begin && view.HasAny({0, view.size()}, {"?"})) return true;
  }
  return false;
}

// "if she has to", "if they must": no antecedent of its own.
bool IsBareAuxiliary(const ConditionView& view, int begin) {
  if (view.At(begin).upos != Upos::kPron) return false;
  const bool have_to = view.At(begin + 1).lemma == "have" && view.Is(begin + 2, "to");
  const bool modal =
      view.IsAny(begin + 1, {"must", "can", "could", "wish", "wishes", "want", "wants", "like"});
  if (!have_to && !modal) return false;
  const int next = begin + (have_to ? 3 : 2);
  return next >= view.size() || view.IsPunct(next);
}

// "would have", "could have been", "had not": what did not come to be.
bool IsCounterfactual(const ConditionView& view, const ConditionCandidate& c) {
  if (c.connective != Connective::kIf && c.connective != Connective::kUnless &&
      c.connective != Connective::kShould && c.connective != Connective::kWithout) {
    return false;
  }
  for (int i = c.consequent.begin; i < c.consequent.end; ++i) {
    const bool modal = view.IsAny(i, {"would", "could", "might", "should"});
    if (!modal) continue;
    for (int j = i + 1; j <= i + 3; ++j) {
      if (view.Is(j, "have") && view.IsVerb(j) && view.IsVerb(j + 1)) return true;
    }
  }
  return view.HasAny(c.antecedent, {"had"}) && view.HasAny(c.consequent, {"would", "could"}) &&
         view.HasAny({c.antecedent.begin, c.antecedent.begin + 4}, {"had"});
}

// "asked them if", "it is unclear if"
bool IsQuestion(const ConditionView& view, const ConditionCandidate& c) {
  for (int i = c.at - 1; i >= 0 && i >= c.at - 4; --i) {
    if (view.Is(i, ",")) return false;
    if (view.In(i, "question") || view.IsAny(i, {"what", "how", "whether"})) return true;
    if (view.At(i).upos == Upos::kVerb) return false;
  }
  return false;
}

bool IsConcession(const ConditionView& view, const ConditionCandidate& c) {
  return view.IsAny(c.at - 1, {"even", "as", "what", "and", "when"}) &&
         !(view.Is(c.at - 1, "and") && c.fronted);
}

bool IsIfClause(const ConditionView& view, const ConditionCandidate& c) {
  if (IsQuestion(view, c) || IsConcession(view, c)) return false;
  for (int i = c.antecedent.begin; i + 1 < c.antecedent.end; ++i) {
    if (view.Is(i, "is") && view.Is(i + 1, "any")) return false;  // "if history is any guide"
  }
  if (view.Is(c.at + 1, "and") || IsBareAuxiliary(view, c.at + 1)) return false;
  if (view.In(c.at + 1, "elliptic") && !view.IsVerb(c.at + 3) && !view.IsVerb(c.at + 2)) {
    return false;
  }
  return view.HasVerb(c.antecedent);
}

// "until" of a mere time: nothing is held back or announced.
bool IsUntilClause(const ConditionView& view, const ConditionCandidate& c) {
  const bool date = view.At(c.antecedent.begin).upos == Upos::kNum;
  if (date || !view.HasVerb(c.antecedent)) return false;
  const bool ahead = HasModal(view, c.consequent) || HasObligation(view, c.consequent) ||
                     view.HasClass(c.consequent, "willing");
  const bool committed = c.governor != kNoIndex && view.In(c.governor, "commit");
  const bool present = view.HasAny(c.consequent, {"is", "are", "refuses", "refuse", "refused"}) &&
                       (view.HasNegation(c.consequent) || view.Is(c.consequent.begin, "to") ||
                        view.HasClass(c.consequent, "hold"));
  const bool held =
      view.RulesOut(c.consequent) ||
      view.HasAny(c.consequent, {"suspended", "suspend", "froze", "frozen", "withheld", "blocked",
                                 "halted", "suspending", "freezing", "blocking"});
  return ahead || committed || present || held;
}

// "no talks without X", "will not leave without X"
bool IsWithoutPhrase(const ConditionView& view, const ConditionCandidate& c) {
  if (c.fronted) return HasModal(view, c.consequent);
  const bool ability = view.HasAny(c.consequent, {"could"});  // of the past
  return view.HasNegation(c.consequent) && !ability &&
         (HasModal(view, c.consequent) || view.HasAny(c.consequent, {"no"}));
}

bool IsExchange(const ConditionView& view, const ConditionCandidate& c) {
  return HasModal(view, c.consequent) || c.governor != kNoIndex ||
         view.HasClass(c.consequent, "willing") || view.HasClass(c.consequent, "commit") ||
         view.HasAny(c.consequent, {"proposed", "deal", "proposal", "seeking", "wants", "sought"});
}

// The consequent is promised, threatened or warned of.
bool IsCommitted(const ConditionView& view, const ConditionCandidate& c) {
  return c.governor != kNoIndex &&
         (view.In(c.governor, "commit") || view.In(c.governor, "pledge") ||
          view.At(c.governor).lemma == "warn");
}

// "if X wants Y, it must Z": advice.
bool IsAdvice(const ConditionView& view, const ConditionCandidate& c) {
  if (c.purpose) return false;
  if (view.HasClass(c.antecedent, "want")) return true;
  const bool bare = HasObligation(view, c.consequent) && !HasModal(view, c.consequent);
  return bare && (c.fronted || !view.HasClass(c.consequent, "bad"));
}

// "otherwise they will be sent to a hotel": nobody does anything to anybody.
bool IsWeighty(const ConditionView& view, TokenRange range) {
  const bool speaks = view.HasAny(range, {"we", "i", "you"});
  for (int i = range.begin; i < range.end; ++i) {
    if (view.ActorAt(i)) return true;
  }
  return speaks || view.HasClass(range, "bad") || view.HasClass(range, "deed") ||
         view.HasClass(range, "good");
}

// "growth depends on exports" is none: what hangs on the condition is dealt or withheld.
bool IsOutcome(const ConditionView& view, TokenRange range) {
  return HasModal(view, range) || view.HasClass(range, "good") || view.HasClass(range, "bad") ||
         view.HasClass(range, "dealing");
}

// "only after midnight"
bool OpensWithTime(const ConditionView& view, TokenRange range) {
  const uint32_t at = view.Span(range).begin;
  const auto times = view.input().times;
  return std::any_of(times.begin(), times.end(), [&](const TimeExpression& time) {
    return time.span.begin <= at && at < time.span.end;
  });
}

// "if they shoot, we shoot back"
bool IsReply(const ConditionView& view, const ConditionCandidate& c) {
  return view.Is(c.consequent.begin, "we") &&
         (view.HasClass(c.consequent, "deed") || view.HasClass(c.consequent, "answer"));
}

bool IsAnnounced(const ConditionView& view, const ConditionCandidate& c) {
  const bool ruled = c.connective == Connective::kUnless && view.HasNegation(c.consequent);
  return c.purpose || ruled || IsReply(view, c) || HasModal(view, c.consequent) ||
         HasObligation(view, c.consequent) || IsCommitted(view, c) ||
         view.HasClass(c.consequent, "willing") || view.HasClass(c.consequent, "commit") ||
         view.RulesOut(c.consequent);
}

}  // namespace

bool IsCondition(const ConditionView& view, const ConditionCandidate& c) {
  const bool conceded = view.Is(c.at - 1, "even") && c.connective != Connective::kOnly;
  if (conceded || view.HasAny(c.antecedent, {"why"})) return false;
  if (view.HasClass({0, view.size()}, "sport") || view.HasClass({0, view.size()}, "nature") ||
      IsCounterfactual(view, c))
    return false;
  if (IsAskedOfConsequent(view, c.consequent)) return false;
  switch (c.connective) {
    case Connective::kIf:
      return IsIfClause(view, c) && IsAnnounced(view, c) && !IsAdvice(view, c);
    case Connective::kProvided:
    case Connective::kShould:
      return IsAnnounced(view, c) && !IsAdvice(view, c);
    case Connective::kUnless:
      return view.HasVerb(c.antecedent) && IsAnnounced(view, c) && !IsAdvice(view, c);
    case Connective::kOnly:
      return (view.HasVerb(c.antecedent) || HasModal(view, c.consequent)) &&
             !OpensWithTime(view, c.antecedent);
    case Connective::kUntil:
      return IsUntilClause(view, c);
    case Connective::kWithout:
      return IsWithoutPhrase(view, c);
    case Connective::kExchange:
      return IsExchange(view, c);
    case Connective::kBefore:
      return true;
    case Connective::kInReturn:
      return HasModal(view, c.antecedent) && HasModal(view, c.consequent);
    case Connective::kDepends:
      return !view.HasAny(c.consequent, {"which", "who"}) && IsOutcome(view, c.consequent);
    case Connective::kPrecondition:
      return c.governor != kNoIndex || IsOutcome(view, c.consequent);
    case Connective::kOtherwise:
    case Connective::kImperative:
      return HasModal(view, c.consequent) && IsWeighty(view, c.consequent);
    case Connective::kSuchADeed:
      return (view.HasClass(c.consequent, "bad") && !view.HasNegation(c.consequent)) ||
             view.HasClass(c.consequent, "answer");
  }
  return false;
}

}  // namespace detente::condition
