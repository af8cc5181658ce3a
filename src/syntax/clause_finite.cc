#include <algorithm>
#include <utility>

#include "syntax/chunks.h"
#include "syntax/clause_reader.h"
#include "syntax/words.h"

namespace detente {

void ClauseReader::OnVerb(int v) {
  VerbGroup& verb = Verb(v);
  if (verb.form == VerbForm::kFinite && IsReducedRelative(v)) {
    verb.form = VerbForm::kParticiple;
    verb.passive = true;
    verb.tense = Tense::kNone;
  }
  if (verb.form == VerbForm::kFinite && IsSharedBase(v)) return OnSharedBase(v);
  if (verb.form == VerbForm::kFinite) {
    OnFinite(v);
  } else {
    OnNonFinite(v);
  }
  previous_ = kNoIndex;
}

bool ClauseReader::FiniteFollows(int t) const {
  for (int looked = 0; layout_.Has(t) && looked < kMaxLook; ++looked) {
    const int phrase = layout_.PhraseBeginningAt(t);
    if (const int verb = layout_.VerbOf(t); verb != kNoIndex) {
      if (Verb(verb).form == VerbForm::kFinite) return true;
      t = Verb(verb).range.end;
    } else if (phrase != kNoIndex) {
      if (Phrase(phrase).preposition == kNoIndex && !layout_.IsTime(phrase)) return false;
      t = Phrase(phrase).range.end;
    } else if (Tok(t).upos == Upos::kPunct) {
      const int next = layout_.SkipAdverbs(t + 1);
      return Tok(t).form == "," && layout_.IsFiniteAt(next);
    } else if (IsClauseMarker(Tok(t)) ||
               (Tok(t).upos == Upos::kCconj && layout_.VerbOf(t + 1) != kNoIndex)) {
      return false;
    } else {
      ++t;
    }
  }
  return false;
}

bool ClauseReader::IsReducedRelative(int v) {
  const VerbGroup& verb = Verb(v);
  const Token& head = Tok(verb.head);
  if (verb.range.end - verb.range.begin != 1 || head.upos != Upos::kVerb ||
      !IsParticipleForm(head) || head.lower.ends_with("ing")) {
    return false;
  }
  // "weapons Iran sold": the verb of a clause without a pronoun.
  if (Top().relative && Top().marker == kNoIndex && Top().finite == kNoIndex) return false;
  const int next = layout_.SkipAdverbs(verb.range.end);
  if (layout_.IsBarePhraseAt(next)) return false;
  const bool by = layout_.Has(next) && Tok(next).lower == "by" &&
                  layout_.PhraseBeginningAt(next + 1) != kNoIndex;
  const bool opening = verb.range.begin == 0 || Tok(verb.range.begin - 1).upos == Upos::kPunct;
  const Clause& clause = Top();
  if (clause.finite == kNoIndex || clause.pending_comma) {
    if (clause.subject == kNoIndex && !clause.relative) {
      return clause.marker != kNoIndex || opening;
    }
    if (clause.relative && clause.subject == kNoIndex) return false;
    return by || FiniteFollows(next);
  }
  if (conjunction_ == verb.range.begin - 1) return false;
  // "who led the coup resigned": the verb that an outer subject still waits for.
  const int outer = OpenOuter();
  const bool awaited = outer != kNoIndex && Open(outer).subject != kNoIndex;
  if (awaited && (opening || !FiniteFollows(next))) return false;
  if (opening) return by || !TakesClause(head.lemma);
  if (layout_.PhraseEndingAt(verb.range.begin) == kNoIndex) return by;
  const bool said = clause.pending != kNoIndex && TakesClause(layout_.VerbHead(clause.last).lemma);
  return by || !said;
}

bool ClauseReader::IsSharedBase(int v) {
  const VerbGroup& verb = Verb(v);
  const Token& head = Tok(verb.head);
  const Clause& clause = Top();
  if (clause.last == kNoIndex || head.upos != Upos::kVerb || head.lower != head.lemma ||
      verb.range.end - verb.range.begin != 1) {
    return false;
  }
  const VerbGroup& last = Verb(clause.last);
  const int begin = verb.range.begin;
  const bool listed = begin > 0 && Tok(begin - 1).form == "," && !TakesClause(head.lemma) &&
                      OpenOuter() == kNoIndex;
  const bool joined =
      listed || (conjunction_ != kNoIndex && layout_.SkipAdverbs(conjunction_ + 1) == begin);
  const bool base =
      last.form == VerbForm::kInfinitive || !last.modal.empty() || last.tense == Tense::kFuture;
  if (joined && base) return true;
  return !joined && clause.pending != kNoIndex && TakesBareInfinitive(Tok(last.head).lemma) &&
         layout_.PhraseEndingAt(verb.range.begin) == clause.pending;
}

void ClauseReader::OnSharedBase(int v) {
  VerbGroup& verb = Verb(v);
  const int before = Top().last;
  const VerbGroup& last = Verb(before);
  verb.subject_inherited = true;
  const bool beside = layout_.PhraseEndingAt(verb.range.begin) == kNoIndex;
  if (beside) {
    verb.form = last.form;
    verb.tense = last.tense;
    verb.modal = last.modal;
    verb.subject = last.subject;
    verb.governor = last.governor;
    EndVerb(before, verb.range.begin);
  } else {
    verb.form = VerbForm::kInfinitive;
    verb.tense = Tense::kNone;
    verb.subject = Top().pending;
    verb.governor = before;
  }
  Enter(v, verb.range.begin);
}

void ClauseReader::Enter(int v, int begin) {
  Clause& clause = Top();
  VerbGroup& verb = Verb(v);
  verb.clause.begin = begin;
  if (verb.marker == kNoIndex && clause.verbs.empty()) verb.marker = clause.marker;
  clause.last = v;
  if (verb.form == VerbForm::kFinite) clause.finite = v;
  clause.verbs.push_back(v);
  clause.pending = kNoIndex;
  clause.pending_comma = false;
  clause.comma = false;
  previous_ = kNoIndex;
}

int ClauseReader::ClauseBegin(const Clause& clause, int v, int subject) const {
  if (clause.marker != kNoIndex) return clause.marker;
  const int begin = Verb(v).range.begin;
  return subject == kNoIndex ? begin : std::min(begin, Phrase(subject).range.begin);
}

void ClauseReader::EnterMain(int v, int subject) {
  Clause& clause = Top();
  VerbGroup& verb = Verb(v);
  verb.subject = subject;
  if (verb.governor == kNoIndex) verb.governor = clause.governor;
  for (int waiting : std::exchange(clause.waiting, {})) {
    VerbGroup& early = Verb(waiting);
    if (early.governor == kNoIndex) early.governor = v;
    if (early.subject == kNoIndex && early.form != VerbForm::kFinite &&
        early.form != VerbForm::kInfinitive) {
      early.subject = subject;
      early.subject_inherited = true;
    }
  }
  const int begin = ClauseBegin(clause, v, subject);
  for (int early : clause.verbs) {
    EndVerb(early, Verb(early).range.begin < begin ? begin : verb.range.begin);
  }
  Enter(v, begin);
}

int ClauseReader::SubjectOf(const Clause& clause) const {
  if (clause.subject != kNoIndex) return clause.subject;
  return clause.relative ? clause.antecedent : kNoIndex;
}

void ClauseReader::OnFinite(int v) {
  FixTense(v);
  if (Top().finite == kNoIndex && Top().pending == kNoIndex) return OnFirstFinite(v);
  const bool joined =
      conjunction_ != kNoIndex && layout_.SkipAdverbs(conjunction_ + 1) == Verb(v).range.begin;
  if (Top().pending != kNoIndex && !joined && !IsInverted(v)) return OnFiniteAfterPending(v);
  const int outer = OpenOuter();
  if (IsInverted(v)) return OnInverted(v);
  if (outer != kNoIndex && !joined) {
    CloseTo(outer, Verb(v).range.begin);
    return EnterMain(v, SubjectOf(Top()));
  }
  OnCoordinated(v);
}

void ClauseReader::OnFirstFinite(int v) {
  if (SubjectOf(Top()) == kNoIndex && IsInverted(v)) return OnInverted(v);
  EnterMain(v, SubjectOf(Top()));
  if (after_quote_ && stack_.size() == 1) Govern(v);  // `"...," X said`
  after_quote_ = false;
}

void ClauseReader::OnFiniteAfterPending(int v) {
  const int subject = Top().pending;
  const int begin = Phrase(subject).range.begin;
  if (Top().pending_comma || Top().finite == kNoIndex) {
    const int outer = OpenOuter();
    if (outer != kNoIndex) {
      CutArguments(Top().last, begin);
      CloseTo(outer, begin);
      return EnterMain(
          v, Top().subject == kNoIndex || layout_.IsTime(Top().subject) ? subject : Top().subject);
    }
    if (Top().finite == kNoIndex)
      return EnterMain(v, Top().subject == kNoIndex ? subject : Top().subject);
    return OnAttribution(v, subject);
  }
  const bool coordinate = conjunction_ != kNoIndex && conjunction_ < begin &&
                          layout_.SkipAdverbs(conjunction_ + 1) == begin;
  const int outer = OpenOuter();
  if (outer != kNoIndex && !coordinate && !TakesClause(layout_.VerbHead(Top().last).lemma)) {
    CloseTo(outer, Verb(v).range.begin);
    return EnterMain(v, SubjectOf(Top()));
  }
  if (coordinate) return OnCoordinateClause(v, subject);
  CutArguments(Top().last, begin);
  const int governor = Top().last;
  Clause& inner = Push(begin, kNoIndex);
  inner.governor = governor;
  inner.subject = subject;
  EnterMain(v, subject);
}

void ClauseReader::CutArguments(int verb, int begin) const {
  if (verb == kNoIndex) return;
  const auto later = [&](int p) { return Phrase(p).range.begin >= begin; };
  std::erase_if(Verb(verb).objects, later);
  std::erase_if(Verb(verb).obliques, later);
}

void ClauseReader::OnCoordinateClause(int v, int subject) {
  const int begin = Phrase(subject).range.begin;
  const Clause before = Top();
  CutArguments(before.last, begin);
  if (stack_.size() > 1) {
    const int governor = before.governor;
    Close(begin);
    Clause& clause = Push(begin, kNoIndex);
    clause.governor = governor;
    clause.subject = subject;
    return EnterMain(v, subject);
  }
  Restart(begin);
  Top().subject = subject;
  EnterMain(v, subject);
}

void ClauseReader::OnAttribution(int v, int subject) {
  const int begin = Phrase(subject).range.begin;
  CutArguments(Top().last, begin);
  Restart(begin);
  Top().subject = subject;
  EnterMain(v, subject);
  Govern(v);
}

void ClauseReader::Govern(int v) {
  if (previous_main_ == kNoIndex || previous_main_ == v ||
      !TakesClause(layout_.VerbHead(v).lemma)) {
    return;
  }
  if (Verb(previous_main_).governor == kNoIndex) Verb(previous_main_).governor = v;
}

bool ClauseReader::IsInverted(int v) const {
  const VerbGroup& verb = Verb(v);
  if (verb.range.begin == 0 || Tok(verb.range.begin - 1).upos != Upos::kPunct) return false;
  return TakesClause(layout_.VerbHead(v).lemma) && layout_.IsBarePhraseAt(verb.range.end);
}

void ClauseReader::OnInverted(int v) {
  const int begin = Verb(v).range.begin;
  const int subject = layout_.PhraseBeginningAt(layout_.SkipAdverbs(Verb(v).range.end));
  Restart(begin);
  EnterMain(v, subject);
  Govern(v);
  Top().subject = subject;
  inverted_ = subject;
}

void ClauseReader::OnCoordinated(int v) {
  Clause& clause = Top();
  const int before = clause.finite;
  VerbGroup& verb = Verb(v);
  if (before == kNoIndex) return EnterMain(v, SubjectOf(clause));
  verb.subject = Verb(before).subject;
  verb.subject_inherited = true;
  verb.governor = Verb(before).governor;
  verb.marker = Verb(before).marker;
  const bool joined = conjunction_ != kNoIndex && conjunction_ < verb.range.begin;
  EndVerb(before, joined ? std::max(conjunction_, Verb(before).range.end) : verb.range.begin);
  Enter(v, verb.range.begin);
}

void ClauseReader::FixTense(int v) {
  VerbGroup& verb = Verb(v);
  const Token& head = Tok(verb.head);
  const int subject = layout_.PhraseEndingAt(verb.range.begin);
  if (verb.range.end - verb.range.begin != 1 || head.lower != head.lemma || subject == kNoIndex ||
      head.upos != Upos::kVerb || !HasPastAlike(head.lemma)) {
    return;
  }
  const Token& noun = layout_.HeadOf(subject);
  const bool third = noun.lower == "he" || noun.lower == "she" || noun.lower == "it" ||
                     noun.upos == Upos::kPropn ||
                     (noun.upos == Upos::kNoun && noun.lemma == noun.lower);
  if (third && Phrase(subject).conjoined == kNoIndex && !IsListPart(subject)) {
    verb.tense = Tense::kPast;
  }
}

}  // namespace detente
