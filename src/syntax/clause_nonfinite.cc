#include <algorithm>

#include "syntax/clause_reader.h"
#include "syntax/words.h"

namespace detente {

void ClauseReader::OnNonFinite(int v) {
  VerbGroup& verb = Verb(v);
  Clause& clause = Top();
  const int begin = verb.range.begin;
  const int noun = layout_.PhraseEndingAt(begin);
  const bool reduced = noun != kNoIndex && verb.form != VerbForm::kInfinitive;
  const bool aside = clause.comma && clause.finite != kNoIndex;  // "..., killing two"
  const int governor = aside ? clause.finite : clause.last;
  if (reduced) {
    verb.subject = noun;
  } else if (governor != kNoIndex) {
    verb.governor = governor;
    verb.subject = verb.form == VerbForm::kParticiple ? Verb(governor).subject
                                                      : ControlledSubject(layout_, v, governor);
    verb.subject_inherited = verb.subject != kNoIndex;
  } else {
    SetEarlySubject(v, noun);
  }
  const int marker = clause.verbs.empty() ? clause.marker : kNoIndex;
  verb.marker = marker;
  Enter(v, marker != kNoIndex ? marker : begin);
}

void ClauseReader::SetEarlySubject(int v, int noun) {
  VerbGroup& verb = Verb(v);
  Clause& clause = Top();
  clause.waiting.push_back(v);
  if (noun != kNoIndex && Phrase(noun).possessor != kNoIndex) {
    verb.subject = Phrase(noun).possessor;
    verb.subject_inherited = true;
  } else if (noun == kNoIndex && clause.subject != kNoIndex &&
             Tok(std::max(0, verb.range.begin - 1)).upos == Upos::kPunct) {
    verb.subject = clause.subject;
    verb.subject_inherited = true;
  }
}

int ControlledSubject(const Layout& layout, int v, int governor) {
  const VerbGroup& verb = layout.Verb(v);
  const VerbGroup& above = layout.Verb(governor);
  const int t = verb.range.begin - 1;
  const std::string& lemma = layout.VerbHead(governor).lemma;
  const int before = layout.PhraseEndingAt(verb.range.begin);
  if (verb.form == VerbForm::kInfinitive) {
    if (before != kNoIndex && layout.Phrase(before).preposition != kNoIndex &&
        ControlsThroughPreposition(lemma, layout.Tok(layout.Phrase(before).preposition).lower)) {
      return before;
    }
    const bool by_object = !above.objects.empty() && !above.passive && IsObjectControl(lemma);
    return by_object ? above.objects.front() : above.subject;
  }
  const bool from = t >= 0 && (layout.Tok(t).lower == "from" || layout.Tok(t).lower == "of" ||
                               layout.Tok(t).lower == "for");
  // "were eased by opening": who opened is not said.
  if (t >= 0 && layout.Tok(t).lower == "by" && above.passive) return kNoIndex;
  if (from && !above.objects.empty() && !above.passive) return above.objects.front();
  return above.subject;
}

}  // namespace detente
