#include "syntax/tree_mend.h"

#include <algorithm>

namespace detente {
namespace {

size_t Pos(int t) { return static_cast<size_t>(t); }

class Mender {
 public:
  Mender(std::span<const Token> tokens, std::vector<int>* parents, std::vector<Deprel>* relations)
      : tokens_(tokens), parents_(*parents), relations_(*relations) {}

  void Mend() {
    if (!HasStop()) return;
    for (int t = 1; t < Size(); ++t) {
      if (IsParticiple(t) && StandsForClause(Parent(t))) MendAt(t, Parent(t));
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

  // A noun where a clause must be, without a verb of its own.
  bool StandsForClause(int noun) const {
    if (!IsNoun(Tok(noun))) return false;
    switch (Relation(noun)) {
      case Deprel::kRoot:
      case Deprel::kCcomp:
      case Deprel::kAdvcl:
      case Deprel::kParataxis:
        break;
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
    Hang(verb, Parent(noun), Relation(noun));
    Hang(noun, verb, Deprel::kObj);
    Hang(subject, verb, Deprel::kNsubj);
  }

  std::span<const Token> tokens_;
  std::vector<int>& parents_;
  std::vector<Deprel>& relations_;
};

}  // namespace

void MendClausesTakenForPhrases(std::span<const Token> tokens, std::vector<int>* parents,
                                std::vector<Deprel>* relations) {
  Mender(tokens, parents, relations).Mend();
}

}  // namespace detente
