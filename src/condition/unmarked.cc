// Conditions without a connective: an inversion, an order with "and", a deed named with "would".
#include <algorithm>

#include "condition/clauses.h"

namespace detente::condition {
namespace {

// "Should X do Y, Z": inversion at the head of a clause.
std::optional<ConditionCandidate> Should(const ConditionView& view, int i) {
  if (!view.Is(i, "should")) return std::nullopt;
  const TokenRange region = view.Region(i);
  const bool head = i == region.begin || view.IsPunct(i - 1) || view.IsAny(i - 1, {"that", "but"});
  const Upos next = view.At(i + 1).upos;
  const bool subject = next == Upos::kPropn || next == Upos::kNoun || next == Upos::kDet ||
                       next == Upos::kPron || next == Upos::kAdj || next == Upos::kNum;
  if (!subject) return std::nullopt;
  ConditionCandidate c;
  c.connective = Connective::kShould;
  c.at = i;
  if (!head) {  // "will cut the gas should Chad not pay"
    const Upos before = view.At(i - 1).upos;
    const bool clause = before == Upos::kNoun || before == Upos::kPropn;
    c.consequent = {ClauseStart(view, i, region.begin, &c.governor), i};
    c.antecedent = {i + 1, ClauseEnd(view, i + 1, region.end)};
    const bool held =
        clause && view.HasAny(c.consequent, {"will", "would"}) && view.HasVerb(c.antecedent);
    return held ? std::optional(c) : std::nullopt;
  }
  c.fronted = true;
  const int comma = FrontedEnd(view, i + 1, region.end, true);
  if (comma == kNoIndex) return std::nullopt;
  c.antecedent = {i + 1, comma};
  c.consequent = {comma + 1, ClauseEnd(view, comma + 1, region.end)};
  return c;
}

// "Withdraw your troops and we will talk": a bare verb at the head of a quotation.
std::optional<ConditionCandidate> Imperative(const ConditionView& view, int i) {
  const TokenRange region = view.Region(i);
  const int head = view.IsPunct(region.begin) ? region.begin + 1 : region.begin;
  const Token& verb = view.At(i);
  if (i != head || verb.lower != verb.lemma) return std::nullopt;
  // "Free our men": what stands before "our" can be nothing but a verb.
  const Upos next = view.At(i + 1).upos;
  const bool object = next == Upos::kDet || next == Upos::kPron;
  const bool nominal =
      verb.upos == Upos::kAdj || verb.upos == Upos::kNoun || verb.upos == Upos::kPropn;
  if (verb.upos != Upos::kVerb && !(nominal && object)) return std::nullopt;
  for (int j = i + 2; j < region.end; ++j) {
    const bool link = view.IsAny(j, {"and", "or"});
    if (!link) continue;
    int k = j + 1;
    while (k < region.end && k < j + 5 && !view.IsVerb(k)) ++k;
    if (!view.IsAny(k, {"will", "'ll", "’ll"}) || k == j + 1) continue;
    ConditionCandidate c;
    c.connective = view.Is(j, "or") ? Connective::kOtherwise : Connective::kImperative;
    c.at = j;
    c.fronted = true;
    c.antecedent = {i, j};
    c.consequent = {j + 1, ClauseEnd(view, j + 1, region.end)};
    return c;
  }
  return std::nullopt;
}

// "such a move", "the step", "any attack", "a further attack": names a deed that is not done.
bool NamesADeed(const ConditionView& view, int i) {
  if (view.Is(i, "such") && view.IsAny(i + 1, {"a", "an"})) return true;
  if (view.Is(i, "any")) {
    constexpr int kWithin = 4;  // "any further military action"
    for (int j = i + 1; j <= i + kWithin; ++j) {
      const bool noun = view.At(j).upos == Upos::kNoun;
      if (noun && (view.In(j, "provocation") || view.In(j, "step") || view.In(j, "force")))
        return true;
      if (noun && view.At(j + 1).upos != Upos::kNoun) return false;
    }
    return false;
  }
  if (view.IsAny(i, {"the", "this", "that"})) return view.In(i + 1, "step");
  if (!view.IsAny(i, {"a", "an", "another", "further", "new"})) return false;
  const int noun = view.IsAny(i + 1, {"further", "new", "second", "military"}) ? i + 2 : i + 1;
  return view.At(noun).upos == Upos::kNoun && view.In(noun, "provocation");
}

// "such a move would strain ties", "any attack will be answered".
std::optional<ConditionCandidate> SuchADeed(const ConditionView& view, int i) {
  if (!NamesADeed(view, i)) return std::nullopt;
  const bool named = view.IsAny(i, {"the", "this", "that"});
  constexpr int kReach = 10;
  for (int j = i + 1; j < std::min(view.size(), i + kReach); ++j) {
    const bool modal = view.Is(j, "would") || (!named && view.IsAny(j, {"will", "could"}));
    if (modal && j > i + 1) {
      ConditionCandidate c;
      c.connective = Connective::kSuchADeed;
      c.at = i;
      c.fronted = true;
      c.antecedent = {i, j};
      c.consequent = {j, ClauseEnd(view, j, view.Region(i).end)};
      return c;
    }
    if (view.IsVerb(j) || view.IsPunct(j)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ConditionCandidate> FindUnmarked(const ConditionView& view, int i) {
  for (auto* find : {Should, Imperative, SuchADeed}) {
    if (const auto c = find(view, i)) return c;
  }
  return std::nullopt;
}

}  // namespace detente::condition
