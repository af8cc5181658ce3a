#include "syntax/clause_mend.h"

#include <algorithm>

#include "syntax/words.h"

namespace detente {

void ClauseMender::Mend(int t) {
  MendRelative(t);
  MendSpeech(t);
  MendSubjectTail(t);
  MendApposedSubject(t);
  MendSharedClause(t);
  MendBareConjunct(t);
  MendNumber(t);
  MendState(t);
}

void ClauseMender::MendRelative(int verb) {
  const int noun = Parent(verb);
  const int that = noun + 1;
  if (Relation(verb) != Deprel::kAcl || noun < 0 || that >= verb) return;
  const bool whole = Tok(that).lower == "that" && Parent(that) == verb &&
                     Child(verb, Deprel::kNsubj) > that && Tok(noun).upos == Upos::kNoun;
  if (!whole || TakesThatClause(Tok(noun).lemma)) return;
  for (Deprel object : {Deprel::kObj, Deprel::kCcomp, Deprel::kXcomp, Deprel::kCop}) {
    if (Child(verb, object) >= 0) return;
  }
  Hang(verb, noun, Deprel::kAclRelcl);
}

void ClauseMender::MendSpeech(int t) {
  const int first = Parent(t);
  if (Relation(t) != Deprel::kConj || first < 0 || Relation(first) != Deprel::kCcomp) return;
  const int said = Parent(first);
  if (said < 0 || said > first || !IsSpeechVerb(Tok(t).lemma) || !IsSpeechVerb(Tok(said).lemma) ||
      IsSpeechVerb(Tok(first).lemma)) {
    return;
  }
  const bool own = Child(t, Deprel::kNsubj) >= 0 || Child(t, Deprel::kNsubjPass) >= 0 ||
                   Child(t, Deprel::kAux) >= 0 || Child(t, Deprel::kMark) >= 0;
  if (!own && Child(t, Deprel::kCcomp) >= 0) Hang(t, said, Deprel::kConj);
}

int ClauseMender::PrepositionBefore(int t) const {
  int first = t;
  while (first > 0 && Parent(first - 1) == t && Tok(first - 1).upos != Upos::kAdp) --first;
  const int before = first - 1;
  return before >= 0 && Tok(before).upos == Upos::kAdp && Parent(before) >= first ? before : -1;
}

void ClauseMender::MendSubjectTail(int t) {
  const int verb = Parent(t);
  const bool tail = IsSubject(Relation(t)) || Relation(t) == Deprel::kObl;
  if (!tail || verb < t || !IsNoun(Tok(t))) return;
  int preposition = Child(t, Deprel::kCase);
  if (preposition < 0) preposition = PrepositionBefore(t);
  if (preposition < 1 || preposition > t || !IsNoun(Tok(preposition - 1))) return;
  const int subject = TopBelow(preposition - 1, verb, verb);
  if (subject < 0 || subject == t || !IsSubject(Relation(subject))) return;
  Hang(preposition, t, Deprel::kCase);
  Hang(t, preposition - 1, Deprel::kNmod);
}

int ClauseMender::SubjectAt(int verb, int begin) const {
  for (int t = begin; t < verb; ++t) {
    const bool subject = Relation(t) == Deprel::kNsubj && Parent(t) == verb;
    if (subject && BeginOf(t) == begin) return t;
  }
  return -1;
}

bool ClauseMender::HasApposition(int name) const {
  if (Child(name, Deprel::kAppos) >= 0) return true;
  for (int t = name + 1; t < Size() && Parent(t) == name && Relation(t) == Deprel::kFlat; ++t) {
    if (Child(t, Deprel::kAppos) >= 0) return true;
  }
  return false;
}

void ClauseMender::MendApposedSubject(int verb) {
  const int name = Parent(verb);
  if (Relation(verb) != Deprel::kParataxis || name < 0 || name > verb ||
      Relation(name) != Deprel::kRoot || !IsNoun(Tok(name)) || Tok(verb).upos != Upos::kVerb) {
    return;
  }
  if (!IsFinite(verb) || HasSubject(verb) || !HasApposition(name) || !StandsForClause(name) ||
      BeginOf(verb) < 1 || Tok(BeginOf(verb) - 1).form != ",") {
    return;
  }
  Hang(verb, -1, Deprel::kRoot);
  Hang(name, verb, Deprel::kNsubj);
}

void ClauseMender::MendSharedClause(int verb) {
  const int said = Parent(verb);
  if (Relation(verb) != Deprel::kConj || said < 0 || said > verb || !IsFinite(verb) ||
      !SaysClauseOnly(Tok(said).lemma)) {
    return;
  }
  const int joint = Child(verb, Deprel::kCc);
  const int second = SubjectAt(verb, joint + 1);
  int first = Child(said, Deprel::kObj);
  if (first < 0) first = Child(verb, Deprel::kNsubj);
  if (first < said || joint < first || second < 0) return;
  if (Tok(first).upos != Upos::kPropn && Tok(first).upos != Upos::kPron) return;
  Hang(verb, said, Deprel::kCcomp);
  Hang(first, verb, Deprel::kNsubj);
  Hang(second, first, Deprel::kConj);
  Hang(joint, second, Deprel::kCc);
}

void ClauseMender::MendBareConjunct(int t) {
  const int first = Parent(t);
  const bool bare = Tok(t).xpos == Xpos::kVb || Tok(t).xpos == Xpos::kVbp;
  if (Relation(t) != Deprel::kConj || first < 0 || first > t || !bare || HasSubject(t) ||
      Child(t, Deprel::kAux) >= 0 || Child(t, Deprel::kMark) >= 0 ||
      (Tok(first).xpos != Xpos::kVbd && Tok(first).xpos != Xpos::kVbz)) {
    return;
  }
  for (int infinitive = t - 1; infinitive > first; --infinitive) {
    const int to = Child(infinitive, Deprel::kMark);
    if (Tok(infinitive).xpos != Xpos::kVb || to < 0 || Tok(to).lower != "to") continue;
    return Hang(t, infinitive, Deprel::kConj);
  }
}

int ClauseMender::SubjectOf(int verb) const { return Child(verb, Deprel::kNsubj); }

bool ClauseMender::IsPlural(int noun) const {
  return Tok(noun).xpos == Xpos::kNns || Tok(noun).xpos == Xpos::kNnps ||
         Tok(noun).lower == "they" || Child(noun, Deprel::kConj) >= 0;
}

bool ClauseMender::IsSingular(int noun) const {
  const bool tag = Tok(noun).xpos == Xpos::kNn || Tok(noun).xpos == Xpos::kNnp;
  const std::string& word = Tok(noun).lower;
  const bool pronoun = word == "he" || word == "she" || word == "it";
  return pronoun || (tag && Child(noun, Deprel::kConj) < 0);
}

bool ClauseMender::IsPluralVerb(int verb) const {
  const int aux = std::max(Child(verb, Deprel::kAux), Child(verb, Deprel::kAuxPass));
  const std::string& word = Tok(aux >= 0 ? aux : verb).lower;
  return word == "are" || word == "have" || word == "were";
}

void ClauseMender::MendNumber(int verb) {
  const int first = Parent(verb);
  if (Relation(verb) != Deprel::kConj || first < 0 || Relation(first) != Deprel::kCcomp) return;
  const int said = Parent(first);
  if (said < 0 || HasSubject(verb) || !IsPluralVerb(verb)) return;
  const int near = std::max(SubjectOf(first), Child(first, Deprel::kNsubjPass));
  const int far = SubjectOf(said);
  if (near >= 0 && far >= 0 && IsSingular(near) && IsPlural(far)) {
    Hang(verb, said, Deprel::kConj);
  }
}

void ClauseMender::MendState(int verb) {
  const int being = Child(verb, Deprel::kAuxPass);
  if (Relation(verb) != Deprel::kAdvcl || being < 0 || Tok(being).lower != "being" ||
      Child(verb, Deprel::kMark) >= 0) {
    return;
  }
  int noun = BeginOf(verb) - 1;
  if (noun < 0 || !IsNoun(Tok(noun))) return;
  while (Parent(noun) > Parent(verb) && IsNoun(Tok(Parent(noun))) && Parent(noun) < verb) {
    noun = Parent(noun);
  }
  Hang(verb, noun, Deprel::kAcl);
}

}  // namespace detente
