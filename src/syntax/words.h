// syntax/words.h (private to the folder): closed classes of words that tell what the tree leaves
// open.
#ifndef DETENTE_SYNTAX_WORDS_H_
#define DETENTE_SYNTAX_WORDS_H_

#include <string_view>

#include "document/sentence.h"

namespace detente {

// who, which, that as a relative pronoun, whose, what, when, where, how.
bool IsWhWord(const Token& token);
// not, n't, never.
bool IsNegation(const Token& token);
// Before a gerund such a word is a preposition and opens no clause: by, of, from, without.
bool IsPlainPreposition(std::string_view word);
// Lemma of a verb that may be put into or behind what is said ("A, X said").
bool IsSpeechVerb(std::string_view lemma);
// Lemma of a verb that takes a clause, and no person or state for its object.
bool SaysClauseOnly(std::string_view lemma);
// "urged X to", "sent X to": X does it, even where the tree takes the infinitive for a purpose.
bool IsObjectControl(std::string_view lemma);
// "called on X to".
bool ControlsThroughPreposition(std::string_view lemma, std::string_view preposition);
// let, make, help: the object's verb has no "to".
bool TakesBareInfinitive(std::string_view lemma);
// put, cut, set: past and base form are one.
bool HasPastAlike(std::string_view lemma);
// aim, plan, way: "the aim is to win" tells of no future.
bool IsAim(const Token& token);
// Monday, week, year, 2014.
bool IsTimeNoun(const Token& token);
// minister, secretary, chief: "Minister of Defence X" names X.
bool IsOfficeWithDomain(std::string_view word);
// way, reason, place: "the way they voted" has no gap for an object.
bool IsMannerNoun(std::string_view lemma);

// claim, news, hope: "the claim that they fled" tells what is claimed.
bool TakesThatClause(std::string_view lemma);

}  // namespace detente

#endif  // DETENTE_SYNTAX_WORDS_H_
