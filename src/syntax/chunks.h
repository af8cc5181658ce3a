// syntax/chunks.h (private to the folder): base noun phrases and verb groups by tags, before any
// relation between them is known.
#ifndef DETENTE_SYNTAX_CHUNKS_H_
#define DETENTE_SYNTAX_CHUNKS_H_

#include <span>
#include <vector>

#include "document/sentence.h"
#include "syntax/syntax.h"

namespace detente {

// Verb groups with range, head, form, tense, modal, passive, perfect, progressive, negated. Words
// in -ed without an auxiliary are left finite; clauses decide about them.
std::vector<VerbGroup> FindVerbGroups(std::span<const Token> tokens);

// Noun phrases with range, head, preposition, possessor and pronoun; possessors come after the
// phrase that holds them. Tokens of verb groups are never used.
std::vector<NounPhrase> FindPhrases(std::span<const Token> tokens,
                                    const std::vector<VerbGroup>& verbs);

// A participle in -ed, -en or -ing that may stand before its noun.
bool IsParticipleForm(const Token& token);

}  // namespace detente

#endif  // DETENTE_SYNTAX_CHUNKS_H_
