// What stands around a verb: its governor, subject, objects, obliques, agent.
#include <algorithm>

#include "syntax/control.h"
#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

size_t Pos(int t) { return static_cast<size_t>(t); }

class ArgumentFinder {
 public:
  explicit ArgumentFinder(SyntaxDraft* draft) : draft_(*draft), tree_(draft->tree) {}

  void Find() {
    for (int v : draft_.verbs_top_down) draft_.Verb(v).governor = GovernorOf(v);
    for (int v : draft_.verbs_top_down) FindObjects(v);
    FindObliques();
    for (int v : draft_.verbs_top_down) FindAgent(v);
    for (int v : draft_.verbs_top_down) FindSubject(v);
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }

  // Children of the nucleus, and of the top where that is another token.
  std::vector<int> ChildrenOf(int v) const {
    const VerbPlace& place = draft_.Place(v);
    const auto children = tree_.Children(place.nucleus);
    std::vector<int> all(children.begin(), children.end());
    if (place.top == place.nucleus) return all;
    const auto more = tree_.Children(place.top);
    all.insert(all.end(), more.begin(), more.end());
    std::erase(all, place.nucleus);
    std::sort(all.begin(), all.end());
    return all;
  }

  // ---------------------------------------------------------------- governor

  int InnerOf(int v) const { return draft_.VerbOf(draft_.Place(v).nucleus); }

  int GovernorOf(int v) const {
    if (draft_.Place(v).inner) return OuterOf(v);
    const int top = draft_.Place(v).top;
    if (const int said = SaidBy(v); said != kNoIndex) return said;
    if (IsParenthesis(draft_, v)) return kNoIndex;
    const int above = draft_.VerbAbove(tree_.Parent(top));
    if (above == kNoIndex || above == v) return kNoIndex;
    switch (tree_.Relation(top)) {
      case Deprel::kRoot:
      case Deprel::kAclRelcl:
      case Deprel::kList:
        return kNoIndex;
      case Deprel::kConj:
        return draft_.VerbOf(tree_.Parent(top)) == above ? draft_.Verb(above).governor : kNoIndex;
      case Deprel::kParataxis:
        return Introduces(above, v) ? above : kNoIndex;
      case Deprel::kAcl:
      case Deprel::kAmod:
        return IsReduced(v) ? kNoIndex : above;
      default:
        return above;
    }
  }

  int OuterOf(int v) const {
    for (size_t o = 0; o < draft_.places.size(); ++o) {
      if (draft_.places[o].outer && draft_.places[o].nucleus == draft_.Place(v).nucleus) {
        return static_cast<int>(o);
      }
    }
    return kNoIndex;
  }

  // "A, X said": the verb that stands aside governs the clause it hangs on.
  int SaidBy(int v) const {
    for (int child : ChildrenOf(v)) {
      const int said = draft_.VerbOf(child);
      if (said != kNoIndex && said != v && IsParenthesis(draft_, said)) return said;
    }
    return kNoIndex;
  }
  // "X said: A".
  bool Introduces(int above, int v) const {
    const VerbGroup& verb = draft_.Verb(above);
    return verb.head < draft_.Verb(v).head && IsSpeechVerb(Tok(verb.head).lemma) &&
           tree_.Child(draft_.Place(above).top, {Deprel::kCcomp}) == kNoIndex;
  }

  // "troops sent by X", "men carrying arms": the noun is what it is told of.
  bool IsReduced(int v) const {
    const VerbForm form = draft_.Verb(v).form;
    if (form == VerbForm::kParticiple) return true;
    return form == VerbForm::kGerund && !IsAside(draft_, v) &&
           tree_.Child(draft_.Place(v).top, {Deprel::kMark, Deprel::kCase}) == kNoIndex;
  }

  // ---------------------------------------------------------------- objects

  // The noun that a relative clause tells of, as a phrase.
  int Antecedent(int v) const {
    const int top = draft_.Place(v).top;
    if (!tree_.IsRelated(top, {Deprel::kAclRelcl, Deprel::kAcl, Deprel::kAmod})) return kNoIndex;
    return draft_.PhraseOf(draft_.Owner(tree_.Parent(top)));
  }
  bool IsRelative(int v) const { return tree_.Relation(draft_.Place(v).top) == Deprel::kAclRelcl; }

  // The phrase of a dependent; for a relative pronoun what it stands for.
  int PhraseFor(int v, int child) const {
    if (IsWhWord(Tok(child)) && Tok(child).xpos != Xpos::kWpPoss) {
      return IsRelative(v) ? Antecedent(v) : kNoIndex;
    }
    return draft_.PhraseOf(child);
  }

  bool IsThere(int v) const {
    const int there = tree_.Child(draft_.Place(v).top, {Deprel::kExpl});
    return there != kNoIndex && Tok(there).lower == "there";
  }

  void AddObject(int v, int phrase) {
    VerbGroup& verb = draft_.Verb(v);
    if (phrase == kNoIndex || draft_.Phrase(phrase).range.Contains(verb.head)) return;
    for (int part : draft_.syntax.WithConjoined(phrase)) {
      const bool known =
          std::find(verb.objects.begin(), verb.objects.end(), part) != verb.objects.end();
      if (!known && !draft_.Phrase(part).range.Contains(verb.head)) verb.objects.push_back(part);
    }
  }

  bool IsObject(int v, int child) const {
    switch (tree_.Relation(child)) {
      case Deprel::kObj:
      case Deprel::kIobj:
        return !IsDay(child);
      case Deprel::kNsubj:
        return IsThere(v);
      case Deprel::kXcomp:
        return draft_.VerbOf(child) == kNoIndex && draft_.PhraseOf(child) != kNoIndex &&
               draft_.Phrase(draft_.PhraseOf(child)).preposition == kNoIndex;
      case Deprel::kObl:
      case Deprel::kOblUnmarked:
        return IsPlainComplement(v, child);
      default:
        return false;
    }
  }

  // "demanded Friday that": a day, whatever its label.
  bool IsDay(int child) const {
    const Token& token = Tok(child);
    const bool name = token.upos == Upos::kPropn || token.lower == "today" ||
                      token.lower == "yesterday" || token.lower == "tomorrow";
    return name && IsTimeNoun(token) && tree_.Child(child, {Deprel::kDet}) == kNoIndex;
  }

  // "visited Oman" with an adjunct's label: right after the verb, no preposition, no time.
  bool IsPlainComplement(int v, int child) const {
    const int phrase = draft_.PhraseOf(child);
    if (phrase == kNoIndex || draft_.Place(v).copula != kNoIndex || draft_.Verb(v).passive) {
      return false;
    }
    const NounPhrase& np = draft_.Phrase(phrase);
    const int gap = np.range.begin - draft_.Verb(v).range.end;
    const bool up_to = gap > 0 && gap <= 2 && draft_.Lower(np.range.begin - 2) == "up";
    return np.preposition == kNoIndex && (gap == 0 || up_to) && Tok(child).upos != Upos::kNum &&
           !TellsTime(draft_, phrase) &&
           tree_.Child(draft_.Place(v).nucleus, {Deprel::kObj}) == kNoIndex;
  }

  void FindObjects(int v) {
    const VerbPlace& place = draft_.Place(v);
    if (place.outer) return;
    if (place.copula != kNoIndex) {
      const int predicate = draft_.PhraseOf(place.nucleus);
      if (predicate != kNoIndex && draft_.Phrase(predicate).preposition == kNoIndex) {
        AddObject(v, predicate);
      }
    }
    for (int child : ChildrenOf(v)) {
      if (IsObject(v, child)) AddObject(v, PhraseFor(v, child));
    }
    if (IsGapForObject(v)) AddObject(v, Antecedent(v));
    ShareObjects(v);
  }

  // "the weapons Iran sold": no pronoun, and the verb lacks its object.
  bool IsGapForObject(int v) const {
    const VerbPlace& place = draft_.Place(v);
    const int antecedent = Antecedent(v);
    if (!IsRelative(v) || antecedent == kNoIndex || place.copula != kNoIndex) return false;
    const VerbGroup& verb = draft_.Verb(v);
    if (verb.passive || !verb.objects.empty()) return false;
    const bool subject = tree_.Child(place.top, {Deprel::kNsubj}) != kNoIndex;
    const bool filled = tree_.Child(place.nucleus, {Deprel::kCcomp, Deprel::kXcomp}) != kNoIndex;
    if (!subject || filled || HasRelativePronoun(v)) return false;
    const Token& noun = Tok(draft_.Phrase(antecedent).head);
    return !TellsTime(draft_, antecedent) && !IsMannerNoun(noun.lemma);
  }
  bool HasRelativePronoun(int v) const {
    const TokenRange span = tree_.Span(draft_.Place(v).top);
    for (int t = span.begin; t < draft_.Verb(v).head; ++t) {
      if (IsWhWord(Tok(t)) && draft_.VerbAbove(t) == v) return true;
    }
    return false;
  }

  // "condemned and attacked Peru", "the towns which they shelled and took".
  void ShareObjects(int v) {
    VerbGroup& verb = draft_.Verb(v);
    if (tree_.Relation(draft_.Place(v).top) != Deprel::kConj || !verb.objects.empty() ||
        verb.passive)
      return;
    const int before = draft_.VerbOf(tree_.Parent(draft_.Place(v).top));
    if (before == kNoIndex || before == v || draft_.Place(v).copula != kNoIndex) return;
    const std::vector<int> objects = draft_.Verb(before).objects;
    for (int object : objects) {
      const bool after = draft_.Phrase(object).range.begin >= verb.range.end;
      const bool told_of = IsRelative(before) && object == Antecedent(before);
      if (after || told_of) AddObject(v, object);
    }
  }

  // ---------------------------------------------------------------- obliques

  // The verb that a phrase tells about, through the nouns between; none beyond a subject.
  void FindObliques() {
    std::vector<int> verb(Pos(tree_.size()), kNoIndex);
    for (int t : tree_.TopDown()) {
      const bool subject = tree_.IsRelated(
          t, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kNsubjOuter, Deprel::kCsubj});
      const int parent = tree_.Parent(t);
      const int own = draft_.VerbOf(t);
      const int above = parent == kNoIndex ? kNoIndex : verb[Pos(parent)];
      const bool beyond = subject && above != kNoIndex && !IsThere(above);
      verb[Pos(t)] = own != kNoIndex ? own : beyond ? kNoIndex : above;
    }
    for (size_t p = 0; p < draft_.syntax.phrases.size(); ++p) {
      const NounPhrase& phrase = draft_.syntax.phrases[p];
      const int v = verb[Pos(draft_.nuclei[p])];
      if (v == kNoIndex || phrase.preposition == kNoIndex) continue;
      VerbGroup& group = draft_.Verb(v);
      if (phrase.range.begin > group.head) group.obliques.push_back(static_cast<int>(p));
    }
  }

  // ---------------------------------------------------------------- agent

  bool MayBeAgent(int p) const {
    const NounPhrase& phrase = draft_.Phrase(p);
    return phrase.preposition != kNoIndex && Tok(phrase.preposition).lower == "by" &&
           Tok(phrase.head).upos != Upos::kNum && !TellsTime(draft_, p);
  }

  void FindAgent(int v) {
    VerbGroup& verb = draft_.Verb(v);
    if (!verb.passive) return;
    for (int p : verb.obliques) {
      if (!MayBeAgent(p) || verb.agent != kNoIndex) continue;
      NounPhrase& phrase = draft_.Phrase(p);
      const bool own = tree_.Parent(draft_.NucleusOf(p)) == draft_.Place(v).nucleus;
      if (own || HangsOnName(p)) {
        verb.agent = p;
        phrase.governor = verb.head;
      }
    }
  }
  // "attacked in Goma by rebels": a name has no agent.
  bool HangsOnName(int p) const {
    const int governor = draft_.Phrase(p).governor;
    return governor != kNoIndex && Tok(governor).upos == Upos::kPropn;
  }

  // ---------------------------------------------------------------- subject

  void FindSubject(int v) {
    VerbGroup& verb = draft_.Verb(v);
    int child = OwnSubject(v);
    if (child != kNoIndex) {
      verb.subject = PhraseFor(v, child);
      if (verb.subject != kNoIndex) TakeFor(v, verb.subject);
      return;
    }
    const int top = draft_.Place(v).top;
    if (tree_.Child(top, {Deprel::kCsubj, Deprel::kCsubjPass}) != kNoIndex) return;
    if (IsRelative(v) || (IsReduced(v) && Antecedent(v) != kNoIndex)) {
      verb.subject = Antecedent(v);
      return;
    }
    verb.subject = InheritedSubject(draft_, v);
    verb.subject_inherited = verb.subject != kNoIndex;
  }

  // The nearest one, before the verb if there is one.
  int OwnSubject(int v) const {
    const VerbPlace& place = draft_.Place(v);
    const bool there = IsThere(v);
    int found = kNoIndex;
    for (int child : ChildrenOf(v)) {
      const Deprel relation = tree_.Relation(child);
      const bool outer = relation == Deprel::kNsubjOuter;
      bool subject = relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || outer;
      // Of two groups the outer takes what stands before it.
      if (place.outer) subject = subject && child < draft_.Verb(v).head;
      if (place.inner) subject = subject && child > draft_.Verb(draft_.Verb(v).governor).head;
      if (there) subject = relation == Deprel::kExpl;
      const bool nearer = found == kNoIndex || child < draft_.Verb(v).head;
      if (subject && nearer && !(place.outer && found != kNoIndex)) found = child;
    }
    return found != kNoIndex || place.outer ? found : tree_.Child(place.top, {Deprel::kExpl});
  }

  // "waited for Russia to answer": Russia hangs on the waiting too.
  void TakeFor(int v, int subject) {
    VerbGroup& verb = draft_.Verb(v);
    NounPhrase& phrase = draft_.Phrase(subject);
    const int word = phrase.range.begin - 1;
    const bool marked = verb.form == VerbForm::kInfinitive && draft_.Lower(word) == "for" &&
                        phrase.preposition == kNoIndex;
    if (!marked) return;
    phrase.preposition = word;
    verb.subject_inherited = true;
    const int above = tree_.Parent(draft_.Place(v).top);
    const int noun =
        draft_.VerbOf(above) == kNoIndex ? draft_.PhraseOf(draft_.Owner(above)) : kNoIndex;
    if (noun != kNoIndex) phrase.governor = draft_.Phrase(noun).head;
    if (verb.governor == kNoIndex) return;
    VerbGroup& governor = draft_.Verb(verb.governor);
    if (noun == kNoIndex) phrase.governor = governor.head;
    if (phrase.range.begin < governor.head) return;
    const auto at = std::lower_bound(governor.obliques.begin(), governor.obliques.end(), subject);
    if (at == governor.obliques.end() || *at != subject) governor.obliques.insert(at, subject);
  }

  SyntaxDraft& draft_;
  const DependencyTree& tree_;
};

}  // namespace

void FindArguments(SyntaxDraft* draft) { ArgumentFinder(draft).Find(); }

}  // namespace detente
