// syntax/words.h (private to the folder): closed classes of words that the analysis asks for.
#ifndef DETENTE_SYNTAX_WORDS_H_
#define DETENTE_SYNTAX_WORDS_H_

#include <string_view>

#include "document/sentence.h"

namespace detente {

// who, which, that as a pronoun, whom, whose, what.
bool IsWhPronoun(const Token& token);
// A word that opens a clause whatever follows: if, that, because, who, when, ...
bool IsClauseMarker(const Token& token);
// after, before, since, ...: opens a clause or a prepositional phrase.
bool MayOpenClause(const Token& token);
// including, according, regarding: tagged as verbs, used as prepositions.
bool IsVerbalPreposition(const Token& token);
// during, despite, without: tells about a verb rather than about the noun before it.
bool IsAdverbialPreposition(const Token& token);
// Lemma of a verb that takes a clause without "that" ("said Russia would"), and that may stand
// before its subject ("said the minister").
bool TakesClause(std::string_view lemma);
// "urged X to": who is urged does it.
bool IsObjectControl(std::string_view lemma);
// "called on X to".
bool ControlsThroughPreposition(std::string_view lemma, std::string_view preposition);
// let, make, help: the object's verb has no "to".
bool TakesBareInfinitive(std::string_view lemma);
// Monday, week, year, ago: phrases of time are no subjects where there is another.
bool IsTimeNoun(const Token& token);
bool IsWeekday(const Token& token);
// A strong participle that is no past tense: taken, written, done.
bool IsOnlyParticiple(std::string_view lower);
// A strong past tense that is no participle: took, wrote, was.
bool IsOnlyPast(std::string_view lower);
// put, cut, set: past and base form are one.
bool HasPastAlike(std::string_view lemma);
bool IsNegation(const Token& token);
// out, off, up, down, away: beside a verb they belong to it ("broke off talks").
bool IsParticle(const Token& token);
bool IsQuote(const Token& token);

}  // namespace detente

#endif  // DETENTE_SYNTAX_WORDS_H_
