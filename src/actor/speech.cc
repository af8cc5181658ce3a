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

}  // namespace

bool IsSpeaker(const SentenceView& view, int begin, int end) {
  const int after = SkipAuxiliaries(view, SkipApposition(view, end));
  if (IsSpeechVerb(view, after) || IsSpeechVerb(view, SkipAuxiliaries(view, end))) return true;
  int before = begin - 1;
  if (view.HasTag(before, Upos::kDet)) --before;
  if (!IsSpeechVerb(view, before)) return false;
  const std::string_view mark = view.Lower(before - 1);
  return before == 0 || mark == "," || mark == "”" || mark == "\"" || mark == "’" || mark == "''";
}

}  // namespace detente
