#include <algorithm>
#include <utility>

#include "syntax/chunks.h"
#include "syntax/layout.h"
#include "syntax/words.h"

namespace detente {
namespace {

// A clause while it is read.
struct Clause {
  int begin = 0;
  int marker = kNoIndex;
  bool relative = false;
  int antecedent = kNoIndex;   // phrase
  int governor = kNoIndex;     // verb group
  int subject = kNoIndex;      // phrase that stands before the verb
  int finite = kNoIndex;       // last finite verb
  int last = kNoIndex;         // last verb of any form
  int pending = kNoIndex;      // last bare phrase after the last verb
  bool pending_comma = false;  // a comma stands before it
  bool comma = false;          // since the last verb
  std::vector<int> verbs;
  std::vector<int> waiting;  // verbs before the finite verb that take its subject or governor
};

class ClauseReader {
 public:
  explicit ClauseReader(const Layout& layout)
      : layout_(layout), listed_(layout.phrase_count(), false) {
    Open(0, kNoIndex);
  }

  void Read() {
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

 private:
  NounPhrase& Phrase(int p) const { return layout_.Phrase(p); }
  VerbGroup& Verb(int v) const { return layout_.Verb(v); }
  const Token& Tok(int t) const { return layout_.Tok(t); }
  Clause& Top() { return stack_.back(); }

  // -------------------------------------------------------------- the stack

  Clause& Open(int begin, int marker) {
    Clause clause;
    clause.begin = begin;
    clause.marker = marker;
    stack_.push_back(std::move(clause));
    return stack_.back();
  }

  int Trimmed(int begin, int end) const {
    while (end > begin + 1 &&
           (Tok(end - 1).upos == Upos::kPunct || (Tok(end - 1).upos == Upos::kCconj))) {
      --end;
    }
    return end;
  }

  void EndVerb(int verb, int end) const {
    TokenRange& range = Verb(verb).clause;
    if (range.end == 0) range.end = Trimmed(range.begin, end);
  }

  void Close(int end) {
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

  // The verb that says what the sentence up to here says: the first finite one at the bottom.
  int MainVerb() const {
    for (const Clause& clause : stack_) {
      for (int verb : clause.verbs) {
        if (Verb(verb).form == VerbForm::kFinite && !clause.relative) return verb;
      }
    }
    return kNoIndex;
  }

  // Back to one fresh clause at the bottom.
  void Restart(int t) {
    if (const int main = MainVerb(); main != kNoIndex) previous_main_ = main;
    while (!stack_.empty()) Close(t);
    Open(t, kNoIndex);
  }

  // The innermost clause below the top that still lacks its verb; kNoIndex if none.
  int OpenOuter() const {
    for (int i = static_cast<int>(stack_.size()) - 2; i >= 0; --i) {
      const Clause& clause = stack_[static_cast<size_t>(i)];
      if (clause.finite == kNoIndex && (clause.subject != kNoIndex || i == 0)) return i;
    }
    return kNoIndex;
  }

  void CloseTo(int depth, int t) {
    while (static_cast<int>(stack_.size()) > depth + 1) Close(t);
  }

  // -------------------------------------------------------------- other tokens

  void OnToken(int t) {
    const Token& token = Tok(t);
    if (IsQuote(token)) return OnQuote(t);
    if (token.form == ";" || (token.form == ":" && t + 1 < layout_.size())) return Restart(t + 1);
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

  void OnQuote(int t) {
    quote_open_ = !quote_open_;
    if (t == 0 || Tok(t - 1).upos != Upos::kPunct || IsQuote(Tok(t - 1))) return;
    const bool opening = quote_open_ && (Tok(t - 1).form == "," || Tok(t - 1).form == ":");
    if (opening && Top().last != kNoIndex) {
      const int governor = Top().last;
      Open(t + 1, kNoIndex).governor = governor;
      return;
    }
    if (quote_open_) return;
    Restart(t + 1);
    after_quote_ = true;
  }

  bool IsMarker(int t) const {
    if (layout_.Has(t + 1) && Tok(t + 1).lower == "of") return false;  // "because of"
    if (IsClauseMarker(Tok(t))) return true;
    if (!MayOpenClause(Tok(t))) return false;
    const Clause& clause = Top_();
    const bool subject_waits = clause.subject != kNoIndex && clause.finite == kNoIndex &&
                               clause.last == kNoIndex && !clause.comma;
    if (subject_waits && !layout_.IsTime(clause.subject)) return false;
    const int next = layout_.SkipAdverbs(t + 1);
    const int phrase = layout_.PhraseBeginningAt(next);
    return phrase != kNoIndex && layout_.IsFiniteAt(layout_.SkipModifiers(next));
  }

  // The phrase that a relative pronoun at t stands for.
  int Antecedent(int t) const {
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

  void OnMarker(int t) {
    const Token& token = Tok(t);
    const bool that = token.lower == "that";
    const bool before_verb = layout_.VerbOf(layout_.SkipAdverbs(t + 1)) != kNoIndex;
    int antecedent = Antecedent(t);
    const bool relative =
        antecedent != kNoIndex && ((IsWhPronoun(token) && token.lower != "what") ||
                                   token.lower == "where" || (that && before_verb));
    if (!relative) antecedent = kNoIndex;
    // "said that X and that Y": the second is beside the first.
    if (Top().marker != kNoIndex && Top().finite != kNoIndex && stack_.size() > 1 &&
        (conjunction_ == t - 1 || (Top().comma && !relative))) {
      Close(t);
    }
    const int governor = relative ? kNoIndex : Top().last;
    if (!relative && Top().last != kNoIndex) Top().pending = kNoIndex;
    Clause& clause = Open(t, t);
    clause.relative = relative;
    clause.antecedent = antecedent;
    clause.governor = governor;
  }

  // -------------------------------------------------------------- phrases

  bool IsListPart(int p) const { return listed_[static_cast<size_t>(p)]; }

  void OnPhrase(int p) {
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

  // "after X attacked": what looks like a preposition has opened a clause; "since February" has
  // not.
  void FixPreposition(int p) const {
    const int t = Phrase(p).range.begin - 1;
    if (t < 0 || layout_.VerbOf(t) != kNoIndex || !MayOpenClause(Tok(t))) return;
    if (Top_().marker == t) {
      Phrase(p).preposition = kNoIndex;
    } else if (Tok(t).upos == Upos::kSconj) {
      Phrase(p).preposition = t;
    }
  }
  const Clause& Top_() const { return stack_.back(); }

  void MarkListed(int p) {
    if (Phrase(p).conjoined != kNoIndex) listed_[static_cast<size_t>(Phrase(p).conjoined)] = true;
  }

  void AddOblique(int verb, int p) {
    VerbGroup& group = Verb(verb);
    group.obliques.push_back(p);
    const bool by = Tok(Phrase(p).preposition).lower == "by";
    if (by && group.passive && group.agent == kNoIndex && !layout_.IsTime(p) &&
        layout_.HeadOf(p).upos != Upos::kNum) {
      group.agent = p;
      Phrase(p).governor = group.head;
    }
  }

  // A later part of a list stands where its first part stands.
  void AddListed(int p) {
    if (Top().last == kNoIndex) return;
    std::vector<int>& objects = Verb(Top().last).objects;
    if (!objects.empty() && Phrase(objects.back()).conjoined == p) objects.push_back(p);
  }

  // The token a preposition hangs on: the nearest noun, or the verb.
  void Attach(int p) const {
    NounPhrase& phrase = Phrase(p);
    if (phrase.preposition == kNoIndex) return;
    int before = phrase.preposition;
    while (before > 0 && Tok(before - 1).upos == Upos::kAdv &&
           layout_.VerbOf(before - 1) == kNoIndex) {
      --before;
    }
    const int noun = layout_.PhraseEndingAt(before);
    const int last = Top_().last;
    const bool adverbial = layout_.IsTime(p) || IsAdverbialPreposition(Tok(phrase.preposition));
    if (noun != kNoIndex && (!adverbial || last == kNoIndex)) {
      phrase.governor = NounGovernor(noun, phrase.preposition);
    } else if (last != kNoIndex) {
      phrase.governor = Verb(last).head;
    }
  }

  // Names and pronouns have no complements but "of" and places: look past them.
  int NounGovernor(int noun, int preposition) const {
    const std::string& word = Tok(preposition).lower;
    const bool light =
        layout_.IsTime(noun) || layout_.HeadOf(noun).upos == Upos::kPropn || Phrase(noun).pronoun;
    if (word != "of" && light && Phrase(noun).governor != kNoIndex) {
      return Phrase(noun).governor;
    }
    return Phrase(noun).head;
  }

  void OnSubject(int p) {
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
      Clause& inner = Open(Phrase(p).range.begin, kNoIndex);
      inner.relative = true;
      inner.antecedent = antecedent;
      inner.subject = p;
    }
  }

  void OnAfterVerb(int p) {
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

  bool ParticleBefore(const VerbGroup& verb, int p) const {
    return Phrase(p).range.begin == verb.range.end + 1 && Tok(verb.range.end).upos == Upos::kAdp;
  }

  // -------------------------------------------------------------- verbs

  void OnVerb(int v) {
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

  // Whether the clause goes on to a finite verb of its own, past modifiers and one comma.
  bool FiniteFollows(int t) const {
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

  bool IsReducedRelative(int v) {
    const VerbGroup& verb = Verb(v);
    const Token& head = Tok(verb.head);
    if (verb.range.end - verb.range.begin != 1 || head.upos != Upos::kVerb ||
        !IsParticipleForm(head) || head.lower.ends_with("ing")) {
      return false;
    }
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
    if (opening && OpenOuter() != kNoIndex) return false;
    if (opening) return by || !TakesClause(head.lemma);
    if (layout_.PhraseEndingAt(verb.range.begin) == kNoIndex) return by;
    const bool said =
        clause.pending != kNoIndex && TakesClause(layout_.VerbHead(clause.last).lemma);
    return by || !said;
  }

  // "to hold talks and sign": a base form after "and" goes with the infinitive or modal before it.
  bool IsSharedBase(int v) {
    const VerbGroup& verb = Verb(v);
    const Token& head = Tok(verb.head);
    const Clause& clause = Top();
    if (clause.last == kNoIndex || head.upos != Upos::kVerb || head.lower != head.lemma ||
        verb.range.end - verb.range.begin != 1) {
      return false;
    }
    const VerbGroup& last = Verb(clause.last);
    const bool joined =
        conjunction_ != kNoIndex && layout_.SkipAdverbs(conjunction_ + 1) == verb.range.begin;
    const bool base =
        last.form == VerbForm::kInfinitive || !last.modal.empty() || last.tense == Tense::kFuture;
    if (joined && base) return true;
    return !joined && clause.pending != kNoIndex && TakesBareInfinitive(Tok(last.head).lemma) &&
           layout_.PhraseEndingAt(verb.range.begin) == clause.pending;
  }

  void OnSharedBase(int v) {
    VerbGroup& verb = Verb(v);
    const int before = Top().last;
    const VerbGroup& last = Verb(before);
    verb.subject_inherited = true;
    if (conjunction_ != kNoIndex && layout_.SkipAdverbs(conjunction_ + 1) == verb.range.begin) {
      verb.form = last.form;
      verb.tense = last.tense;
      verb.modal = last.modal;
      verb.subject = last.subject;
      verb.governor = last.governor;
      EndVerb(before, conjunction_);
    } else {
      verb.form = VerbForm::kInfinitive;
      verb.tense = Tense::kNone;
      verb.subject = Top().pending;
      verb.governor = before;
    }
    Enter(v, verb.range.begin);
  }

  // Puts a verb into the top clause.
  void Enter(int v, int begin) {
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

  int ClauseBegin(const Clause& clause, int v, int subject) const {
    if (clause.marker != kNoIndex) return clause.marker;
    const int begin = Verb(v).range.begin;
    return subject == kNoIndex ? begin : std::min(begin, Phrase(subject).range.begin);
  }

  // The main verb of a clause: gives what waits for it a subject and a governor.
  void EnterMain(int v, int subject) {
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

  int SubjectOf(const Clause& clause) const {
    if (clause.subject != kNoIndex) return clause.subject;
    return clause.relative ? clause.antecedent : kNoIndex;
  }

  void OnFinite(int v) {
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

  void OnFirstFinite(int v) {
    if (SubjectOf(Top()) == kNoIndex && IsInverted(v)) return OnInverted(v);
    EnterMain(v, SubjectOf(Top()));
    if (after_quote_ && stack_.size() == 1) Govern(v);  // `"...," X said`
    after_quote_ = false;
  }

  // A phrase after the last verb turns out to be a subject.
  void OnFiniteAfterPending(int v) {
    const int subject = Top().pending;
    const int begin = Phrase(subject).range.begin;
    if (Top().pending_comma || Top().finite == kNoIndex) {
      const int outer = OpenOuter();
      if (outer != kNoIndex) {
        CutArguments(Top().last, begin);
        CloseTo(outer, begin);
        return EnterMain(v, Top().subject == kNoIndex || layout_.IsTime(Top().subject)
                                ? subject
                                : Top().subject);
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
    Clause& inner = Open(begin, kNoIndex);
    inner.governor = governor;
    inner.subject = subject;
    EnterMain(v, subject);
  }

  // What stands from `begin` on belongs to a new clause, not to the verb before it.
  void CutArguments(int verb, int begin) const {
    if (verb == kNoIndex) return;
    const auto later = [&](int p) { return Phrase(p).range.begin >= begin; };
    std::erase_if(Verb(verb).objects, later);
    std::erase_if(Verb(verb).obliques, later);
  }

  // "A did B, and C did D"; also "..., C said".
  void OnCoordinateClause(int v, int subject) {
    const int begin = Phrase(subject).range.begin;
    const Clause before = Top();
    CutArguments(before.last, begin);
    if (stack_.size() > 1) {
      const int governor = before.governor;
      Close(begin);
      Clause& clause = Open(begin, kNoIndex);
      clause.governor = governor;
      clause.subject = subject;
      return EnterMain(v, subject);
    }
    Restart(begin);
    Top().subject = subject;
    EnterMain(v, subject);
  }

  // "X will do it, Y said": the verb after the comma governs what stands before it.
  void OnAttribution(int v, int subject) {
    const int begin = Phrase(subject).range.begin;
    CutArguments(Top().last, begin);
    Restart(begin);
    Top().subject = subject;
    EnterMain(v, subject);
    Govern(v);
  }

  void Govern(int v) {
    if (previous_main_ == kNoIndex || previous_main_ == v ||
        !TakesClause(layout_.VerbHead(v).lemma)) {
      return;
    }
    if (Verb(previous_main_).governor == kNoIndex) Verb(previous_main_).governor = v;
  }

  // `..., " said the minister`.
  bool IsInverted(int v) const {
    const VerbGroup& verb = Verb(v);
    if (verb.range.begin == 0 || Tok(verb.range.begin - 1).upos != Upos::kPunct) return false;
    return TakesClause(layout_.VerbHead(v).lemma) && layout_.IsBarePhraseAt(verb.range.end);
  }

  void OnInverted(int v) {
    const int begin = Verb(v).range.begin;
    const int subject = layout_.PhraseBeginningAt(layout_.SkipAdverbs(Verb(v).range.end));
    Restart(begin);
    EnterMain(v, subject);
    Govern(v);
    Top().subject = subject;
    inverted_ = subject;
  }

  void OnCoordinated(int v) {
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

  // "it cut" and "he put" are past; the form alone does not say.
  void FixTense(int v) {
    VerbGroup& verb = Verb(v);
    const Token& head = Tok(verb.head);
    const int subject = layout_.PhraseEndingAt(verb.range.begin);
    if (verb.range.end - verb.range.begin != 1 || head.lower != head.lemma || subject == kNoIndex ||
        head.upos != Upos::kVerb) {
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
  // -------------------------------------------------------------- verbs without a tense

  void OnNonFinite(int v) {
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
      verb.subject_inherited = true;
    } else {
      SetEarlySubject(v, noun);
    }
    const int marker = clause.verbs.empty() ? clause.marker : kNoIndex;
    verb.marker = marker;
    Enter(v, marker != kNoIndex ? marker : begin);
  }

  // Before the main verb: "Speaking in X, Y said"; "X's plan to leave has".
  void SetEarlySubject(int v, int noun) {
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

  const Layout& layout_;
  std::vector<Clause> stack_;
  std::vector<bool> listed_;  // phrases that are later parts of a list
  int previous_ = kNoIndex;   // the phrase read last, if no verb has come since
  int conjunction_ = kNoIndex;
  int previous_main_ = kNoIndex;
  int inverted_ = kNoIndex;
  bool quote_open_ = false;
  bool after_quote_ = false;
};

}  // namespace

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
  if (from && !above.objects.empty() && !above.passive) return above.objects.front();
  return above.subject;
}

void FindClauses(const Layout& layout) { ClauseReader(layout).Read(); }

}  // namespace detente
