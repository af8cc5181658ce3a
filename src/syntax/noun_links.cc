// Prepositions, what they hang on, and lists.
#include <algorithm>

#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

class PhraseLinker {
 public:
  explicit PhraseLinker(SyntaxDraft* draft) : draft_(*draft), tree_(draft->tree) {}

  void Link() {
    // A later part of a list looks at the first: go by the tree.
    for (int t : tree_.TopDown()) {
      const int phrase = draft_.PhraseOf(t);
      if (phrase != kNoIndex) LinkOne(phrase, t);
    }
    for (int t : tree_.TopDown()) {
      const int noun = SetAside(tree_, t);
      if (noun != kNoIndex) SetListAside(draft_.PhraseOf(draft_.Owner(noun)));
    }
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }

  void LinkOne(int p, int nucleus) {
    NounPhrase& phrase = draft_.Phrase(p);
    const int first = FirstOfList(nucleus);
    phrase.preposition = PrepositionOf(p, nucleus);
    if (phrase.preposition == kNoIndex)
      phrase.preposition = PrepositionTakenForCount(&phrase, nucleus);
    if (first != kNoIndex && phrase.preposition == kNoIndex) {
      phrase.preposition = draft_.Phrase(first).preposition;
    }
    if (phrase.preposition != kNoIndex) {
      phrase.governor = first != kNoIndex && draft_.Phrase(first).preposition != kNoIndex
                            ? draft_.Phrase(first).governor
                            : GovernorOf(nucleus);
    }
    if (first != kNoIndex) Append(first, p);
  }

  int FirstOfList(int nucleus) const {
    if (tree_.Relation(nucleus) != Deprel::kConj) return kNoIndex;
    const int first = draft_.PhraseOf(draft_.Owner(tree_.Parent(nucleus)));
    return first;
  }

  // "not by A or B, but by C": up to "but"; "by C, not A or B": as far as "or" leads.
  void SetListAside(int phrase) {
    while (phrase != kNoIndex) {
      NounPhrase& aside = draft_.Phrase(phrase);
      aside.set_aside = true;
      const int next = aside.conjoined;
      if (next == kNoIndex) return;
      const TokenRange gap{aside.range.end, draft_.Phrase(next).range.begin};
      if (Stands(gap, "but") || !Stands(gap, "or")) return;
      phrase = next;
    }
  }

  bool Stands(TokenRange range, std::string_view word) const {
    for (int t = range.begin; t < range.end; ++t) {
      if (draft_.Lower(t) == word) return true;
    }
    return false;
  }

  // Parts come in text order after the first; a part before it is left alone.
  void Append(int first, int part) {
    int last = first;
    while (draft_.Phrase(last).conjoined != kNoIndex) last = draft_.Phrase(last).conjoined;
    if (part > last && draft_.Phrase(part).range.begin >= draft_.Phrase(last).range.end) {
      draft_.Phrase(last).conjoined = part;
    }
  }

  // "because of", "out of": the first word stands for all.
  int PrepositionOf(int p, int nucleus) const {
    const int begin = draft_.Phrase(p).range.begin;
    for (int child : tree_.Children(nucleus)) {
      if (child >= begin) break;
      const Token& token = Tok(child);
      if (IsUpTo(child, begin)) continue;
      if (tree_.Relation(child) == Deprel::kCase && IsPreposition(token)) return child;
      // A preposition taken for a conjunction right before a phrase that is no clause.
      const bool taken = tree_.Relation(child) == Deprel::kMark && IsPlainPreposition(token.lower);
      if (taken && child + 1 == begin && draft_.VerbOf(nucleus) == kNoIndex) return child;
    }
    return kNoIndex;
  }

  // "complained | over two raids": no count, since the phrase is an oblique without a preposition.
  int PrepositionTakenForCount(NounPhrase* phrase, int nucleus) const {
    const int begin = phrase->range.begin;
    const bool oblique = tree_.Relation(nucleus) == Deprel::kObl;
    if (!oblique || begin >= nucleus || draft_.Lower(begin) != "over") return kNoIndex;
    ++phrase->range.begin;
    return begin;
  }

  // "up to 16 advisers": a count.
  bool IsUpTo(int t, int begin) const {
    return draft_.Lower(t) == "to" && draft_.Lower(t - 1) == "up" && t + 1 == begin &&
           Tok(begin).upos == Upos::kNum;
  }
  static bool IsPreposition(const Token& token) {
    return token.xpos != Xpos::kPos && token.upos != Upos::kSym && token.upos != Upos::kPunct;
  }

  int GovernorOf(int nucleus) const {
    if (const int verb = draft_.VerbOf(nucleus); verb != kNoIndex) {
      return draft_.Verb(verb).head;  // "is in Paris"
    }
    for (int t = tree_.Parent(nucleus), from = nucleus; t != kNoIndex;
         from = t, t = tree_.Parent(t)) {
      const bool of_noun = tree_.IsRelated(
          from, {Deprel::kNmod, Deprel::kNmodPoss, Deprel::kNmodUnmarked, Deprel::kAppos});
      const int phrase = draft_.PhraseOf(draft_.Owner(t));
      const int verb = draft_.VerbOf(t);
      // What stands before a noun does not hang on it, whatever the tree says.
      const bool after = t < nucleus;
      if (phrase != kNoIndex && after && (of_noun || verb == kNoIndex)) {
        return draft_.Phrase(phrase).head;
      }
      if (verb != kNoIndex) return draft_.Verb(verb).head;
    }
    return kNoIndex;
  }

  SyntaxDraft& draft_;
  const DependencyTree& tree_;
};

}  // namespace

void LinkPhrases(SyntaxDraft* draft) { PhraseLinker(draft).Link(); }

}  // namespace detente
