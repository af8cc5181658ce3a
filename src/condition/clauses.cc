#include "condition/clauses.h"

#include <algorithm>

namespace detente::condition {
namespace {

// ", the president of Chile, said": from the comma at i to a verb of saying, nothing but names.
bool IsAttribution(const ConditionView& view, int i) {
  constexpr int kReach = 16;
  for (int j = i + 1; j < std::min(view.size(), i + kReach); ++j) {
    const Token& token = view.At(j);
    if (token.upos == Upos::kVerb) {
      // "he said" ends there, or is followed by a place, a day or a stop; "they say they can" is
      // the next clause.
      const Upos next = view.At(j + 1).upos;
      const bool closed = j + 1 >= view.size() || next == Upos::kPunct || next == Upos::kAdp ||
                          next == Upos::kPropn || next == Upos::kAdv;
      const bool passive = view.IsAny(j + 1, {"at", "by"});
      return view.In(j, "report") && closed && !passive && j > i + 1;
    }
    const bool nominal = token.upos != Upos::kSconj && token.upos != Upos::kCconj &&
                         token.upos != Upos::kPart && !view.IsAny(j, {"will", "would", "could"});
    if (!nominal) return false;
  }
  return false;
}

// ", said the president"
bool IsInvertedAttribution(const ConditionView& view, int i) {
  return view.At(i + 1).upos == Upos::kVerb && view.In(i + 1, "report") &&
         !view.At(i + 1).lower.ends_with("ing");
}

bool OpensAside(const ConditionView& view, int i) {
  const Token& next = view.At(i);
  if (view.IsAny(i, {"but", "while", "although", "though", "as", "which", "who", "whose", "where",
                     "according", "adding", "saying", "because", "yet", "so"})) {
    return true;
  }
  const bool gerund = next.upos == Upos::kVerb && next.lower.ends_with("ing");
  return gerund;
}

bool EndsClauseAt(const ConditionView& view, int i, bool verb_seen) {
  if (view.IsCloseQuote(i)) return true;
  if (view.IsAny(i, {";", "?", "!"})) return true;
  if (!verb_seen) return false;
  if (view.IsDash(i)) return true;
  if (!view.Is(i, ",")) return false;
  return OpensAside(view, i + 1) || IsAttribution(view, i) || IsInvertedAttribution(view, i);
}

// "Tokyo, which blocked the loan, will Y": what "which" opens ends before the verb.
bool IsClosedAside(const ConditionView& view, int i, int end) {
  if (!view.Is(i - 1, ",")) return false;
  for (int j = i + 1; j + 1 < end; ++j) {
    if (view.Is(j, ",") && view.IsVerb(j + 1)) return true;
  }
  return false;
}

// A clause may start after token i.
bool IsStartMark(const ConditionView& view, int i, int end) {
  if (view.IsOpenQuote(i) || view.IsAny(i, {";", ":"}) || view.IsDash(i)) return true;
  const Token& token = view.At(i);
  if (view.Is(i, "\"") && i + 1 < end) return true;
  if (view.IsAny(i, {"that", "which"})) {
    return (view.IsVerb(i + 1) || token.upos != Upos::kDet) && !IsClosedAside(view, i, end);
  }
  if (view.IsAny(i, {"because", "although", "while", "but"})) return true;
  if (token.upos == Upos::kNoun) return view.In(i, "pledge") && view.Is(i + 1, "to");
  if (token.upos != Upos::kVerb) return false;
  if (view.In(i, "commit") && view.Is(i + 1, "to")) return true;
  if (view.In(i, "report") && view.IsAny(i + 1, {"of", "to"})) return true;
  return view.In(i, "report") && !view.Is(i + 1, "that") && !view.IsPunct(i + 1) &&
         view.At(i + 1).upos != Upos::kAdp && view.HasVerb({i + 1, end});
}

int AfterMark(const ConditionView& view, int i) {
  int next = i + 1;
  const bool word = view.At(i).upos == Upos::kVerb || view.At(i).upos == Upos::kNoun;
  if (word && view.IsAny(next, {"to", "of"})) ++next;
  return next;
}

}  // namespace

bool HasConsequence(const ConditionView& view, TokenRange range) {
  return view.HasAny(range, {"will", "would",  "can", "could", "may", "might",  "shall",
                             "must", "should", "wo",  "'ll",   "’ll", "cannot", "ca",
                             "not",  "n't",    "n’t", "never", "no",  "need",   "needs"}) ||
         view.HasClass(range, "willing") || view.HasClass(range, "bad") ||
         view.HasClass(range, "good") || view.HasClass(range, "hold");
}

bool HasObligation(const ConditionView& view, TokenRange range) {
  if (view.HasClass(range, "obligation")) return true;
  for (int i = range.begin; i + 1 < range.end; ++i) {
    if (view.At(i).lemma == "have" && view.Is(i + 1, "to")) return true;
  }
  return false;
}

int ClauseEnd(const ConditionView& view, int begin, int limit, bool verb_seen) {
  int quotes = 0;
  for (int i = begin; i < limit; ++i) {
    if (view.IsOpenQuote(i)) ++quotes;
    if (view.IsCloseQuote(i) && quotes > 0) {
      --quotes;
      continue;
    }
    if (EndsClauseAt(view, i, verb_seen)) return i;
    if (view.IsVerb(i)) verb_seen = true;
  }
  return limit;
}

TokenRange WithoutTrailingAttribution(const ConditionView& view, TokenRange range) {
  if (!view.Is(range.end - 1, ",")) return range;
  for (int i = range.end - 2; i > range.begin; --i) {
    if (!view.Is(i, ",")) continue;
    const bool told = IsAttribution(view, i) || IsInvertedAttribution(view, i);
    return told ? TokenRange{range.begin, i} : range;
  }
  return range;
}

int ClauseStart(const ConditionView& view, int end, int limit, int* governor) {
  *governor = kNoIndex;
  for (int i = end - 1; i >= limit; --i) {
    if (!IsStartMark(view, i, end)) continue;
    const int start = AfterMark(view, i);
    const TokenRange rest{start, end};
    const bool pledged = view.At(i).upos == Upos::kNoun && view.Is(i + 1, "to");
    if (start >= end || !(pledged || HasConsequence(view, rest))) continue;
    const bool noun = view.At(i).upos == Upos::kVerb && view.Is(i + 1, "of");
    if (!noun && !view.HasVerb(rest)) continue;
    if (view.At(i).upos == Upos::kVerb || view.At(i).upos == Upos::kNoun) *governor = i;
    if (view.Is(i, "that") && view.In(i - 1, "report")) *governor = i - 1;
    return start;
  }
  return limit;
}

namespace {

// "Without food, water and shelter, people will die": the comma that ends the list.
int AfterList(const ConditionView& view, int comma, int limit) {
  bool joined = false;
  for (int i = comma + 1; i < limit; ++i) {
    if (view.Is(i, ",")) return joined ? i : comma;
    if (view.IsVerb(i) || view.IsPunct(i)) return comma;
    joined = joined || view.At(i).upos == Upos::kCconj;
  }
  return comma;
}

}  // namespace

int FrontedEnd(const ConditionView& view, int begin, int limit, bool verb_seen) {
  int first = kNoIndex;
  for (int i = begin; i < limit; ++i) {
    if (view.IsVerb(i)) verb_seen = true;
    if ((view.IsAny(i, {";", ":"}) && verb_seen) || view.Is(i, "if")) break;
    if (!view.Is(i, ",") || !verb_seen) continue;
    if (view.Is(i + 1, "then")) return i;
    const TokenRange rest{i + 1, limit};
    const bool continues = view.At(i + 1).upos == Upos::kCconj || OpensAside(view, i + 1) ||
                           view.IsAny(i + 1, {"including", "not", "if", "even", "especially"});
    if (first != kNoIndex || continues || !view.HasVerb(rest)) continue;
    if (IsAttribution(view, i) || IsInvertedAttribution(view, i)) continue;
    first = i;
  }
  return first == kNoIndex ? first : AfterList(view, first, limit);
}

}  // namespace detente::condition
