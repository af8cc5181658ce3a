// syntax/name_mend.h (private to the folder): names, their offices and what describes them.
#ifndef DETENTE_SYNTAX_NAME_MEND_H_
#define DETENTE_SYNTAX_NAME_MEND_H_

#include "syntax/tree_edit.h"

namespace detente {

class NameMender : public TreeEdit {
 public:
  using TreeEdit::TreeEdit;

  // Mends what hangs on or around the token.
  void Mend(int t);

 private:
  static bool IsArgument(Deprel relation);
  // The part of a name before it, cut off from it: the nearest noun to the left with the same head.
  void MendName(int name);
  // "the Rafah crossing": what the name was taken for the noun is.
  void MendNamedNoun(int noun);
  // The "and" that hangs on a token from the left.
  int AndBefore(int t) const;
  // An office stands in the phrase of the name, after the token `from`.
  bool HasOffice(int name, int from) const;
  // "President A X and President B Y": two persons, each with an office, are two.
  void MendPersons(int second);
  // The office that `name` is read as belonging to ("Secretary of State X" as the secretary of X).
  int OfficeBefore(int name) const;
  // "Secretary of State X": X stands where the office stands, which describes X.
  void MendOffice(int name);
  // "with his old colleague X": what stands before the noun belongs to the whole.
  void MendDescription(int noun);
};

}  // namespace detente

#endif  // DETENTE_SYNTAX_NAME_MEND_H_
