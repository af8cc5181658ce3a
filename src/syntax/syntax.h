// syntax/syntax.h: the syntactic facts that stages ask of a sentence: noun phrases, verb groups and
// who stands where around them. In: tokens with tags and lemmas. Out: phrases by token index.
// Total: any token list gives an analysis, of no phrases at worst.
//
// This view hides how the facts are found. Today by chunks over tags and a stack of open clauses.
// Conventions: a verb's group holds its particle ("broke off"); the main verb of "is ready" is
// "is", and a predicate noun stands among the objects; the agent of a passive is among the obliques
// too; "because of", "according to", "including" count as prepositions (the first word stands for
// all). A prepositional phrase hangs on the noun just before it, unless it tells a time, follows a
// name, or its preposition tells about verbs (during, despite); the verb lists it among its
// obliques all the same, so that callers can look from both sides. Known misses: attachment beyond
// the nearest noun ("a treaty on X with Y"); an auxiliary before its subject ("nor did it say");
// participles that look finite before an object ("troops sent home"); a name right after a singular
// noun without a comma ("after the meeting Putin"); lists without "and"; coordination of a verb
// across a noun's infinitive ("a plan to leave, and expects").
#ifndef DETENTE_SYNTAX_SYNTAX_H_
#define DETENTE_SYNTAX_SYNTAX_H_

#include <string>
#include <vector>

#include "document/sentence.h"

namespace detente {

// Token indices [begin, end) of one sentence.
struct TokenRange {
  int begin = 0;
  int end = 0;

  bool empty() const { return begin >= end; }
  bool Contains(int token) const { return begin <= token && token < end; }
  bool operator==(const TokenRange&) const = default;
};

constexpr int kNoIndex = -1;

// A base noun phrase: "the senior Russian diplomat", "Brazil's foreign ministry", "he".
// Possessors are phrases of their own, inside the range of what they possess.
struct NounPhrase {
  TokenRange range;            // with determiner and adjectives, without the preposition
  int head = kNoIndex;         // token
  int preposition = kNoIndex;  // token that governs it ("on" in "on Chile"), if any
  int governor =
      kNoIndex;  // token that the preposition attaches to (a noun or a verb head), if any
  int possessor = kNoIndex;  // phrase: its "X's" or "his"
  int conjoined = kNoIndex;  // phrase: the next one of a list ("A, B and C": A -> B -> C)
  bool pronoun = false;
};

enum class VerbForm {
  kFinite,
  kInfinitive,
  kGerund,
  kParticiple
};  // participle: without auxiliary
enum class Tense { kNone, kPast, kPresent, kFuture };

// A verb with its auxiliaries, particle and negation: "has not been lifted", "to hold".
struct VerbGroup {
  TokenRange range;     // first to last token of the group
  int head = kNoIndex;  // token: the main verb
  VerbForm form = VerbForm::kFinite;
  Tense tense = Tense::kNone;
  bool passive = false;
  bool perfect = false;
  bool progressive = false;
  bool negated = false;    // not, never, no longer
  std::string modal;       // lemma: may, might, could, would, should, must, can; empty otherwise
  int subject = kNoIndex;  // phrase: grammatical subject; taken over by control and coordination
  bool subject_inherited = false;  // taken over from a governing or preceding verb
  std::vector<int> objects;   // phrases: direct objects, nearest first, coordinated ones included
  std::vector<int> obliques;  // phrases with a preposition after the verb, in order
  int agent = kNoIndex;       // phrase: "by X" of a passive
  int governor =
      kNoIndex;           // verb group that governs it: "failed" of "to impose", "said" of "bombed"
  TokenRange clause;      // the verb's clause, from its subject or marker to its end
  int marker = kNoIndex;  // token that opens the clause: that, if, after, because, which, ...
};

struct Syntax {
  std::vector<NounPhrase> phrases;  // in order of range.begin
  std::vector<VerbGroup> verbs;     // in order of head

  // The innermost phrase that holds a token; kNoIndex if none.
  int PhraseAt(int token) const;
  // The verb group whose range holds a token; kNoIndex if none.
  int VerbAt(int token) const;
  // The phrase and all that are conjoined with it from there on.
  std::vector<int> WithConjoined(int phrase) const;
};

Syntax Analyze(const Sentence& sentence);

// Bytes of a token range of the sentence; {0, 0} for an empty one.
TextSpan SpanOf(const Sentence& sentence, TokenRange range);
// Tokens that overlap a span of the text.
TokenRange TokensIn(const Sentence& sentence, TextSpan span);

}  // namespace detente

#endif  // DETENTE_SYNTAX_SYNTAX_H_
