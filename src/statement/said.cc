#include "statement/said.h"

namespace detente {
namespace {

bool HasRole(const StatementView& view, const StatementSentence& s, std::string_view role,
             int token) {
  return s.Has(token) &&
         (view.lexicon->Has(role, s.Lemma(token)) || view.lexicon->Has(role, s.Lower(token)));
}

const VerbGroup* GovernorOf(const StatementSentence& s, const VerbGroup& verb) {
  const auto& verbs = s.syntax().verbs;
  const bool some = verb.governor >= 0 && verb.governor < static_cast<int>(verbs.size());
  if (!some || verbs[static_cast<size_t>(verb.governor)].head >= verb.head) return nullptr;
  return &verbs[static_cast<size_t>(verb.governor)];
}

// `"Probably not," X said`: a "not" in the speech is none of the cue's.
bool IsNegated(const StatementSentence& s, const VerbGroup& verb) {
  if (!verb.negated) return false;
  for (int i = verb.head; i >= 0 && !s.IsAny(i, {"not", "n't", "never", "no"}); --i) {
    if (s.Quote(i) != s.Quote(verb.head)) return false;
  }
  return true;
}

// "A would “b”, he said": a form with a tense of its own takes no "would" from elsewhere.
bool HasOwnTense(const StatementSentence& s, const VerbGroup& verb) {
  const Xpos xpos = s.sentence().tokens[static_cast<size_t>(verb.head)].xpos;
  return xpos == Xpos::kVbd || xpos == Xpos::kVbz || xpos == Xpos::kVbp;
}

// "asserted itself", "excused himself": done, and not said.
bool IsReflexive(const StatementView& view, const StatementSentence& s, const VerbGroup& verb) {
  return HasRole(view, s, "reflexive", verb.head) &&
         s.IsAny(verb.range.end, {"itself", "himself", "herself", "themselves", "oneself"}) &&
         !s.IsAny(verb.range.end + 1, {"said", "says"});
}

}  // namespace

bool IsCarried(const StatementView& view, const StatementSentence& s, const VerbGroup& verb) {
  const VerbGroup* governor = GovernorOf(s, verb);
  if (governor != nullptr && governor->negated) return false;
  if (governor != nullptr && HasRole(view, s, "carrier", governor->head)) return true;
  const int before = verb.range.begin - 1;
  return s.Tagged(before, {Upos::kAdj}) && HasRole(view, s, "carrier", before);
}

bool IsSaid(const StatementView& view, const StatementSentence& s, const VerbGroup& verb) {
  if (IsNegated(s, verb) || IsReflexive(view, s, verb)) return false;
  const bool unreal = !verb.modal.empty() || verb.tense == Tense::kFuture;
  if (unreal && !HasOwnTense(s, verb)) return false;
  if (verb.marker != kNoIndex && HasRole(view, s, "subordinator", verb.marker)) return false;
  const VerbGroup* governor = GovernorOf(s, verb);
  if (governor != nullptr && HasRole(view, s, "refusal", governor->head)) return false;
  if (verb.form == VerbForm::kInfinitive && !IsCarried(view, s, verb)) return false;
  return !s.IsAny(verb.range.begin - 1, {"without", "from", "not"});
}

}  // namespace detente
