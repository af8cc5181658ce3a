#include <algorithm>
#include <numeric>

#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

size_t Pos(int t) { return static_cast<size_t>(t); }

// Finds the token that each base phrase is built around, and what belongs to it.
class PhraseFinder {
 public:
  explicit PhraseFinder(SyntaxDraft* draft) : draft_(*draft), tree_(draft->tree) {}

  void Find() {
    std::vector<int> nuclei;
    for (int t : tree_.TopDown()) {
      if (IsInner(t)) {
        draft_.owner[Pos(t)] = draft_.Owner(tree_.Parent(t));
      } else if (IsNucleus(t)) {
        draft_.owner[Pos(t)] = t;
        nuclei.push_back(t);
      }
    }
    MakePhrases(nuclei);
    LinkPossessors();
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }

  static bool IsCounted(Upos upos) {
    return upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kX || upos == Upos::kSym ||
           upos == Upos::kNum;
  }

  // Nothing but tokens of one phrase between t and the nucleus: no comma, no foreign word.
  bool IsClose(int t, int nucleus) const {
    constexpr int kReach = 4;
    if (std::abs(t - nucleus) > kReach) return false;
    for (int i = std::min(t, nucleus) + 1; i < std::max(t, nucleus); ++i) {
      if (Tok(i).form == "," || !tree_.IsUnder(i, nucleus)) return false;
    }
    return true;
  }

  // Part of the base phrase of its parent: "Chile's new [trade] minister [Ana Ruiz]".
  bool IsInner(int t) const {
    const int parent = tree_.Parent(t);
    const int nucleus = draft_.Owner(parent);
    if (nucleus == kNoIndex || Tok(t).xpos == Xpos::kPos) return false;
    if (tree_.IsRelated(t, {Deprel::kFlat, Deprel::kGoeswith, Deprel::kFixed})) return true;
    const bool possessor = tree_.Relation(t) == Deprel::kNmodPoss;
    if (t < nucleus && parent != nucleus) return !possessor;
    if (t < nucleus) {
      return tree_.IsRelated(t, {Deprel::kDet, Deprel::kDetPredet, Deprel::kAmod, Deprel::kNummod,
                                 Deprel::kCompound, Deprel::kNmodDesc}) ||
             (tree_.Relation(t) == Deprel::kNmodUnmarked && IsClose(t, nucleus)) ||
             IsUnmarkedPossessor(t);
    }
    return tree_.IsRelated(t, {Deprel::kNummod, Deprel::kCompound, Deprel::kNmodDesc}) &&
           IsClose(t, nucleus);
  }

  // "Labour leader" with a possessor's label but no 's.
  bool IsUnmarkedPossessor(int t) const {
    return tree_.Relation(t) == Deprel::kNmodPoss && Tok(t).upos != Upos::kPron &&
           tree_.Child(t, {Deprel::kCase}) == kNoIndex && IsClose(t, tree_.Parent(t));
  }

  bool HasArticle(int t) const {
    const int article = tree_.Child(t, {Deprel::kDet, Deprel::kNmodPoss});
    return article != kNoIndex && article < t;
  }
  bool StandsAsNoun(int t) const {
    return tree_.IsRelated(t, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kNsubjOuter,
                               Deprel::kObj, Deprel::kIobj, Deprel::kObl, Deprel::kOblAgent,
                               Deprel::kOblUnmarked, Deprel::kNmod, Deprel::kNmodPoss});
  }

  bool IsNucleus(int t) const {
    if (tree_.IsRelated(
            t, {Deprel::kCase, Deprel::kMark, Deprel::kCc, Deprel::kCcPreconj, Deprel::kAux,
                Deprel::kAuxPass, Deprel::kCop, Deprel::kPunct, Deprel::kFixed, Deprel::kGoeswith,
                Deprel::kDiscourse, Deprel::kDet, Deprel::kCompoundPrt})) {
      return false;
    }
    const Token& token = Tok(t);
    if (IsMistagged(tree_, t)) return false;
    if (IsNominalVerb(t)) return true;
    if (token.upos == Upos::kPron) return !IsWhWord(token) || token.xpos == Xpos::kWpPoss;
    if (IsCounted(token.upos)) return true;
    if (token.upos == Upos::kDet) {
      return !IsWhWord(token) && (StandsAsNoun(t) || tree_.Relation(t) == Deprel::kConj);
    }
    if (token.upos == Upos::kAdj) return HasArticle(t) || StandsAsNoun(t);
    return token.upos == Upos::kVerb && IsVerbalNoun(t);
  }

  // A verb by one tag, a noun by the other, and nothing hangs on it as on a verb.
  bool IsNominalVerb(int t) const {
    const Xpos tag = Tok(t).xpos;
    const bool noun =
        tag == Xpos::kNn || tag == Xpos::kNns || tag == Xpos::kNnp || tag == Xpos::kNnps;
    return noun && Tok(t).upos == Upos::kVerb &&
           tree_.Child(t, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kObj, Deprel::kAux,
                           Deprel::kAuxPass, Deprel::kMark, Deprel::kXcomp}) == kNoIndex;
  }

  // "the following", "its shelling of", tagged as a verb.
  bool IsVerbalNoun(int t) const {
    if (tree_.Child(t, {Deprel::kObj, Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kMark,
                        Deprel::kAux, Deprel::kAuxPass, Deprel::kXcomp}) != kNoIndex) {
      return false;
    }
    if (Tok(t).xpos == Xpos::kVb && draft_.Lower(t - 1) == "to") return false;
    const bool form = Tok(t).xpos == Xpos::kVbg || Tok(t).xpos == Xpos::kVbn;
    return (form && HasArticle(t)) || (StandsAsNoun(t) && Tok(t).xpos != Xpos::kVbg);
  }

  // Whether t goes with the phrase: in it, or with its possessor.
  bool Belongs(int t, int nucleus, int possessor) const {
    return draft_.Owner(t) == nucleus ||
           (possessor != kNoIndex && (t == possessor || tree_.IsUnder(t, possessor)));
  }
  bool IsMark(int t) const { return Tok(t).upos == Upos::kPunct; }
  // A mark or adverb that the phrase may reach over, but neither begin nor end with.
  bool IsGap(int t, int nucleus) const {
    const Upos upos = Tok(t).upos;
    return (IsMark(t) || upos == Upos::kAdv || upos == Upos::kCconj) && tree_.IsUnder(t, nucleus);
  }

  int PossessorOf(int nucleus) const {
    for (int child : tree_.Children(nucleus)) {
      if (tree_.Relation(child) == Deprel::kNmodPoss && draft_.Owner(child) == child &&
          child < nucleus) {
        return child;
      }
    }
    return kNoIndex;
  }

  TokenRange RangeOf(int nucleus) const {
    TokenRange range = {nucleus, nucleus + 1};
    const int possessor = PossessorOf(nucleus);
    for (int t = nucleus - 1; t >= 0; --t) {
      if (Belongs(t, nucleus, possessor) && !IsMark(t)) {
        range.begin = t;
      } else if (!IsGap(t, nucleus)) {
        break;
      }
    }
    for (int t = nucleus + 1; t < tree_.size(); ++t) {
      if (draft_.Owner(t) == nucleus && !IsMark(t)) {
        range.end = t + 1;
      } else if (!IsGap(t, nucleus)) {
        break;
      }
    }
    return range;
  }

  // The last part of a name or sum: "Modi" of "Narendra Modi", "million" of "$5 million".
  int HeadOf(int nucleus, TokenRange range) const {
    int head = nucleus;
    const bool sum = Tok(nucleus).xpos == Xpos::kDollar;
    for (int t = nucleus + 1; t < range.end; ++t) {
      const bool name = tree_.Relation(t) == Deprel::kFlat && Tok(t).upos == Upos::kPropn;
      const bool number = sum && tree_.Relation(t) == Deprel::kNummod;
      if (draft_.Owner(t) == nucleus && (name || number)) head = t;
    }
    return head;
  }

  void MakePhrases(std::vector<int> nuclei) {
    std::vector<NounPhrase> phrases;
    for (int nucleus : nuclei) {
      NounPhrase phrase;
      phrase.range = RangeOf(nucleus);
      phrase.head = HeadOf(nucleus, phrase.range);
      phrase.pronoun = Tok(nucleus).upos == Upos::kPron;
      phrases.push_back(phrase);
    }
    std::vector<size_t> order(nuclei.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const TokenRange& x = phrases[a].range;
      const TokenRange& y = phrases[b].range;
      if (x.begin != y.begin) return x.begin < y.begin;
      return x.end != y.end ? x.end > y.end : nuclei[a] < nuclei[b];
    });
    for (size_t i : order) {
      draft_.phrase_of[Pos(nuclei[i])] = static_cast<int>(draft_.nuclei.size());
      draft_.nuclei.push_back(nuclei[i]);
      draft_.syntax.phrases.push_back(phrases[i]);
    }
  }

  void LinkPossessors() {
    for (int nucleus : draft_.nuclei) {
      if (tree_.Relation(nucleus) != Deprel::kNmodPoss) continue;
      const int outer = draft_.PhraseOf(draft_.Owner(tree_.Parent(nucleus)));
      const int inner = draft_.PhraseOf(nucleus);
      if (outer != kNoIndex && outer < inner) draft_.Phrase(outer).possessor = inner;
    }
  }

  SyntaxDraft& draft_;
  const DependencyTree& tree_;
};

}  // namespace

void FindPhrases(SyntaxDraft* draft) { PhraseFinder(draft).Find(); }

bool IsMistagged(const DependencyTree& tree, int t) {
  const Token& token = tree.Tok(t);
  if (token.upos == Upos::kVerb || token.upos == Upos::kAux || token.upos == Upos::kPron ||
      tree.Child(t, {Deprel::kCop}) != kNoIndex) {
    return false;
  }
  // "threatening to leave": an adjective by its tag.
  const bool gerund = token.lower.ends_with("ing") &&
                      tree.IsRelated(t, {Deprel::kAcl, Deprel::kAdvcl, Deprel::kXcomp});
  if (gerund && tree.Child(t, {Deprel::kObj, Deprel::kXcomp, Deprel::kCcomp}) != kNoIndex) {
    return true;
  }
  if (tree.Child(t, {Deprel::kNsubj, Deprel::kNsubjPass}) == kNoIndex) return false;
  if (tree.Child(t, {Deprel::kObj, Deprel::kCompoundPrt}) != kNoIndex) return true;
  if (token.upos == Upos::kAdj) return false;
  return tree.Child(t, {Deprel::kXcomp, Deprel::kCcomp}) != kNoIndex ||
         (tree.Relation(t) == Deprel::kAdvcl && tree.Child(t, {Deprel::kMark}) != kNoIndex);
}

bool TellsTime(const SyntaxDraft& draft, int phrase) {
  const NounPhrase& np = draft.Phrase(phrase);
  if (IsTimeNoun(draft.Tok(np.head))) return true;
  if (draft.Tok(np.head).upos != Upos::kNum) return false;
  for (int t = np.range.begin; t < np.head; ++t) {
    if (IsTimeNoun(draft.Tok(t))) return true;
  }
  return false;
}

}  // namespace detente
