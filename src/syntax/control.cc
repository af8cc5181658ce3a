#include "syntax/control.h"

#include <algorithm>
#include <string_view>

#include "syntax/words.h"

namespace detente {
namespace {

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class ControlReader {
 public:
  ControlReader(const SyntaxDraft& draft, int verb)
      : draft_(draft), tree_(draft.tree), v_(verb), top_(draft.Place(verb).top) {}

  int Subject() const {
    if (tree_.Parent(top_) == kNoIndex && !draft_.Place(v_).inner) return kNoIndex;
    switch (tree_.Relation(top_)) {
      case Deprel::kConj:
        return OfCoordination();
      case Deprel::kRoot:
      case Deprel::kParataxis:
      case Deprel::kList:
      case Deprel::kCsubj:
      case Deprel::kCsubjPass:
      case Deprel::kNsubj:
        return kNoIndex;
      case Deprel::kAcl:
        return IsAside(draft_, v_) ? OfVerb(Verb().governor) : OfNoun();
      default:
        return IsMute() ? kNoIndex : OfVerb(Verb().governor);
    }
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }
  const VerbGroup& Verb() const { return draft_.Verb(v_); }

  // A finite clause takes nothing over: "than expected", "as it were".
  bool IsMute() const { return Verb().form == VerbForm::kFinite; }

  int OfCoordination() const {
    const int first = draft_.VerbOf(tree_.Parent(top_));
    return first == kNoIndex || first == v_ ? kNoIndex : draft_.Verb(first).subject;
  }

  // "Chile's decision to leave", "an attempt by Mali to": the owner of the noun, else the subject.
  int OfNoun() const {
    const int nucleus = draft_.Owner(tree_.Parent(top_));
    const int noun = draft_.PhraseOf(nucleus);
    if (noun == kNoIndex) return IsMute() ? kNoIndex : OfVerb(Verb().governor);
    if (IsMute()) return kNoIndex;
    if (IsObjectOf(Verb().governor, noun)) return noun;
    if (const int owner = OwnerOf(noun); owner != kNoIndex) return owner;
    if (IsChosen(noun)) return noun;
    const int governor = Verb().governor;
    if (governor == kNoIndex) return kNoIndex;
    const int subject = draft_.Verb(governor).subject;
    if (subject == noun ||
        (subject != kNoIndex && tree_.IsUnder(nucleus, draft_.NucleusOf(subject)))) {
      return kNoIndex;
    }
    return subject;
  }

  // "accused X of bombing", "urged X to stop", where the tree hangs the verb on X.
  bool IsObjectOf(int governor, int noun) const {
    if (governor == kNoIndex || draft_.Verb(governor).passive) return false;
    const VerbGroup& above = draft_.Verb(governor);
    const auto& objects = above.objects;
    if (std::find(objects.begin(), objects.end(), noun) == objects.end()) return false;
    const Upos upos = Tok(draft_.Phrase(noun).head).upos;
    const bool party = upos == Upos::kPropn || upos == Upos::kPron;
    if (Verb().form == VerbForm::kGerund) {
      const int mark = tree_.Child(top_, {Deprel::kMark, Deprel::kCase});
      return party && IsOneOf(draft_.Lower(mark), {"of", "from", "for"});
    }
    return IsObjectControl(Tok(above.head).lemma) && party;
  }

  int OwnerOf(int noun) const {
    const NounPhrase& phrase = draft_.Phrase(noun);
    if (phrase.possessor != kNoIndex) return phrase.possessor;
    for (int child : tree_.Children(draft_.NucleusOf(noun))) {
      const int p = draft_.PhraseOf(child);
      if (p == kNoIndex || child > top_) continue;
      const int preposition = draft_.Phrase(p).preposition;
      if (IsOneOf(draft_.Lower(preposition), {"by", "of", "from"})) return p;
    }
    return kNoIndex;
  }
  // "the first country to recognise it".
  bool IsChosen(int noun) const {
    const TokenRange range = draft_.Phrase(noun).range;
    for (int t = range.begin; t < range.end; ++t) {
      if (IsOneOf(Tok(t).lower, {"first", "last", "only", "next", "latest", "second", "third"})) {
        return true;
      }
    }
    return false;
  }

  int OfVerb(int governor) const {
    if (governor == kNoIndex || governor == v_) return kNoIndex;
    switch (Verb().form) {
      case VerbForm::kInfinitive:
        return OfInfinitive(governor);
      case VerbForm::kGerund:
        return OfGerund(governor);
      default:
        return IsComplement() && HasObject(governor) ? FirstObject(governor)
                                                     : draft_.Verb(governor).subject;
    }
  }

  bool IsComplement() const { return tree_.Relation(top_) == Deprel::kXcomp; }
  bool HasObject(int governor) const {
    const VerbGroup& above = draft_.Verb(governor);
    return !above.passive && draft_.Place(governor).copula == kNoIndex && !above.objects.empty() &&
           draft_.Phrase(above.objects.front()).range.begin < Verb().head;
  }
  int FirstObject(int governor) const { return draft_.Verb(governor).objects.front(); }

  int OfInfinitive(int governor) const {
    const VerbGroup& above = draft_.Verb(governor);
    const std::string_view lemma = Tok(above.head).lemma;
    for (int p : above.obliques) {
      const NounPhrase& phrase = draft_.Phrase(p);
      if (phrase.governor != above.head || phrase.range.begin > Verb().head) continue;
      const std::string_view word = Tok(phrase.preposition).lower;
      const bool before = word == "for" && phrase.range.end == Verb().range.begin;
      if (before || ControlsThroughPreposition(lemma, word)) return p;
    }
    const bool bare = Verb().range.end - Verb().range.begin == 1;
    const bool by_object = IsObjectControl(lemma) || (IsComplement() && bare);
    return by_object && HasObject(governor) ? FirstObject(governor) : above.subject;
  }

  int OfGerund(int governor) const {
    const VerbGroup& above = draft_.Verb(governor);
    const int mark = tree_.Child(top_, {Deprel::kMark, Deprel::kCase});
    const std::string_view word = draft_.Lower(mark);
    if (word == "by" && above.passive) return above.agent;
    if (HasObject(governor) &&
        (IsComplement() || IsOneOf(word, {"from", "of", "for", "into", "against"}))) {
      return FirstObject(governor);
    }
    const bool result = mark == kNoIndex && above.head < Verb().head;
    if (result && above.agent != kNoIndex) return above.agent;
    return above.subject;
  }

  const SyntaxDraft& draft_;
  const DependencyTree& tree_;
  int v_;
  int top_;
};

}  // namespace

int InheritedSubject(const SyntaxDraft& draft, int verb) {
  return ControlReader(draft, verb).Subject();
}

bool IsAside(const SyntaxDraft& draft, int verb) {
  const VerbGroup& group = draft.Verb(verb);
  const int top = draft.Place(verb).top;
  if (group.form != VerbForm::kGerund || draft.Lower(group.range.begin - 1) != "," ||
      draft.tree.Parent(top) == kNoIndex) {
    return false;
  }
  const int above = draft.VerbAbove(draft.tree.Parent(top));
  return above != kNoIndex && draft.Verb(above).head < group.head;
}

}  // namespace detente
