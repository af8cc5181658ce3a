#include "syntax/name_mend.h"

#include <algorithm>

#include "syntax/words.h"

namespace detente {

void NameMender::Mend(int t) {
  MendNamedNoun(t);
  MendPersons(t);
  MendName(t);
  MendOffice(t);
  MendDescription(t);
}

bool NameMender::IsArgument(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kObj ||
         relation == Deprel::kObl || relation == Deprel::kNmod;
}

void NameMender::MendName(int name) {
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

void NameMender::MendNamedNoun(int noun) {
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

int NameMender::AndBefore(int t) const {
  for (int child = t - 1; child >= 0; --child) {
    if (Parent(child) == t && Relation(child) == Deprel::kCc) return child;
  }
  return -1;
}

bool NameMender::HasOffice(int name, int from) const {
  for (int t = name - 1; t > from; --t) {
    if (Relation(t) == Deprel::kNmodDesc && TopBelow(t, name, name) >= 0) return true;
  }
  return false;
}

void NameMender::MendPersons(int second) {
  const int and_word = AndBefore(second);
  if (Tok(second).upos != Upos::kPropn || and_word < 1 || !HasOffice(second, and_word)) return;
  const int first = and_word - 1;
  if (Tok(first).upos != Upos::kPropn || !HasOffice(first, -1)) return;
  const bool beside = Parent(first) == Parent(second) && Relation(first) == Relation(second);
  const bool inside = Parent(first) == second && IsPartOfPhrase(Relation(first));
  if (inside) Hang(first, Parent(second), Relation(second));
  if (inside || beside) Hang(second, first, Deprel::kConj);
}

int NameMender::OfficeBefore(int name) const {
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

void NameMender::MendOffice(int name) {
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

void NameMender::MendDescription(int noun) {
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

}  // namespace detente
