// Form, tense, modal, voice, aspect and negation of verb groups.
#include <algorithm>

#include "syntax/draft.h"
#include "syntax/words.h"

namespace detente {
namespace {

bool IsFuture(const Token& token) {
  return token.xpos == Xpos::kMd && (token.lemma == "will" || token.lemma == "shall" ||
                                     token.lower == "wo" || token.lower.ends_with("ll"));
}

std::string ModalOf(const Token& token) {
  if (token.lower == "ca") return "can";
  if (token.lower == "'d" || token.lower == "’d") return "would";
  return token.lower;
}

class FormReader {
 public:
  explicit FormReader(SyntaxDraft* draft) : draft_(*draft), tree_(draft->tree) {}

  void Read() {
    // Later parts of a coordination share what the first says.
    for (int v : draft_.verbs_top_down) ReadOne(v);
  }

 private:
  const Token& Tok(int t) const { return tree_.Tok(t); }
  static bool IsTo(const Token& token) { return token.lower == "to"; }

  void ReadOne(int v) {
    VerbGroup& verb = draft_.Verb(v);
    const VerbPlace& place = draft_.Place(v);
    ReadVoice(place, &verb);
    verb.negated = IsNegated(v);
    if (SharesForm(v)) return;
    ReadForm(v, place, &verb);
    if (verb.form == VerbForm::kFinite) ReadTense(place, &verb);
  }

  bool Has(const VerbPlace& place, std::string_view lemma) const {
    return std::any_of(place.words.begin(), place.words.end(), [&](int word) {
      return Tok(word).lemma == lemma &&
             tree_.IsRelated(word, {Deprel::kAux, Deprel::kAuxPass, Deprel::kCop});
    });
  }

  // "is" right before a form in -ing, "being" counted in.
  bool IsProgressive(const VerbPlace& place) const {
    for (size_t i = 0; i + 1 < place.words.size(); ++i) {
      const Token& next = Tok(place.words[i + 1]);
      const bool going = place.top != place.nucleus && place.words[i + 1] == place.top;
      if (Tok(place.words[i]).lemma == "be" && next.xpos == Xpos::kVbg && !going) return true;
    }
    return false;
  }

  void ReadVoice(const VerbPlace& place, VerbGroup* verb) const {
    const Token& head = Tok(verb->head);
    verb->perfect = Has(place, "have");
    verb->progressive = IsProgressive(place);
    if (place.copula != kNoIndex) return;
    const int subject = tree_.Child(place.nucleus, {Deprel::kNsubj});
    const bool after_be = Has(place, "be") && head.xpos == Xpos::kVbn;
    verb->passive = tree_.Child(place.nucleus, {Deprel::kAuxPass}) != kNoIndex || after_be;
    if (place.words.size() == 1 && head.xpos == Xpos::kVbn) verb->passive = subject == kNoIndex;
    if (head.xpos == Xpos::kVbg) verb->passive = false;
  }

  bool IsNoLonger(int t) const {
    return Tok(t).lower == "longer" && tree_.Has(t - 1) && Tok(t - 1).lower == "no";
  }

  // "not only did it leave": it left.
  bool IsNotOnly(int t) const {
    const std::string_view next = tree_.Has(t + 1) ? Tok(t + 1).lower : std::string_view();
    return IsNegation(Tok(t)) && (next == "only" || next == "merely" || next == "just");
  }

  // "Neither A nor B agreed", "no state has signed".
  bool IsNobody(int t) const {
    const bool there = tree_.Child(tree_.Parent(t), {Deprel::kExpl}) != kNoIndex;
    if (there || !tree_.IsRelated(t, {Deprel::kNsubj, Deprel::kNsubjPass})) return false;
    const auto none = [](const Token& token) {
      return token.lower == "no" || token.lower == "neither" || token.lower == "none" ||
             token.lower == "nobody";
    };
    const int word = tree_.Child(t, {Deprel::kDet, Deprel::kCcPreconj});
    return none(Tok(t)) || (word != kNoIndex && none(Tok(word)));
  }

  bool IsNegated(int v) const {
    const VerbPlace& place = draft_.Place(v);
    for (int t : {place.nucleus, place.top}) {
      for (int child : tree_.Children(t)) {
        if (place.outer && child > draft_.Verb(v).range.end) break;
        if (place.inner && child < place.words.front() - 2) continue;
        if (IsNotOnly(child) || SetAside(tree_, child) != kNoIndex) continue;
        if (IsNegation(Tok(child)) || IsNoLonger(child) || IsNobody(child)) return true;
        const bool neither = tree_.IsRelated(child, {Deprel::kCc, Deprel::kCcPreconj});
        if (neither && (Tok(child).lower == "nor" || Tok(child).lower == "neither")) return true;
      }
    }
    return false;
  }

  // ---------------------------------------------------------------- coordination

  // "will send and train", "was arrested and charged": the second has no auxiliary of its own.
  bool SharesForm(int v) {
    const VerbPlace& place = draft_.Place(v);
    if (tree_.Relation(place.top) != Deprel::kConj || place.words.size() > 1) return false;
    if (place.copula != kNoIndex || HasSubject(place.top)) return false;
    const int before = draft_.VerbOf(tree_.Parent(place.top));
    if (before == kNoIndex) return false;
    const VerbGroup& first = draft_.Verb(before);
    const bool helped =
        draft_.Place(before).words.size() > 1 || first.form == VerbForm::kInfinitive;
    if (!helped || !FitsForm(Tok(place.nucleus), draft_.Verb(before))) return false;
    VerbGroup& verb = draft_.Verb(v);
    verb.form = first.form;
    verb.tense = first.tense;
    verb.modal = first.modal;
    verb.perfect = first.perfect;
    verb.progressive = first.progressive;
    verb.passive = first.passive && Tok(place.nucleus).xpos == Xpos::kVbn;
    verb.negated = verb.negated || (first.negated && JoinedByOr(place.top));
    return true;
  }

  bool HasSubject(int t) const {
    return tree_.Child(t, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kExpl, Deprel::kCsubj}) !=
           kNoIndex;
  }

  bool JoinedByOr(int t) const {
    const int link = tree_.Child(t, {Deprel::kCc});
    return link != kNoIndex && (Tok(link).lower == "or" || Tok(link).lower == "nor");
  }

  bool FitsForm(const Token& verb, const VerbGroup& first) const {
    if (verb.xpos == Xpos::kVbg) return first.progressive;
    if (verb.xpos == Xpos::kVbn) return first.perfect || first.passive;
    // "to leave X and recognise Y": taggers take the second for a present.
    const bool base =
        verb.xpos == Xpos::kVb || (verb.xpos == Xpos::kVbp && first.form == VerbForm::kInfinitive);
    if (!base) return false;
    return !first.perfect && !first.passive && !first.progressive;
  }

  // ---------------------------------------------------------------- form and tense

  void ReadForm(int v, const VerbPlace& place, VerbGroup* verb) const {
    const Token& first = Tok(place.words.front());
    const bool alone = place.words.size() == 1;
    verb->form = VerbForm::kFinite;
    if (IsTo(first)) {
      // In a heading "X to visit Y" tells the future.
      const bool heading = tree_.Relation(place.top) == Deprel::kRoot && HasSubject(place.top);
      if (!heading) verb->form = VerbForm::kInfinitive;
    } else if (first.xpos == Xpos::kVbg ||
               (first.upos != Upos::kVerb && first.lower.ends_with("ing"))) {
      verb->form = VerbForm::kGerund;
    } else if (alone && IsBareParticiple(place)) {
      verb->form = VerbForm::kParticiple;
      verb->passive = true;
    } else if (alone && IsBareInfinitive(v, place)) {
      verb->form = VerbForm::kInfinitive;
    }
    if (verb->form == VerbForm::kFinite && alone && IsWhole(place)) verb->passive = false;
  }

  // Without an auxiliary: "troops sent by X", "founded in 1967"; not "X sent troops".
  bool IsBareParticiple(const VerbPlace& place) const {
    const Token& head = Tok(place.nucleus);
    const bool free = !HasSubject(place.top);
    if (head.xpos == Xpos::kVbn) {
      if (FollowsFinite(place) || (!free && OpensWithConjunction(place))) return false;
      return free || tree_.Relation(place.top) == Deprel::kAdvcl ||
             tree_.Relation(place.nucleus) == Deprel::kAcl;
    }
    if (head.xpos != Xpos::kVbd || !free) return false;
    if (tree_.IsRelated(place.top, {Deprel::kAcl, Deprel::kAmod})) {
      return tree_.Child(place.top, {Deprel::kObj, Deprel::kMark}) == kNoIndex;
    }
    return tree_.Relation(place.top) == Deprel::kAdvcl &&
           tree_.Child(place.top, {Deprel::kMark, Deprel::kAdvmod, Deprel::kObj}) == kNoIndex;
  }

  // "after jets entered the airspace": a past tense taken for a participle; not "with talks
  // stopped".
  bool OpensWithConjunction(const VerbPlace& place) const {
    const int mark = tree_.Child(place.top, {Deprel::kMark});
    const bool object = tree_.Child(place.nucleus, {Deprel::kObj}) != kNoIndex;
    return object && mark != kNoIndex && Tok(mark).lower != "with";
  }

  // "broke off talks and called off the visit": a past tense taken for a participle.
  bool FollowsFinite(const VerbPlace& place) const {
    if (tree_.Relation(place.top) != Deprel::kConj) return false;
    const int first = draft_.VerbOf(tree_.Parent(place.top));
    return first != kNoIndex && draft_.Verb(first).form == VerbForm::kFinite;
  }

  // "let the ships depart", "helped rebuild".
  bool IsBareInfinitive(int v, const VerbPlace& place) const {
    const Xpos tag = Tok(place.nucleus).xpos;
    if ((tag != Xpos::kVb && tag != Xpos::kVbp) || place.copula != kNoIndex) return false;
    const int above = draft_.VerbAbove(tree_.Parent(place.top));
    if (tree_.Relation(place.top) == Deprel::kXcomp) return true;
    return above != kNoIndex && above != v && tree_.Relation(place.top) == Deprel::kCcomp &&
           TakesBareInfinitive(Tok(draft_.Verb(above).head).lemma);
  }

  // In a whole sentence a lone participle with a subject is a past tense ("the minister resigned");
  // in a heading it is a passive.
  bool IsWhole(const VerbPlace& place) const {
    const int last = tree_.size() - 1;
    const bool stop =
        Tok(last).xpos == Xpos::kStop || (tree_.Has(last - 1) && Tok(last - 1).xpos == Xpos::kStop);
    return stop && tree_.Child(place.nucleus, {Deprel::kOblAgent}) == kNoIndex;
  }

  // "He cut aid": the form alone does not say.
  bool IsPastAlike(const VerbPlace& place) const {
    const Token& verb = Tok(place.nucleus);
    const int subject = tree_.Child(place.nucleus, {Deprel::kNsubj});
    if (subject == kNoIndex || place.words.size() > 1 || verb.lower != verb.lemma ||
        !HasPastAlike(verb.lemma) || tree_.Child(subject, {Deprel::kConj}) != kNoIndex) {
      return false;
    }
    const Token& noun = Tok(subject);
    return noun.xpos == Xpos::kNnp || noun.xpos == Xpos::kNn || noun.lower == "he" ||
           noun.lower == "she" || noun.lower == "it";
  }

  void ReadTense(const VerbPlace& place, VerbGroup* verb) const {
    const Token& first = Tok(place.words.front());
    for (int word : place.words) {
      if (Tok(word).xpos == Xpos::kMd && !IsFuture(Tok(word))) verb->modal = ModalOf(Tok(word));
    }
    const bool be_to = std::any_of(place.words.begin(), place.words.end(),
                                   [&](int word) { return IsTo(Tok(word)); });
    if (IsFuture(first)) {
      verb->tense = Tense::kFuture;
    } else if (verb->modal.empty()) {
      verb->tense = be_to ? Tense::kFuture : IsPastAlike(place) ? Tense::kPast : TenseOf(first);
    }
  }

  static Tense TenseOf(const Token& token) {
    switch (token.xpos) {
      case Xpos::kVbd:
      case Xpos::kVbn:
        return Tense::kPast;
      case Xpos::kVb:
      case Xpos::kVbp:
      case Xpos::kVbz:
        return Tense::kPresent;
      default:
        return token.lower.ends_with("ed") ? Tense::kPast : Tense::kPresent;
    }
  }

  SyntaxDraft& draft_;
  const DependencyTree& tree_;
};

}  // namespace

void ReadVerbForms(SyntaxDraft* draft) { FormReader(draft).Read(); }

}  // namespace detente
