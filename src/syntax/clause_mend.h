// syntax/clause_mend.h (private to the folder): which clause goes with which, and with whom.
#ifndef DETENTE_SYNTAX_CLAUSE_MEND_H_
#define DETENTE_SYNTAX_CLAUSE_MEND_H_

#include "syntax/tree_edit.h"

namespace detente {

class ClauseMender : public TreeEdit {
 public:
  using TreeEdit::TreeEdit;

  // Mends what hangs on or around the token.
  void Mend(int t);

 private:
  // "the toll that officials collect", read as a toll to the effect that they do.
  void MendRelative(int verb);
  // "said that A left and warned that B".
  void MendSpeech(int t);
  // Of a name or noun with its modifiers: one that the tree hangs elsewhere.
  int PrepositionBefore(int t) const;
  // "Sanctions on Cuba drew": what stands after a preposition between the subject and its verb
  // belongs to the subject.
  void MendSubjectTail(int t);
  // The subject of the verb that begins there.
  int SubjectAt(int verb, int begin) const;
  // The tree may hang it on any part of the name.
  bool HasApposition(int name) const;
  // "Ana Lopez, Peru's minister, accused": a name that heads the sentence, and a verb aside.
  void MendApposedSubject(int verb);
  // "vowed France and its partners would": a verb that takes no person for its object, and the
  // first of two subjects read as that.
  void MendSharedClause(int verb);
  // "condemned plans to leave and build": what has no ending after "and" goes with the infinitive.
  void MendBareConjunct(int t);
  int SubjectOf(int verb) const;
  bool IsPlural(int noun) const;
  bool IsSingular(int noun) const;
  bool IsPluralVerb(int verb) const;
  // "Officials admit that he won and are reopening": a plural goes with the plural subject.
  void MendNumber(int verb);
  // "freed sailors now being held by rebels": right after its noun, a state of the noun.
  void MendState(int verb);
};

}  // namespace detente

#endif  // DETENTE_SYNTAX_CLAUSE_MEND_H_
