#include <utility>

#include "syntax/clause_reader.h"
#include "syntax/words.h"

namespace detente {

ClauseReader::ClauseReader(const Layout& layout)
    : layout_(layout), listed_(layout.phrase_count(), false) {
  Push(0, kNoIndex);
}

void ClauseReader::Read() {
  for (int t = 0; t < layout_.size();) {
    if (const int verb = layout_.VerbOf(t); verb != kNoIndex) {
      OnVerb(verb);
      t = Verb(verb).range.end;
    } else if (const int phrase = layout_.PhraseBeginningAt(t); phrase != kNoIndex) {
      OnPhrase(phrase);
      t = Phrase(phrase).range.end;
    } else {
      OnToken(t);
      ++t;
    }
  }
  while (!stack_.empty()) Close(layout_.size());
}

Clause& ClauseReader::Push(int begin, int marker) {
  Clause clause;
  clause.begin = begin;
  clause.marker = marker;
  stack_.push_back(std::move(clause));
  return stack_.back();
}

int ClauseReader::Trimmed(int begin, int end) const {
  while (end > begin + 1 &&
         (Tok(end - 1).upos == Upos::kPunct || (Tok(end - 1).upos == Upos::kCconj))) {
    --end;
  }
  return end;
}

void ClauseReader::EndVerb(int verb, int end) const {
  TokenRange& range = Verb(verb).clause;
  if (range.end == 0) range.end = Trimmed(range.begin, end);
}

void ClauseReader::Close(int end) {
  Clause clause = std::move(stack_.back());
  stack_.pop_back();
  for (int verb : clause.verbs) EndVerb(verb, end);
  if (stack_.empty()) return;
  // What opened before the main verb waits for it: "If X does, Y will".
  if (clause.finite != kNoIndex && !clause.relative && Verb(clause.finite).governor == kNoIndex &&
      clause.marker != kNoIndex) {
    for (int verb : clause.verbs) {
      if (Verb(verb).form == VerbForm::kFinite) Top().waiting.push_back(verb);
    }
  }
}

int ClauseReader::MainVerb() const {
  for (const Clause& clause : stack_) {
    for (int verb : clause.verbs) {
      if (Verb(verb).form == VerbForm::kFinite && !clause.relative) return verb;
    }
  }
  return kNoIndex;
}

void ClauseReader::Restart(int t) {
  if (const int main = MainVerb(); main != kNoIndex) previous_main_ = main;
  while (!stack_.empty()) Close(t);
  Push(t, kNoIndex);
}

int ClauseReader::OpenOuter() const {
  for (int i = static_cast<int>(stack_.size()) - 2; i >= 0; --i) {
    const Clause& clause = stack_[static_cast<size_t>(i)];
    if (clause.finite == kNoIndex && (clause.subject != kNoIndex || i == 0)) return i;
  }
  return kNoIndex;
}

void ClauseReader::CloseTo(int depth, int t) {
  while (static_cast<int>(stack_.size()) > depth + 1) Close(t);
}

void ClauseReader::OnToken(int t) {
  const Token& token = Tok(t);
  if (IsQuote(token)) return OnQuote(t);
  if (token.form == ";") return Restart(t + 1);
  if (token.form == ":") return OnColon(t);
  if (token.upos == Upos::kPunct && token.form != "-") {
    Top().comma = true;
    return;
  }
  if (token.upos == Upos::kCconj) {
    conjunction_ = t;
    return;
  }
  if (IsMarker(t)) OnMarker(t);
}

// "X said: Y will": what was said hangs on the verb.
void ClauseReader::OnColon(int t) {
  const int before = Top().finite;
  Restart(t + 1);
  if (before != kNoIndex && TakesClause(layout_.VerbHead(before).lemma)) Top().governor = before;
}

void ClauseReader::OnQuote(int t) {
  quote_open_ = !quote_open_;
  if (t == 0 || Tok(t - 1).upos != Upos::kPunct || IsQuote(Tok(t - 1))) return;
  const bool opening = quote_open_ && Tok(t - 1).form == ",";
  if (opening && Top().last != kNoIndex) {
    const int governor = Top().last;
    Push(t + 1, kNoIndex).governor = governor;
    return;
  }
  if (quote_open_) return;
  Restart(t + 1);
  after_quote_ = true;
}

bool ClauseReader::IsMarker(int t) const {
  if (layout_.Has(t + 1) && Tok(t + 1).lower == "of") return false;  // "because of"
  if (IsClauseMarker(Tok(t))) return true;
  if (!MayOpenClause(Tok(t))) return false;
  const Clause& clause = Top();
  const bool subject_waits = clause.subject != kNoIndex && clause.finite == kNoIndex &&
                             clause.last == kNoIndex && !clause.comma;
  if (subject_waits && !layout_.IsTime(clause.subject)) return false;
  const int next = layout_.SkipAdverbs(t + 1);
  const int phrase = layout_.PhraseBeginningAt(next);
  return phrase != kNoIndex && layout_.IsFiniteAt(layout_.SkipModifiers(next));
}

int ClauseReader::Antecedent(int t) const {
  int end = t;
  if (end > 0 && Tok(end - 1).upos == Upos::kAdp) --end;
  if (end > 0 && Tok(end - 1).form == ",") --end;
  const int phrase = layout_.PhraseEndingAt(end);
  // "defeats in recent months that": time is no antecedent where there is another.
  if (phrase == kNoIndex || !layout_.IsTime(phrase) || Phrase(phrase).preposition == kNoIndex) {
    return phrase;
  }
  const int outer = layout_.PhraseEndingAt(Phrase(phrase).preposition);
  return outer == kNoIndex ? phrase : outer;
}

void ClauseReader::OnMarker(int t) {
  const Token& token = Tok(t);
  const bool that = token.lower == "that";
  const bool before_verb = layout_.VerbOf(layout_.SkipAdverbs(t + 1)) != kNoIndex;
  int antecedent = Antecedent(t);
  const bool relative = antecedent != kNoIndex && ((IsWhPronoun(token) && token.lower != "what") ||
                                                   token.lower == "where" || (that && before_verb));
  if (!relative) antecedent = kNoIndex;
  // "said that X and that Y": the second is beside the first.
  if (Top().marker != kNoIndex && Top().finite != kNoIndex && stack_.size() > 1 &&
      (conjunction_ == t - 1 || (Top().comma && !relative))) {
    Close(t);
  }
  const int governor = relative ? kNoIndex : Top().last;
  if (!relative && Top().last != kNoIndex) Top().pending = kNoIndex;
  Clause& clause = Push(t, t);
  clause.relative = relative;
  clause.antecedent = antecedent;
  clause.governor = governor;
}

void ClauseReader::OnPhrase(int p) {
  if (Tok(Phrase(p).range.begin).lower == "whose") OnMarker(Phrase(p).range.begin);
  FixPreposition(p);
  MarkListed(p);
  Attach(p);
  Clause& clause = Top();
  const bool listed = IsListPart(p);
  if (Phrase(p).preposition != kNoIndex) {
    if (clause.last != kNoIndex) AddOblique(clause.last, p);
  } else if (listed) {
    AddListed(p);
  } else if (clause.finite == kNoIndex && (clause.last == kNoIndex || clause.comma)) {
    OnSubject(p);
  } else {
    OnAfterVerb(p);
  }
  previous_ = p;
}

void ClauseReader::FixPreposition(int p) const {
  const int t = Phrase(p).range.begin - 1;
  if (t < 0 || layout_.VerbOf(t) != kNoIndex || !MayOpenClause(Tok(t))) return;
  if (Top().marker == t) {
    Phrase(p).preposition = kNoIndex;
  } else if (Tok(t).upos == Upos::kSconj) {
    Phrase(p).preposition = t;
  }
}

void ClauseReader::MarkListed(int p) {
  if (Phrase(p).conjoined != kNoIndex) listed_[static_cast<size_t>(Phrase(p).conjoined)] = true;
}

void ClauseReader::AddOblique(int verb, int p) {
  VerbGroup& group = Verb(verb);
  group.obliques.push_back(p);
  const bool by = Tok(Phrase(p).preposition).lower == "by";
  if (by && group.passive && group.agent == kNoIndex && !layout_.IsTime(p) &&
      layout_.HeadOf(p).upos != Upos::kNum) {
    group.agent = p;
    Phrase(p).governor = group.head;
  }
}

void ClauseReader::AddListed(int p) {
  if (Top().last == kNoIndex) return;
  std::vector<int>& objects = Verb(Top().last).objects;
  if (!objects.empty() && Phrase(objects.back()).conjoined == p) objects.push_back(p);
}

void ClauseReader::Attach(int p) const {
  NounPhrase& phrase = Phrase(p);
  if (phrase.preposition == kNoIndex) return;
  int before = phrase.preposition;
  while (before > 0 && Tok(before - 1).upos == Upos::kAdv &&
         layout_.VerbOf(before - 1) == kNoIndex) {
    --before;
  }
  const int noun = layout_.PhraseEndingAt(before);
  const int last = Top().last;
  const bool adverbial = layout_.IsTime(p) || IsAdverbialPreposition(Tok(phrase.preposition));
  if (noun != kNoIndex && (!adverbial || last == kNoIndex)) {
    phrase.governor = NounGovernor(noun, phrase.preposition);
  } else if (last != kNoIndex) {
    phrase.governor = Verb(last).head;
  }
}

int ClauseReader::NounGovernor(int noun, int preposition) const {
  const NounPhrase& phrase = Phrase(noun);
  if (Tok(preposition).lower == "of") return phrase.head;
  const int last = Top().last;
  const bool agent = last != kNoIndex && Verb(last).agent == noun;
  const bool bare_name =
      layout_.HeadOf(noun).upos == Upos::kPropn && Tok(phrase.range.begin).upos != Upos::kDet;
  if (!agent && !bare_name && !layout_.IsTime(noun) && !phrase.pronoun) return phrase.head;
  if (phrase.governor != kNoIndex) return phrase.governor;
  return last == kNoIndex ? phrase.head : Verb(last).head;
}

void ClauseReader::OnSubject(int p) {
  Clause& clause = Top();
  const bool weak = clause.subject == kNoIndex || layout_.IsTime(clause.subject);
  const bool adjacent = previous_ != kNoIndex && clause.subject != kNoIndex &&
                        Phrase(previous_).range.end == Phrase(p).range.begin;
  if (weak && !(layout_.IsTime(p) && clause.subject != kNoIndex)) {
    clause.subject = p;
    return;
  }
  // "the sanctions Peru imposed have": a relative clause without a pronoun.
  if (adjacent && !layout_.IsTime(p) &&
      layout_.IsFiniteAt(layout_.SkipModifiers(Phrase(p).range.begin))) {
    const int antecedent = previous_;
    Clause& inner = Push(Phrase(p).range.begin, kNoIndex);
    inner.relative = true;
    inner.antecedent = antecedent;
    inner.subject = p;
  }
}

void ClauseReader::OnAfterVerb(int p) {
  Clause& clause = Top();
  const bool time = layout_.IsTime(p);
  if (!time && p != inverted_) {
    clause.pending = p;
    clause.pending_comma = clause.comma;
  }
  if (clause.comma || clause.last == kNoIndex || p == inverted_) return;
  VerbGroup& verb = Verb(clause.last);
  const bool at_verb =
      layout_.SkipAdverbs(verb.range.end) == Phrase(p).range.begin || ParticleBefore(verb, p);
  const bool beside = previous_ != kNoIndex &&
                      Phrase(previous_).range.end == Phrase(p).range.begin &&
                      !verb.objects.empty() && verb.objects.back() == previous_;
  if (time ? !at_verb || Tok(verb.head).lemma != "be" : verb.passive && !at_verb) return;
  if (verb.objects.empty() || beside) verb.objects.push_back(p);
}

bool ClauseReader::ParticleBefore(const VerbGroup& verb, int p) const {
  return Phrase(p).range.begin == verb.range.end + 1 && Tok(verb.range.end).upos == Upos::kAdp;
}

void FindClauses(const Layout& layout) { ClauseReader(layout).Read(); }

}  // namespace detente
