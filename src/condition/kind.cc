// Offer, threat, refusal or warning: by what follows, who brings it about, and how it is put.
#include "condition/judge.h"

namespace detente::condition {
namespace {

struct Signs {
  bool negated = false;
  bool bad = false;
  bool good = false;
  bool own = false;
  bool provoked = false;  // the antecedent is a deed nobody is asked for
  bool deed = false;      // a hostile deed that somebody must do
};

// The antecedent is what nobody asks for: its main verb is hostile, or denied.
bool IsProvoked(const ConditionView& view, TokenRange antecedent) {
  for (const VerbGroup& verb : view.syntax().verbs) {
    if (!antecedent.Contains(verb.head)) continue;
    if (verb.negated || view.In(verb.head, "provocation")) return true;
    if (verb.form == VerbForm::kFinite) return view.Is(antecedent.end - 1, "attack");
  }
  return view.HasClass(antecedent, "provocation");
}

Signs SignsOf(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  Signs s;
  s.negated = view.HasNegation(c.consequent);
  s.bad = view.HasClass(c.consequent, "bad");
  s.good = view.HasClass(c.consequent, "good");
  s.deed = view.HasClass(c.consequent, "deed");
  s.own = parties.own_deed;
  s.provoked = IsProvoked(view, c.antecedent);
  return s;
}

ConditionKind KindOfIf(const Signs& s) {
  if (s.negated && (s.good || !s.bad)) {
    return s.own || s.good ? ConditionKind::kRefusal : ConditionKind::kWarning;
  }
  if (s.bad && !(s.good && !s.deed && !s.provoked)) {
    return s.own ? ConditionKind::kThreat : ConditionKind::kWarning;
  }
  if (s.good) return s.provoked && !s.own ? ConditionKind::kWarning : ConditionKind::kOffer;
  if (s.provoked) return s.own ? ConditionKind::kThreat : ConditionKind::kWarning;
  return s.own ? ConditionKind::kOffer : ConditionKind::kWarning;
}

ConditionKind KindOfUnless(const Signs& s) {
  if (s.negated && !s.bad) return ConditionKind::kRefusal;
  if (s.negated && s.good) return ConditionKind::kRefusal;
  return s.own ? ConditionKind::kThreat : ConditionKind::kWarning;
}

ConditionKind KindOfUntil(const ConditionView& view, const ConditionCandidate& c, const Signs& s) {
  const bool holds = view.HasClass(c.consequent, "hold");
  return s.bad && s.deed && !s.negated && !holds ? ConditionKind::kThreat : ConditionKind::kRefusal;
}

}  // namespace

ConditionKind KindOf(const ConditionView& view, const ConditionCandidate& c,
                     const Parties& parties) {
  const Signs s = SignsOf(view, c, parties);
  switch (c.connective) {
    case Connective::kOnly:
    case Connective::kBefore:
    case Connective::kDepends:
      return ConditionKind::kRefusal;
    case Connective::kUntil:
      return KindOfUntil(view, c, s);
    case Connective::kWithout:
      return c.fronted && !s.negated ? ConditionKind::kWarning : ConditionKind::kRefusal;
    case Connective::kUnless:
      return KindOfUnless(s);
    case Connective::kInReturn:
    case Connective::kExchange:
      return ConditionKind::kOffer;
    case Connective::kOtherwise:
      return s.own || s.deed ? ConditionKind::kThreat : ConditionKind::kWarning;
    case Connective::kSuchADeed:
      return s.own ? ConditionKind::kThreat : ConditionKind::kWarning;
    case Connective::kIf:
    case Connective::kProvided:
    case Connective::kShould:
    case Connective::kImperative:
      return KindOfIf(s);
  }
  return ConditionKind::kOffer;
}

}  // namespace detente::condition
