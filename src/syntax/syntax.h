// syntax/syntax.h: the syntactic facts that stages ask of a sentence: noun phrases, verb groups and
// who stands where around them. In: tokens with tags, lemmas and a tree of Universal Dependencies.
// Out: phrases by token index. Total: any heads and labels give an analysis, of no phrases at
// worst.
//
// Conventions: a verb's group is a run of tokens with its auxiliaries, "to", negation and particle
// ("has not been broken off"); an auxiliary before the subject ("did it say") counts for tense and
// modality, but stays outside the run. "is going to meet", "are to meet" are futures of "meet". The
// main verb of "is ready" is "is"; a predicate noun stands among the objects. The agent of a
// passive is among the obliques too. "because of", "according to", "including" count as
// prepositions (the first word stands for all). A prepositional phrase hangs where the tree hangs
// it; the verb lists among its obliques those inside its objects and obliques too, so that callers
// can look from both sides. A relative pronoun is no phrase: its noun is the subject or object of
// the clause, as it is where there is no pronoun ("the weapons Iran sold"). "for X to": X is the
// infinitive's subject and hangs with "for" on what governs it. Verbs after "and" share subject,
// auxiliaries, marker, and an object that stands after them all. Of `"A," X said` the verb "said"
// governs A whatever the tree takes for the root. Participles and gerunds right at a noun ("troops
// sent by X") and relative clauses have no governor; infinitives and clauses with "that" or "of"
// have the verb above.
//
// Known misses: what the parser gets wrong, most often prepositional phrases and the reach of
// "and"; a pronoun's object of a preposition ("the treaty with which"); "easy to attack", where the
// subject is attacked; who an infinitive or gerund means where neither the verb above nor its noun
// says.
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
  int governor = kNoIndex;     // head of the phrase or verb group that the preposition attaches to
  int possessor = kNoIndex;    // phrase: its "X's" or "his"
  int conjoined = kNoIndex;    // phrase: the next one of a list ("A, B and C": A -> B -> C)
  bool pronoun = false;
  bool set_aside = false;  // A of "not A but B" and of "B, not A"
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
  std::vector<int> objects;   // phrases: objects and predicate nouns, coordinated ones included
  std::vector<int> obliques;  // phrases with a preposition after the verb, in order
  int agent = kNoIndex;       // phrase: "by X" of a passive
  int governor = kNoIndex;    // verb group: "failed" of "to impose", "said" of "bombed"
  // The verb's clause: from its marker, subject or first adjunct to its end, with the clauses
  // inside it, without clauses before it, and without those after "and".
  TokenRange clause;
  int marker = kNoIndex;  // token that opens the clause: that, if, after, because, which, ...
};

struct Syntax {
  std::vector<NounPhrase> phrases;  // in order of range.begin
  std::vector<VerbGroup> verbs;     // in order of head

  // The innermost phrase that holds a token; kNoIndex if none.
  int PhraseAt(int token) const;
  // The verb group whose range holds a token; kNoIndex if none.
  int VerbAt(int token) const;
  // The phrase and all that are conjoined with it from there on, without what is set aside.
  std::vector<int> WithConjoined(int phrase) const;
};

Syntax Analyze(const Sentence& sentence);

// Bytes of a token range of the sentence; {0, 0} for an empty one.
TextSpan SpanOf(const Sentence& sentence, TokenRange range);
// Tokens that overlap a span of the text.
TokenRange TokensIn(const Sentence& sentence, TextSpan span);

}  // namespace detente

#endif  // DETENTE_SYNTAX_SYNTAX_H_
