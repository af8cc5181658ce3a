// Offer, threat, refusal or warning: by what follows, who brings it about, and how it is put.
#include <algorithm>
#include <optional>

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

// The noun that a verb has for its object, if it is good or bad: "lift the sanctions".
int ValuedObject(const ConditionView& view, int verb, TokenRange range) {
  constexpr int kReach = 6;
  for (int i = verb + 1; i < std::min(range.end, verb + kReach); ++i) {
    const Upos tag = view.At(i).upos;
    if (tag == Upos::kVerb || tag == Upos::kPunct || tag == Upos::kAdp) break;
    const bool noun = tag == Upos::kNoun || tag == Upos::kPropn;
    if (noun && (view.In(i, "good") || view.In(i, "bad"))) return i;
  }
  return kNoIndex;
}

// The comma that closes "which ..., " after a comma; the token itself where none opens.
int AfterAside(const ConditionView& view, int i, TokenRange range) {
  if (!view.Is(i, ",") || !view.IsAny(i + 1, {"which", "who"})) return i;
  for (int j = i + 1; j < range.end; ++j) {
    if (view.Is(j, ",")) return j;
  }
  return i;
}

// An end to sanctions is good, one to aid is bad; other words tell for themselves.
void ReadOutcomes(const ConditionView& view, TokenRange range, Signs* s) {
  for (int i = range.begin; i < range.end; ++i) {
    i = AfterAside(view, i, range);
    const bool undoes = view.At(i).upos == Upos::kVerb && view.In(i, "undo");
    const int object = undoes ? ValuedObject(view, i, range) : kNoIndex;
    if (object == kNoIndex) {
      s->bad = s->bad || view.In(i, "bad");
      s->good = s->good || view.In(i, "good");
      s->deed = s->deed || view.In(i, "deed");
      continue;
    }
    const bool relief = view.In(object, "bad");
    s->good = s->good || relief;
    s->bad = s->bad || !relief;
    s->deed = s->deed || !relief;
    i = object;
  }
}

Signs SignsOf(const ConditionView& view, const ConditionCandidate& c, const Parties& parties) {
  Signs s;
  s.negated = view.HasNegation(c.consequent) || view.RulesOut(c.consequent);
  ReadOutcomes(view, c.consequent, &s);
  s.own = parties.own_deed;
  s.provoked = IsProvoked(view, c.antecedent);
  return s;
}

ConditionKind KindOfIf(const Signs& s) {
  if (s.own && s.deed && !s.good && !s.negated) return ConditionKind::kThreat;
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

// "the border would stay closed unless": what is withheld goes on being withheld.
bool KeepsShut(const ConditionView& view, TokenRange consequent) {
  return view.HasClass(consequent, "persist") && view.HasClass(consequent, "shut");
}

ConditionKind KindOfUnless(const ConditionView& view, const ConditionCandidate& c, const Signs& s) {
  if (KeepsShut(view, c.consequent)) return ConditionKind::kRefusal;
  if (s.negated && !s.bad) return ConditionKind::kRefusal;
  if (s.negated && s.good) return ConditionKind::kRefusal;
  return s.own ? ConditionKind::kThreat : ConditionKind::kWarning;
}

ConditionKind KindOfUntil(const ConditionView& view, const ConditionCandidate& c, const Signs& s) {
  const bool holds = view.HasClass(c.consequent, "hold");
  return s.bad && s.deed && !s.negated && !holds ? ConditionKind::kThreat : ConditionKind::kRefusal;
}

// "will be met with force", "will not go unanswered": who speaks will see to it.
bool IsAnswer(const ConditionView& view, const ConditionCandidate& c) {
  if (view.HasClass(c.consequent, "answer")) return true;
  for (int i = c.consequent.begin; i + 1 < c.consequent.end; ++i) {
    if (view.Is(i, "met") && view.Is(i + 1, "with") && view.At(i - 1).lemma == "be") return true;
  }
  return false;
}

}  // namespace

// "the threat to", "threatened to", "offered to" say themselves what they are.
std::optional<ConditionKind> KindOfGovernor(const ConditionView& view,
                                            const ConditionCandidate& c) {
  if (c.governor == kNoIndex) return std::nullopt;
  if (view.In(c.governor, "menace")) return ConditionKind::kThreat;
  const bool offered = view.At(c.governor).lemma == "offer";
  return offered ? std::optional(ConditionKind::kOffer) : std::nullopt;
}

ConditionKind KindOf(const ConditionView& view, const ConditionCandidate& c,
                     const Parties& parties) {
  const Signs s = SignsOf(view, c, parties);
  const bool open = c.connective == Connective::kIf || c.connective == Connective::kUnless;
  if (const auto kind = KindOfGovernor(view, c); kind && open && !s.negated) return *kind;
  if (c.purpose) return ConditionKind::kRefusal;
  switch (c.connective) {
    case Connective::kOnly:
    case Connective::kBefore:
    case Connective::kDepends:
    case Connective::kPrecondition:
      return ConditionKind::kRefusal;
    case Connective::kUntil:
      return KindOfUntil(view, c, s);
    case Connective::kWithout:
      return c.fronted && !s.negated ? ConditionKind::kWarning : ConditionKind::kRefusal;
    case Connective::kUnless:
      return KindOfUnless(view, c, s);
    case Connective::kInReturn:
    case Connective::kExchange:
      return ConditionKind::kOffer;
    case Connective::kOtherwise:
      return s.own || s.deed ? ConditionKind::kThreat : ConditionKind::kWarning;
    case Connective::kSuchADeed:
      return s.own || IsAnswer(view, c) ? ConditionKind::kThreat : ConditionKind::kWarning;
    case Connective::kProvided:
      return s.bad || s.negated || s.provoked ? KindOfIf(s) : ConditionKind::kOffer;
    case Connective::kIf:
    case Connective::kShould:
      return KindOfIf(s);
    case Connective::kImperative:  // who gives orders sees to what comes of them
      return s.bad && !s.negated ? ConditionKind::kThreat : ConditionKind::kOffer;
  }
  return ConditionKind::kOffer;
}

}  // namespace detente::condition
