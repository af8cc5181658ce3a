#include "syntax/tree_mend.h"

#include <algorithm>

#include "syntax/words.h"

namespace detente {
namespace {

size_t Pos(int t) { return static_cast<size_t>(t); }

class Mender {
 public:
  Mender(std::span<const Token> tokens, std::vector<int>* parents, std::vector<Deprel>* relations)
      : tokens_(tokens), parents_(*parents), relations_(*relations) {}

  void Mend() {
    for (int t = 1; t < Size(); ++t) {
      MendNamedNoun(t);
      MendRelative(t);
      MendPersons(t);
      MendName(t);
      MendOffice(t);
      MendDescription(t);
      MendSpeech(t);
      MendSubjectTail(t);
      MendApposedSubject(t);
      MendSharedClause(t);
      MendBareConjunct(t);
      MendNumber(t);
      MendState(t);
    }
    if (!HasStop()) return;
    for (int t = 1; t < Size(); ++t) {
      if (IsParticiple(t) && StandsForClause(Parent(t))) {
        MendAt(t, Parent(t));
      } else if (IsParticiple(t)) {
        MendPredicate(t, Parent(t));
      } else if (Tok(t).xpos == Xpos::kNns && StandsForClause(t)) {
        MendPlural(t);
      }
    }
  }

 private:
  int Size() const { return static_cast<int>(tokens_.size()); }
  const Token& Tok(int t) const { return tokens_[Pos(t)]; }
  int Parent(int t) const { return parents_[Pos(t)]; }
  Deprel Relation(int t) const { return relations_[Pos(t)]; }
  void Hang(int t, int parent, Deprel relation) {
    parents_[Pos(t)] = parent;
    relations_[Pos(t)] = relation;
  }

  bool HasStop() const {
    for (int t = Size() - 1; t >= std::max(0, Size() - 2); --t) {
      if (Tok(t).xpos == Xpos::kStop) return true;
    }
    return false;
  }

  static bool IsNoun(const Token& token) {
    return token.upos == Upos::kNoun || token.upos == Upos::kPropn || token.upos == Upos::kPron;
  }

  // "Britain imposed": a participle right after a noun that is no part of a compound.
  bool IsParticiple(int t) const {
    const Token& token = Tok(t);
    const bool form =
        token.upos == Upos::kVerb && (token.xpos == Xpos::kVbn || token.xpos == Xpos::kVbd);
    return form && Parent(t) > t && IsNoun(Tok(t - 1)) &&
           (Relation(t) == Deprel::kAmod || Relation(t) == Deprel::kCompound);
  }

  // "Speaking in Suva, the minister": all that is left of a clause is a gerund before a comma.
  bool IsOpeningGerund(int t) const {
    const bool gerund = t == 0 && Tok(t).xpos == Xpos::kVbg && Relation(t) == Deprel::kRoot;
    return gerund && std::any_of(tokens_.begin(), tokens_.end(),
                                 [](const Token& token) { return token.form == ","; });
  }

  // A noun where a clause must be, without a verb of its own.
  bool StandsForClause(int noun) const {
    if (!IsNoun(Tok(noun))) return false;
    switch (Relation(noun)) {
      case Deprel::kRoot:
      case Deprel::kCcomp:
      case Deprel::kAdvcl:
      case Deprel::kParataxis:
        break;
      case Deprel::kObj:
      case Deprel::kObl:
        if (IsOpeningGerund(Parent(noun))) break;
        return false;
      default:
        return false;
    }
    for (int t = 0; t < Size(); ++t) {
      if (Parent(t) != noun) continue;
      switch (Relation(t)) {
        case Deprel::kCop:
        case Deprel::kAux:
        case Deprel::kAuxPass:
        case Deprel::kNsubj:
        case Deprel::kNsubjPass:
        case Deprel::kNsubjOuter:
        case Deprel::kExpl:
        case Deprel::kCase:
          return false;
        default:
          break;
      }
    }
    return true;
  }

  // The token at or above t that hangs on the verb or the noun.
  int TopBelow(int t, int verb, int noun) const {
    for (int step = 0; step < 8 && t >= 0; ++step, t = Parent(t)) {
      if (Parent(t) == verb || Parent(t) == noun) return t;
    }
    return -1;
  }

  static bool IsPartOfPhrase(Deprel relation) {
    switch (relation) {
      case Deprel::kDet:
      case Deprel::kDetPredet:
      case Deprel::kAmod:
      case Deprel::kCompound:
      case Deprel::kNmodPoss:
      case Deprel::kNmodDesc:
      case Deprel::kNummod:
      case Deprel::kFlat:
        return true;
      default:
        return false;
    }
  }

  int Child(int t, Deprel relation) const {
    for (int child = 0; child < Size(); ++child) {
      if (Parent(child) == t && Relation(child) == relation) return child;
    }
    return -1;
  }

  // "Ghana plans to leave", "Reuters reports that": a name right before, a clause right after.
  void MendPlural(int verb) {
    const int subject = TopBelow(verb - 1, verb, verb);
    if (subject < 0 || Relation(subject) != Deprel::kCompound ||
        Tok(subject).upos != Upos::kPropn || Child(verb, Deprel::kDet) >= 0) {
      return;
    }
    for (int t = verb + 1; t < Size(); ++t) {
      if (Parent(t) != verb) continue;
      const bool to = Tok(verb + 1).lower == "to" && Tok(t).xpos == Xpos::kVb;
      const bool that = Tok(verb + 1).lower == "that" && Parent(verb + 1) == t;
      if (Relation(t) != Deprel::kAcl && Relation(t) != Deprel::kAclRelcl &&
          Relation(t) != Deprel::kXcomp && Relation(t) != Deprel::kCcomp) {
        continue;
      }
      if (!to && !that) continue;
      Hang(t, verb, to ? Deprel::kXcomp : Deprel::kCcomp);
      Hang(subject, verb, Deprel::kNsubj);
      return;
    }
  }

  static bool IsArgument(Deprel relation) {
    return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass ||
           relation == Deprel::kObj || relation == Deprel::kObl || relation == Deprel::kNmod;
  }

  // The part of a name before it, cut off from it: the nearest noun to the left with the same head.
  void MendName(int name) {
    constexpr int kReach = 4;
    if (Tok(name).upos != Upos::kPropn || !IsArgument(Relation(name))) return;
    for (int t = name - 1; t >= std::max(0, name - kReach); --t) {
      if (Parent(t) == name && IsPartOfPhrase(Relation(t)) && Relation(t) != Deprel::kDet) continue;
      const bool part = (Tok(t).upos == Upos::kPropn || Tok(t).upos == Upos::kNoun) &&
                        Parent(t) == Parent(name) && Relation(t) == Relation(name);
      if (!part) return;
      if (t + 1 == name && Tok(t).upos == Upos::kPropn) {
        Hang(name, t, Deprel::kFlat);
      } else {
        Hang(t, name, Deprel::kNmodDesc);
      }
      return;
    }
  }

  // "the Rafah crossing": what the name was taken for the noun is.
  void MendNamedNoun(int noun) {
    const int name = noun - 1;
    const bool cut_off = Relation(noun) == Deprel::kXcomp || Relation(noun) == Deprel::kAcl ||
                         Relation(noun) == Deprel::kAdvcl || Relation(noun) == Deprel::kCcomp;
    const bool beside = Parent(noun) == name || Parent(noun) == Parent(name);
    const bool named = IsNoun(Tok(name)) && Tok(name).form != Tok(name).lower;
    if (Tok(noun).xpos != Xpos::kNn || !named || !cut_off || !beside) {
      return;
    }
    const int above = Parent(name);
    const bool verb = above >= 0 && above < name && Tok(above).upos == Upos::kVerb;
    for (int t = 0; t < Size(); ++t) {
      if (Parent(t) == name && t != noun) Hang(t, noun, Relation(t));
      if (Parent(t) == noun && Relation(t) == Deprel::kObl && verb) Hang(t, above, Deprel::kObl);
    }
    Hang(noun, above, Relation(name));
    Hang(name, noun, Deprel::kCompound);
  }

  // "the toll that officials collect", read as a toll to the effect that they do.
  void MendRelative(int verb) {
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

  // The "and" that hangs on a token from the left.
  int AndBefore(int t) const {
    for (int child = t - 1; child >= 0; --child) {
      if (Parent(child) == t && Relation(child) == Deprel::kCc) return child;
    }
    return -1;
  }

  // An office stands in the phrase of the name, after the token `from`.
  bool HasOffice(int name, int from) const {
    for (int t = name - 1; t > from; --t) {
      if (Relation(t) == Deprel::kNmodDesc && TopBelow(t, name, name) >= 0) return true;
    }
    return false;
  }

  // "President A X and President B Y": two persons, each with an office, are two.
  void MendPersons(int second) {
    const int and_word = AndBefore(second);
    if (Tok(second).upos != Upos::kPropn || and_word < 1 || !HasOffice(second, and_word)) return;
    const int first = and_word - 1;
    if (Tok(first).upos != Upos::kPropn || !HasOffice(first, -1)) return;
    const bool beside = Parent(first) == Parent(second) && Relation(first) == Relation(second);
    const bool inside = Parent(first) == second && IsPartOfPhrase(Relation(first));
    if (inside) Hang(first, Parent(second), Relation(second));
    if (inside || beside) Hang(second, first, Deprel::kConj);
  }

  // The office that `name` is read as belonging to ("Secretary of State X" as the secretary of X).
  int OfficeBefore(int name) const {
    const int office = Parent(name);
    if (Tok(name).upos != Upos::kPropn || Relation(name) != Deprel::kNmod || office < 0 ||
        office + 2 >= name || !IsOfficeWithDomain(Tok(office).lower) ||
        Tok(office).form == Tok(office).lower || Tok(office + 1).upos != Upos::kAdp) {
      return -1;
    }
    for (int t = office + 1; t < name; ++t) {
      const bool inside = Tok(t).upos == Upos::kAdp || IsNoun(Tok(t)) || Tok(t).upos == Upos::kAdj;
      if (!inside || (Tok(t).upos != Upos::kAdp && Tok(t).form == Tok(t).lower)) return -1;
    }
    return office;
  }

  // "Secretary of State X": X stands where the office stands, which describes X.
  void MendOffice(int name) {
    const int office = OfficeBefore(name);
    if (office < 0) return;
    const int domain = name - 1;
    for (int t = 0; t < Size(); ++t) {
      if (t == domain || t == name) continue;
      if (Parent(t) == name && t > office && t < domain) Hang(t, domain, Relation(t));
      if (Parent(t) == office && (t > name || Relation(t) == Deprel::kCase)) {
        Hang(t, name, Relation(t));
      }
    }
    Hang(domain, office, Deprel::kNmod);
    Hang(name, Parent(office), Relation(office));
    Hang(office, name, Deprel::kNmodDesc);
  }

  // "with his old colleague X": what stands before the noun belongs to the whole.
  void MendDescription(int noun) {
    const int name = Parent(noun);
    const bool describes =
        (Relation(noun) == Deprel::kCompound || Relation(noun) == Deprel::kNmodDesc) &&
        Tok(noun).upos == Upos::kNoun && name > noun && Tok(name).upos == Upos::kPropn;
    if (!describes || Child(name, Deprel::kCase) >= 0) return;
    for (int t = 0; t < noun; ++t) {
      const bool preposition =
          Relation(t) == Deprel::kCase && Tok(t).upos == Upos::kAdp && Tok(t + 1).form != "-";
      if (Parent(t) != noun) continue;
      if (preposition || Relation(t) == Deprel::kNmodPoss) Hang(t, name, Relation(t));
    }
  }

  // "said that A left and warned that B".
  void MendSpeech(int t) {
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

  // "condemned plans to leave and build": what has no ending after "and" goes with the infinitive.
  void MendBareConjunct(int t) {
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

  static bool IsSubject(Deprel relation) {
    return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass;
  }

  // Of a name or noun with its modifiers: one that the tree hangs elsewhere.
  int PrepositionBefore(int t) const {
    int first = t;
    while (first > 0 && Parent(first - 1) == t && Tok(first - 1).upos != Upos::kAdp) --first;
    const int before = first - 1;
    return before >= 0 && Tok(before).upos == Upos::kAdp && Parent(before) >= first ? before : -1;
  }

  // "Sanctions on Cuba drew": what stands after a preposition between the subject and its verb
  // belongs to the subject.
  void MendSubjectTail(int t) {
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

  bool IsFinite(int t) const {
    const Xpos tag = Tok(t).xpos;
    return tag == Xpos::kVbd || tag == Xpos::kVbz || tag == Xpos::kVbp ||
           Child(t, Deprel::kAux) >= 0;
  }
  bool HasSubject(int t) const {
    return Child(t, Deprel::kNsubj) >= 0 || Child(t, Deprel::kNsubjPass) >= 0 ||
           Child(t, Deprel::kExpl) >= 0;
  }
  // The first token of what hangs on t.
  int BeginOf(int t) const {
    int begin = t;
    for (int child = 0; child < t; ++child) {
      int up = child;
      for (int step = 0; step < 8 && up >= 0 && up != t; ++step) up = Parent(up);
      if (up == t) begin = std::min(begin, child);
    }
    return begin;
  }

  // The subject of the verb that begins there.
  int SubjectAt(int verb, int begin) const {
    for (int t = begin; t < verb; ++t) {
      const bool subject = Relation(t) == Deprel::kNsubj && Parent(t) == verb;
      if (subject && BeginOf(t) == begin) return t;
    }
    return -1;
  }

  // The tree may hang it on any part of the name.
  bool HasApposition(int name) const {
    if (Child(name, Deprel::kAppos) >= 0) return true;
    for (int t = name + 1; t < Size() && Parent(t) == name && Relation(t) == Deprel::kFlat; ++t) {
      if (Child(t, Deprel::kAppos) >= 0) return true;
    }
    return false;
  }

  // "Ana Lopez, Peru's minister, accused": a name that heads the sentence, and a verb aside.
  void MendApposedSubject(int verb) {
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

  // "vowed France and its partners would": a verb that takes no person for its object, and the
  // first of two subjects read as that.
  void MendSharedClause(int verb) {
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

  int SubjectOf(int verb) const { return Child(verb, Deprel::kNsubj); }
  bool IsPlural(int noun) const {
    return Tok(noun).xpos == Xpos::kNns || Tok(noun).xpos == Xpos::kNnps ||
           Tok(noun).lower == "they" || Child(noun, Deprel::kConj) >= 0;
  }
  bool IsSingular(int noun) const {
    const bool tag = Tok(noun).xpos == Xpos::kNn || Tok(noun).xpos == Xpos::kNnp;
    const std::string& word = Tok(noun).lower;
    const bool pronoun = word == "he" || word == "she" || word == "it";
    return pronoun || (tag && Child(noun, Deprel::kConj) < 0);
  }
  bool IsPluralVerb(int verb) const {
    const int aux = std::max(Child(verb, Deprel::kAux), Child(verb, Deprel::kAuxPass));
    const std::string& word = Tok(aux >= 0 ? aux : verb).lower;
    return word == "are" || word == "have" || word == "were";
  }

  // "Officials admit that he won and are reopening": a plural goes with the plural subject.
  void MendNumber(int verb) {
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

  // "freed sailors now being held by rebels": right after its noun, a state of the noun.
  void MendState(int verb) {
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

  void TakeMarks(int from, int to) {
    for (int t = to + 1; t < Size(); ++t) {
      if (Parent(t) == from && Relation(t) == Deprel::kPunct) Hang(t, to, Deprel::kPunct);
    }
  }

  void MendAt(int verb, int noun) {
    const int subject = TopBelow(verb - 1, verb, noun);
    if (subject < 0 || subject >= verb || !IsNoun(Tok(subject))) return;
    for (int t = 0; t < Size(); ++t) {
      if (t == verb || t == subject || (Parent(t) != noun && Parent(t) != verb)) continue;
      if (t < verb) {
        const bool with_subject = IsPartOfPhrase(Relation(t));
        Hang(t, with_subject ? subject : verb, Relation(t));
      } else if (Relation(t) == Deprel::kPunct || Relation(t) == Deprel::kAdvcl ||
                 Relation(t) == Deprel::kParataxis) {
        Hang(t, verb, Relation(t));
      }
    }
    const int above = Parent(noun);
    if (Relation(noun) == Deprel::kObj || Relation(noun) == Deprel::kObl) {
      Hang(verb, Parent(above), Relation(above));
      Hang(above, verb, Deprel::kAdvcl);
      TakeMarks(above, verb);
    } else {
      Hang(verb, above, Relation(noun));
    }
    Hang(noun, verb, Deprel::kObj);
    Hang(subject, verb, Deprel::kNsubj);
  }

  void MendRow(int verb, int noun) {
    const int first = Parent(noun);
    if (first < 0 || !StandsForClause(first)) return;
    int last = -1;
    for (int t = first + 1; t < verb; ++t) {
      if (Parent(t) == first && Relation(t) == Deprel::kConj) last = t;
    }
    if (last < 0 || Child(noun, Deprel::kCc) >= 0) return;
    Hang(verb, Parent(first), Relation(first));
    Hang(first, verb, Deprel::kNsubj);
    Hang(noun, verb, Deprel::kObj);
    for (int t = noun + 1; t < Size(); ++t) {
      if (Parent(t) == first) Hang(t, verb, Relation(t));
    }
  }

  // "Jets and tanks shelled positions": read as jets that are shelled positions, or as three things
  // in a row.
  void MendPredicate(int verb, int noun) {
    if (Relation(noun) == Deprel::kConj) return MendRow(verb, noun);
    const int subject = Child(noun, Deprel::kNsubj);
    const bool clause = Relation(noun) == Deprel::kRoot || Relation(noun) == Deprel::kCcomp ||
                        Relation(noun) == Deprel::kParataxis;
    if (!clause || subject < 0 || subject >= verb || Child(noun, Deprel::kCop) >= 0) return;
    if (TopBelow(verb - 1, noun, noun) != subject) return;
    Hang(verb, Parent(noun), Relation(noun));
    for (int t = 0; t < Size(); ++t) {
      const bool own = t > verb && IsPartOfPhrase(Relation(t));
      const bool after = t > noun && Relation(t) != Deprel::kPunct;
      if (Parent(t) == noun && !own && !after) Hang(t, verb, Relation(t));
    }
    Hang(noun, verb, Deprel::kObj);
  }

  std::span<const Token> tokens_;
  std::vector<int>& parents_;
  std::vector<Deprel>& relations_;
};

}  // namespace

void MendTree(std::span<const Token> tokens, std::vector<int>* parents,
              std::vector<Deprel>* relations) {
  Mender(tokens, parents, relations).Mend();
}

}  // namespace detente
