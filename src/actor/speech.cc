#include "actor/speech.h"

namespace detente {
namespace {

constexpr int kMaxApposition = 18;

bool IsSpeechVerb(const SentenceView& view, int i) {
  return view.HasTag(i, Upos::kVerb) && view.data().Is("speech", view.token(i).lemma);
}

int SkipAuxiliaries(const SentenceView& view, int i) {
  while (view.HasTag(i, Upos::kAux) || view.HasTag(i, Upos::kAdv)) ++i;
  return i;
}

// Past ", the head of the army," the token after its second comma; `end` if there is none.
int SkipApposition(const SentenceView& view, int end) {
  if (view.Lower(end) != ",") return end;
  for (int i = end + 1; i < end + kMaxApposition && view.in(i); ++i) {
    if (view.Lower(i) == ",") return i + 1;
  }
  return end;
}

bool IsMainVerb(const SentenceView& view, int i) {
  if (!view.in(i)) return false;
  const Deprel relation = view.token(i).deprel;
  return relation == Deprel::kRoot || relation == Deprel::kConj || relation == Deprel::kParataxis ||
         relation == Deprel::kAdvcl;
}

bool IsMainSubject(const SentenceView& view, int i) {
  if (!view.in(i)) return false;
  const Token& token = view.token(i);
  const bool subject = token.deprel == Deprel::kNsubj || token.deprel == Deprel::kNsubjPass;
  return subject && IsMainVerb(view, token.head);
}

}  // namespace

bool LeadsSentence(const SentenceView& view, int begin, int end) {
  for (int i = begin; i < end; ++i) {
    const Token& token = view.token(i);
    if (IsMainSubject(view, i)) return true;
    const bool beside = token.deprel == Deprel::kAppos || token.deprel == Deprel::kFlat ||
                        token.deprel == Deprel::kConj;
    if (beside && IsMainSubject(view, token.head)) return true;
  }
  return false;
}

std::vector<bool> QuotedTokens(const SentenceView& view, bool* open) {
  std::vector<bool> out(static_cast<size_t>(view.size()), false);
  for (int i = 0; i < view.size(); ++i) {
    const std::string_view form = view.token(i).form;
    const bool straight = form == "\"";
    if (form == "“" || form == "``" || (straight && !*open)) {
      *open = true;
    } else if (form == "”" || form == "''" || straight) {
      *open = false;
    }
    out[static_cast<size_t>(i)] = *open;
  }
  return out;
}

bool IsSpeaker(const SentenceView& view, int begin, int end) {
  const int after = SkipAuxiliaries(view, SkipApposition(view, end));
  if (IsSpeechVerb(view, after) || IsSpeechVerb(view, SkipAuxiliaries(view, end))) return true;
  // "the minister, X, said": the comma closes what describes X.
  if (view.Lower(end) == "," && view.Lower(begin - 1) == "," &&
      IsSpeechVerb(view, SkipAuxiliaries(view, end + 1))) {
    return true;
  }
  int before = begin - 1;
  if (view.HasTag(before, Upos::kDet)) --before;
  if (view.Lower(before) == "to" && view.Lower(before - 1) == "according") return true;
  if (view.Lower(before) == "citing" || view.Lower(before) == "quoting") return true;
  if (!IsSpeechVerb(view, before)) return false;
  const std::string_view mark = view.Lower(before - 1);
  return before == 0 || mark == "," || mark == "”" || mark == "\"" || mark == "’" || mark == "''";
}

}  // namespace detente
