// Private to statement/: clauses under nouns of speech, "X's claim that A".
#ifndef DETENTE_STATEMENT_NOUN_CLAUSE_H_
#define DETENTE_STATEMENT_NOUN_CLAUSE_H_

#include "statement/view.h"

namespace detente {

// "X's claim that A surprised B": the verb group whose subject is the claim, also where the parser
// has lost it in the clause; kNoIndex if none. `noun` is the claim, `begin` the first
// token of its clause.
int PredicateOf(const StatementView& view, const StatementSentence& s, int noun, int begin);

}  // namespace detente

#endif  // DETENTE_STATEMENT_NOUN_CLAUSE_H_
