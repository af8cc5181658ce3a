// syntax/tree_mend.h (private to the folder): errors that parsers often make, undone.
#ifndef DETENTE_SYNTAX_TREE_MEND_H_
#define DETENTE_SYNTAX_TREE_MEND_H_

#include <span>
#include <vector>

#include "document/sentence.h"

namespace detente {

// Mends, where the tokens leave no doubt:
// - "Britain imposed sanctions." read as a phrase around "sanctions", with "imposed" as a
// participle
//   before its noun, in a sentence with a full stop where the phrase stands for a clause: the
//   participle becomes the verb, what stands before it the subject, the noun the object;
// - "Jets and tanks shelled positions." read as jets that are positions: the same;
// - "Ghana plans to leave." read as plans of Ghana: the plural becomes a verb;
// - "Narendra Modi", "watchdog Amnesty" read as two subjects side by side: one name;
// - "Secretary of State X" read as a secretary whom X has: X is who holds the office;
// - "President A X and President B Y will meet" read with Y alone for the subject: both meet;
// - "reopened the Rafah crossing" read with Rafah for the object: the crossing is;
// - "the toll that officials collect" read as a toll to the effect that they do: they collect it;
// - "with his colleague X" read as "colleague with his": both belong to X;
// - "sanctions on Cuba drew protest" read as Cuba drawing: it belongs to the subject before it;
// - "said that A left and warned that B": the verb of speech goes with "said", not with "left";
// - "Ana Lopez, the minister, accused" read as a name with a clause aside: the name is its subject;
// - "condemned plans to leave and build" read as "condemned and build": both are planned;
// - "vowed France and its partners would" read as a vow of France: both are subjects of the clause;
// - "ministers admit that he won and are reopening" read as his reopening: a plural verb goes with
//   the plural subject;
// - "sailors now being held" read as an adjunct of the verb before: it tells of the sailors.
void MendTree(std::span<const Token> tokens, std::vector<int>* parents,
              std::vector<Deprel>* relations);

}  // namespace detente

#endif  // DETENTE_SYNTAX_TREE_MEND_H_
