// Where clauses begin and end, and what opens them.
#include <algorithm>

#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

class ClauseFinder {
 public:
  explicit ClauseFinder(SyntaxDraft* draft) : draft_(*draft), tree_(draft->tree) {}

  void Find() {
    for (int v : draft_.verbs_top_down) {
      int own = OwnMarker(v);
      if (own == kNoIndex && IsInvertedCondition(v)) {
        own = draft_.Place(v).words.front();
        draft_.Verb(v).modal.clear();
      }
      draft_.Verb(v).marker = own != kNoIndex ? own : SharedMarker(v);
      draft_.Verb(v).clause = ClauseOf(v, own);
    }
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }

  // ---------------------------------------------------------------- marker

  int OwnMarker(int v) const {
    if (draft_.Place(v).outer) return kNoIndex;
    const int asked = WhWordOf(v);
    if (asked != kNoIndex) return asked;
    const VerbGroup& verb = draft_.Verb(v);
    for (int t : {draft_.Place(v).top, draft_.Place(v).nucleus}) {
      for (int child : tree_.Children(t)) {
        if (child < verb.head && IsMarker(child, verb)) return child;
      }
    }
    return kNoIndex;
  }

  bool IsMarker(int t, const VerbGroup& verb) const {
    const Token& token = Tok(t);
    if (tree_.Relation(t) != Deprel::kMark || token.lower == "to") return false;
    // "for X to answer", "by closing".
    if (verb.form == VerbForm::kInfinitive && token.lower == "for") return false;
    return verb.form != VerbForm::kGerund || !IsPlainPreposition(token.lower);
  }

  // The first of who, which, when, ... before the verb in its own clause.
  int WhWordOf(int v) const {
    constexpr int kReach = 30;
    const VerbGroup& verb = draft_.Verb(v);
    const int begin = std::max(tree_.Span(draft_.Place(v).top).begin, verb.head - kReach);
    for (int t = begin; t < verb.head; ++t) {
      if (IsWhWord(Tok(t)) && draft_.VerbAbove(t) == v) return t;
    }
    return kNoIndex;
  }

  // "Should X attack, Y would": an auxiliary before the subject of an adverbial clause.
  bool IsInvertedCondition(int v) const {
    const VerbPlace& place = draft_.Place(v);
    const int first = place.words.front();
    const int subject = tree_.Child(place.top, {Deprel::kNsubj, Deprel::kNsubjPass});
    return tree_.Relation(place.top) == Deprel::kAdvcl && first < subject &&
           Tok(first).lower != "to" && first < draft_.Verb(v).head &&
           draft_.Verb(v).form == VerbForm::kFinite;
  }

  // "if X does A and does B": another subject goes under "if" too, but hardly under "after".
  int SharedMarker(int v) const {
    const int top = draft_.Place(v).top;
    if (tree_.Relation(top) != Deprel::kConj) return kNoIndex;
    const int first = draft_.VerbOf(tree_.Parent(top));
    if (first == kNoIndex || first == v || draft_.Verb(v).form != VerbForm::kFinite) {
      return kNoIndex;
    }
    const int marker = draft_.Verb(first).marker;
    const bool condition = draft_.Lower(marker) == "if" || draft_.Lower(marker) == "unless";
    return condition || draft_.Verb(v).subject_inherited ? marker : kNoIndex;
  }

  // ---------------------------------------------------------------- range

  // Clauses and marks beside the verb's own.
  bool IsApart(int t) const {
    const Deprel relation = tree_.Relation(t);
    const int verb = draft_.VerbOf(t);
    if (relation == Deprel::kParataxis) return true;
    return verb != kNoIndex && (relation == Deprel::kConj || IsParenthesis(draft_, verb));
  }
  bool IsLoose(int t) const {
    return tree_.IsRelated(t, {Deprel::kPunct, Deprel::kCc, Deprel::kDiscourse, Deprel::kVocative,
                               Deprel::kReparandum});
  }
  // A clause before the verb has its own range; so has a preposition before a gerund.
  bool MayOpen(int t, const VerbGroup& verb) const {
    if (tree_.IsRelated(t, {Deprel::kAdvcl, Deprel::kCcomp, Deprel::kAdvclRelcl, Deprel::kDep,
                            Deprel::kXcomp, Deprel::kDislocated})) {
      return false;
    }
    if (tree_.Relation(t) == Deprel::kMark) return IsMarker(t, verb);
    return tree_.Relation(t) != Deprel::kCase || draft_.VerbOf(tree_.Parent(t)) == kNoIndex ||
           draft_.PhraseOf(tree_.Parent(t)) != kNoIndex;
  }

  TokenRange ClauseOf(int v, int marker) const {
    const VerbGroup& verb = draft_.Verb(v);
    const VerbPlace& place = draft_.Place(v);
    TokenRange clause = verb.range;
    clause.begin = std::min(clause.begin, place.words.front());
    clause.end = std::max(clause.end, std::max(place.nucleus, place.top) + 1);
    const int first = place.inner ? InnerBegin(v) : 0;
    for (int t : {place.top, place.nucleus}) {
      for (int child : tree_.Children(t)) {
        if (child == place.nucleus || child < first) continue;
        Stretch(child, verb, &clause);
      }
    }
    if (marker != kNoIndex) clause.begin = std::min(clause.begin, marker);
    while (clause.begin < verb.range.begin && Tok(clause.begin).upos == Upos::kPunct) {
      ++clause.begin;
    }
    clause.end = Trimmed(verb.range.end, clause.end);
    return clause;
  }

  void Stretch(int child, const VerbGroup& verb, TokenRange* clause) const {
    if (IsApart(child) || IsLoose(child)) return;
    const TokenRange span = tree_.Span(child);
    if (MayOpen(child, verb)) {
      clause->begin = std::min(clause->begin, span.begin);
    }
    clause->end = std::max(clause->end, child > verb.head ? span.end : child + 1);
  }

  // Where the inner clause of "the aim is to win" begins: after the outer "is".
  int InnerBegin(int v) const {
    const int governor = draft_.Verb(v).governor;
    return governor == kNoIndex ? 0 : draft_.Verb(governor).range.end;
  }

  int Trimmed(int begin, int end) const {
    while (end > begin && IsMark(end - 1)) --end;
    return end;
  }
  bool IsMark(int t) const { return Tok(t).upos == Upos::kPunct || Tok(t).upos == Upos::kCconj; }

  SyntaxDraft& draft_;
  const DependencyTree& tree_;
};

// Right after a comma or quotation, without a word that joins or a clause of its own.
bool StandsAside(const SyntaxDraft& draft, int top) {
  const DependencyTree& tree = draft.tree;
  const int begin = tree.Span(top).begin;
  if (tree.Child(top, {Deprel::kCc, Deprel::kMark}) != kNoIndex || begin <= tree.Parent(top)) {
    return false;
  }
  return tree.Tok(begin).upos == Upos::kPunct ||
         (begin > 0 && tree.Tok(begin - 1).upos == Upos::kPunct);
}

}  // namespace

bool IsParenthesis(const SyntaxDraft& draft, int verb) {
  const int top = draft.Place(verb).top;
  const DependencyTree& tree = draft.tree;
  if (!IsSpeechVerb(tree.Tok(draft.Verb(verb).head).lemma) || tree.Parent(top) == kNoIndex ||
      tree.Child(top, {Deprel::kCcomp, Deprel::kXcomp, Deprel::kObj}) != kNoIndex ||
      tree.Child(top, {Deprel::kNsubj, Deprel::kNsubjPass}) == kNoIndex) {
    return false;
  }
  if (tree.Relation(top) == Deprel::kParataxis) return true;
  const bool loose = tree.IsRelated(top, {Deprel::kCcomp, Deprel::kAdvcl, Deprel::kConj});
  return loose && draft.VerbOf(tree.Parent(top)) != kNoIndex && StandsAside(draft, top);
}

void FindClauses(SyntaxDraft* draft) { ClauseFinder(draft).Find(); }

}  // namespace detente
