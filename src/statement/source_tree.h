// Private to statement/: who speaks, by the dependency tree.
#ifndef DETENTE_STATEMENT_SOURCE_TREE_H_
#define DETENTE_STATEMENT_SOURCE_TREE_H_

#include <initializer_list>

#include "statement/view.h"

namespace detente {

// The first dependent of a token with one of the relations; kNoIndex if none.
int DependentOf(const StatementSentence& s, int head, std::initializer_list<Deprel> relations);

// All that hangs on a token, itself included, from the first to the last token; without the marks
// around it, and without what stands in another quotation than the token.
TokenRange SubtreeOf(const StatementSentence& s, int head);

// The subject of a verb, with what describes it but for clauses between commas: "the minister, 45".
// The tree knows its bounds; where it has another phrase than the one that stands before the verb,
// or cuts that one short, the one before the verb holds. Empty if there is none.
TokenRange SubjectBefore(const StatementSentence& s, int verb, int end);

// The subject of a passive, with all that belongs to it: "at least 12 of the men, now in custody".
TokenRange PassiveSubject(const StatementSentence& s, int verb, int end);

// Whom "who" stands for: "officials in the war on the group who say" are the officials. `near` is
// the phrase before "who", `verb` the first token of the verb group after it.
TokenRange AntecedentOf(const StatementSentence& s, TokenRange near, int verb);

// The subject that begins at `begin`, after its verb.
TokenRange SubjectAfter(const StatementSentence& s, int verb, int begin);

// A "that" that opens a relative clause: "the claims that he made".
bool OpensRelative(const StatementSentence& s, int that);

// The clause that a marker ("that") opens; empty if the tree has none.
TokenRange ClauseUnder(const StatementSentence& s, int marker);

}  // namespace detente

#endif  // DETENTE_STATEMENT_SOURCE_TREE_H_
