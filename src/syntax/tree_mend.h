// syntax/tree_mend.h (private to the folder): one error that parsers often make, undone.
#ifndef DETENTE_SYNTAX_TREE_MEND_H_
#define DETENTE_SYNTAX_TREE_MEND_H_

#include <span>
#include <vector>

#include "document/sentence.h"

namespace detente {

// "Britain imposed sanctions." read as a phrase around "sanctions", with "imposed" as a participle
// before its noun: makes the participle the verb, what stands before it the subject, and the noun
// the object. Only in sentences with a full stop, and where the phrase stands for a clause.
void MendClausesTakenForPhrases(std::span<const Token> tokens, std::vector<int>* parents,
                                std::vector<Deprel>* relations);

}  // namespace detente

#endif  // DETENTE_SYNTAX_TREE_MEND_H_
