#include "syntax/tree_edit.h"

#include <algorithm>

namespace detente {

bool TreeEdit::IsPartOfPhrase(Deprel relation) {
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

int TreeEdit::Child(int t, Deprel relation) const {
  for (int child = 0; child < Size(); ++child) {
    if (Parent(child) == t && Relation(child) == relation) return child;
  }
  return -1;
}

int TreeEdit::TopBelow(int t, int verb, int noun) const {
  for (int step = 0; step < 8 && t >= 0; ++step, t = Parent(t)) {
    if (Parent(t) == verb || Parent(t) == noun) return t;
  }
  return -1;
}

int TreeEdit::BeginOf(int t) const {
  int begin = t;
  for (int child = 0; child < t; ++child) {
    int up = child;
    for (int step = 0; step < 8 && up >= 0 && up != t; ++step) up = Parent(up);
    if (up == t) begin = std::min(begin, child);
  }
  return begin;
}

bool TreeEdit::IsFinite(int t) const {
  const Xpos tag = Tok(t).xpos;
  return tag == Xpos::kVbd || tag == Xpos::kVbz || tag == Xpos::kVbp || Child(t, Deprel::kAux) >= 0;
}

bool TreeEdit::HasSubject(int t) const {
  return Child(t, Deprel::kNsubj) >= 0 || Child(t, Deprel::kNsubjPass) >= 0 ||
         Child(t, Deprel::kExpl) >= 0;
}

bool TreeEdit::StandsForClause(int noun) const {
  if (!IsNoun(Tok(noun))) return false;
  switch (Relation(noun)) {
    case Deprel::kRoot:
    case Deprel::kCcomp:
    case Deprel::kAdvcl:
    case Deprel::kParataxis:
      break;
    case Deprel::kAcl:  // "on condition that Chad supplies gas"
      if (Child(noun, Deprel::kMark) >= 0) break;
      return false;
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

bool TreeEdit::IsSubject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass;
}

bool TreeEdit::IsOpeningGerund(int t) const {
  const bool gerund = t == 0 && Tok(t).xpos == Xpos::kVbg && Relation(t) == Deprel::kRoot;
  return gerund && std::any_of(tokens_.begin(), tokens_.end(),
                               [](const Token& token) { return token.form == ","; });
}

}  // namespace detente
