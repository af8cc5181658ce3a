#include "syntax/tree_mend.h"

#include <algorithm>

#include "syntax/clause_mend.h"
#include "syntax/name_mend.h"
#include "syntax/tree_edit.h"

namespace detente {
namespace {

// Verbs that the tree takes for a part of a phrase.
class PredicateMender : public TreeEdit {
 public:
  using TreeEdit::TreeEdit;

  void Mend() {
    if (!HasStop()) return;
    for (int t = 1; t < Size(); ++t) {
      if (IsHiddenVerb(t) && StandsForClause(Parent(t))) {
        MendAt(t, Parent(t));
      } else if (IsHiddenVerb(t)) {
        MendPredicate(t, Parent(t));
      } else if (const int object = JoinedObject(t); object >= 0) {
        MendJoined(t, object);
      } else if (Tok(t).xpos == Xpos::kNns && StandsForClause(t)) {
        MendPlural(t);
      }
    }
  }

 private:
  bool HasStop() const {
    for (int t = Size() - 1; t >= std::max(0, Size() - 2); --t) {
      if (Tok(t).xpos == Xpos::kStop) return true;
    }
    return false;
  }

  // "Britain imposed", "Chad supplies gas": a verb right after a noun that is no part of a
  // compound, whatever the tree says.
  bool IsHiddenVerb(int t) const {
    const Token& token = Tok(t);
    const bool form =
        token.upos == Upos::kVerb && (token.xpos == Xpos::kVbn || token.xpos == Xpos::kVbd ||
                                      token.xpos == Xpos::kVbz || token.xpos == Xpos::kVbp);
    return form && Parent(t) > t && IsNoun(Tok(t - 1)) &&
           (Relation(t) == Deprel::kAmod || Relation(t) == Deprel::kCompound);
  }

  // "recalled its envoy and halted aid": the noun that the tree has joined to "envoy", as halted
  // aid or beside a verb without an object; -1 if none.
  int JoinedObject(int t) const {
    const bool finite = Tok(t).xpos == Xpos::kVbd || Tok(t).xpos == Xpos::kVbz;
    if (!finite || Tok(t - 1).upos != Upos::kCconj || Child(t, Deprel::kObj) >= 0) return -1;
    const bool part = Relation(t) == Deprel::kAmod || Relation(t) == Deprel::kCompound;
    for (int noun = t + 1; noun < Size(); ++noun) {
      const int first = Parent(noun);
      if (Relation(noun) != Deprel::kConj || first < 0 || first > t) continue;
      const int verb = Relation(first) == Deprel::kObj ? Parent(first) : -1;
      if (verb < 0 || verb > first || Tok(verb).xpos != Tok(t).xpos) return -1;
      const bool joined = Relation(t) == Deprel::kConj && Parent(t) == verb;
      return joined || (part && Parent(t) == noun) ? noun : -1;
    }
    return -1;
  }

  void MendJoined(int verb, int noun) {
    Hang(verb, Parent(Parent(noun)), Deprel::kConj);
    Hang(verb - 1, verb, Deprel::kCc);
    Hang(noun, verb, Deprel::kObj);
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
};

}  // namespace

void MendTree(std::span<const Token> tokens, std::vector<int>* parents,
              std::vector<Deprel>* relations) {
  NameMender names(tokens, parents, relations);
  ClauseMender clauses(tokens, parents, relations);
  for (int t = 1; t < static_cast<int>(tokens.size()); ++t) {
    names.Mend(t);
    clauses.Mend(t);
  }
  PredicateMender(tokens, parents, relations).Mend();
}

}  // namespace detente
