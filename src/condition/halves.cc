#include "condition/halves.h"

#include <algorithm>

namespace detente::condition {
namespace {

constexpr int kClimb = 12;  // heads followed upward; a broken tree may go in circles

int HeadOf(const ConditionView& view, int token) {
  const int head = view.At(token).head;
  return head >= 0 && head < view.size() ? head : kNoIndex;
}

bool IsUnder(const ConditionView& view, int token, int top) {
  for (int step = 0; token != kNoIndex && step < kClimb * 2; ++step) {
    if (token == top) return true;
    token = HeadOf(view, token);
  }
  return false;
}

// First to last token under the head.
TokenRange YieldOf(const ConditionView& view, int head) {
  TokenRange range{head, head + 1};
  for (int i = 0; i < view.size(); ++i) {
    if (!IsUnder(view, i, head)) continue;
    range.begin = std::min(range.begin, i);
    range.end = std::max(range.end, i + 1);
  }
  return range;
}

bool IsClause(const ConditionView& view, int head) {
  if (view.IsVerb(head)) return true;
  for (int i = 0; i < view.size(); ++i) {
    if (view.At(i).head == head && view.At(i).deprel == Deprel::kCop) return true;
  }
  return false;
}

bool IsAdverbial(Deprel relation) {
  return relation == Deprel::kAdvcl || relation == Deprel::kAdvclRelcl;
}

// The head of the clause that the connective opens: a word behind it that one of its words hangs
// on.
int HeadOfAntecedent(const ConditionView& view, TokenRange connective) {
  for (int i = connective.end - 1; i >= connective.begin; --i) {
    const int head = HeadOf(view, i);
    if (head < connective.end || !IsAdverbial(view.At(head).deprel)) continue;
    if (IsClause(view, head)) return head;
  }
  return kNoIndex;
}

// A clause or noun that hangs on a verb of saying, promising or warning and says what.
int ContentOf(const ConditionView& view, int verb, int except) {
  const bool report = view.In(verb, "report");
  const bool commit = view.In(verb, "commit");
  if (!report && !commit) return kNoIndex;
  int object = kNoIndex;  // "promised elections"
  for (int i = 0; i < view.size(); ++i) {
    const Token& token = view.At(i);
    if (token.head != verb || i == except) continue;
    if (token.deprel == Deprel::kObj && token.upos != Upos::kPron && view.In(verb, "pledge"))
      object = i;
    if (report && token.deprel == Deprel::kCcomp) return i;
    if (commit && token.deprel == Deprel::kXcomp) return i;
    if (report && token.deprel == Deprel::kObl && view.Is(YieldOf(view, i).begin, "of")) return i;
  }
  return object;
}

bool HasSubject(const ConditionView& view, int head) {
  for (int i = 0; i < view.size(); ++i) {
    const Deprel relation = view.At(i).deprel;
    const bool subject = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass ||
                         relation == Deprel::kExpl || relation == Deprel::kCsubj;
    if (subject && view.At(i).head == head) return true;
  }
  return false;
}

bool HasAuxiliary(const ConditionView& view, int head) {
  for (int i = 0; i < view.size(); ++i) {
    if (view.At(i).deprel == Deprel::kAux && view.At(i).head == head) return true;
  }
  return false;
}

// From an infinitive or a later verb of a list to the clause that it is part of ("is willing to Y
// if X", "can turn and start if X"); it stays below a verb of promising, which is its governor.
int TopOf(const ConditionView& view, int main) {
  for (int step = 0; step < kClimb && !HasSubject(view, main); ++step) {
    const Deprel relation = view.At(main).deprel;
    const int head = HeadOf(view, main);
    const bool part = relation == Deprel::kXcomp || relation == Deprel::kConj;
    if (!part || head == kNoIndex || head > main) break;
    if (relation == Deprel::kXcomp && view.In(head, "commit")) break;
    // "accused them and | will Y if X"
    if (relation == Deprel::kConj && HasAuxiliary(view, main)) break;
    main = head;
  }
  return main;
}

bool IsLead(const ConditionView& view, int i) {
  const Token& token = view.At(i);
  return token.upos == Upos::kCconj || token.upos == Upos::kPunct ||
         token.deprel == Deprel::kMark || view.IsAny(i, {"that", "of", "to"});
}

// Cuts what opens the clause, its cues, and asides of the reporter at either end.
TokenRange WithoutLead(const ConditionView& view, TokenRange range) {
  while (range.begin < range.end && IsLead(view, range.begin)) ++range.begin;
  return range;
}

TokenRange Within(TokenRange range, int begin, int end) {
  return {std::max(range.begin, begin), std::min(range.end, end)};
}

// "the men who joined": a relative clause that tells of nothing to come.
bool IsMereAttribute(const ConditionView& view, int main, TokenRange range) {
  const Deprel relation = view.At(main).deprel;
  const bool relative = relation == Deprel::kAcl || relation == Deprel::kAclRelcl;
  return relative && !view.HasAny(range, {"will", "would", "could", "can", "may", "might"});
}

// "said", "promised", and the nouns: "the threat to".
bool IsGovernor(const ConditionView& view, int token) {
  if (view.At(token).upos == Upos::kNoun) return view.In(token, "pledge");
  return view.In(token, "report") || view.In(token, "commit");
}

bool IsWide(const ConditionView& view, TokenRange range) {
  return range.end > range.begin && (view.HasVerb(range) || range.end - range.begin > 1);
}

}  // namespace

std::optional<Halves> HalvesInTree(const ConditionView& view, TokenRange connective,
                                   TokenRange region) {
  const int inside = HeadOfAntecedent(view, connective);
  if (inside == kNoIndex || !region.Contains(inside)) return std::nullopt;
  int main = HeadOf(view, inside);
  if (main == kNoIndex) return std::nullopt;
  main = TopOf(view, main);
  Halves halves;
  const int content = ContentOf(view, main, inside);
  const int head = HeadOf(view, main);
  if (content != kNoIndex) {
    halves.governor = main;
    main = content;
  } else if (head != kNoIndex && view.In(main, "report") &&
             view.At(main).deprel == Deprel::kParataxis) {  // "Y, he said, unless X"
    halves.governor = main;
    main = head;
  } else if (head != kNoIndex && IsGovernor(view, head)) {
    halves.governor = head;
  }
  const TokenRange first = YieldOf(view, inside);
  const TokenRange second = YieldOf(view, main);
  halves.fronted = main > inside;
  if (halves.fronted) {
    halves.antecedent = Within(first, connective.end, region.end);
    halves.consequent = Within(second, first.end, region.end);
  } else {
    halves.antecedent = Within(first, connective.end, region.end);
    halves.consequent = Within(second, region.begin, connective.begin);
  }
  halves.consequent = WithoutLead(view, halves.consequent);
  if (!halves.consequent.Contains(main) || !halves.antecedent.Contains(inside)) {
    return std::nullopt;
  }
  const bool governed = halves.governor != kNoIndex;
  if (!governed && IsMereAttribute(view, main, halves.consequent)) return std::nullopt;
  const bool promised = governed && view.In(halves.governor, "commit");
  const bool wide = promised || IsWide(view, halves.consequent);
  return wide ? std::optional(halves) : std::nullopt;
}

std::optional<ActorIndex> ActorOver(const ConditionView& view, int token) {
  for (int step = 0; step < kClimb && token != kNoIndex; ++step) {
    token = HeadOf(view, token);
    const int verb = token == kNoIndex ? kNoIndex : view.syntax().VerbAt(token);
    if (verb == kNoIndex) continue;
    const int subject = view.syntax().verbs[static_cast<size_t>(verb)].subject;
    if (const auto actor = view.ActorOfPhrase(subject)) return actor;
  }
  return std::nullopt;
}

}  // namespace detente::condition
