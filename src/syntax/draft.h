// syntax/draft.h (private to the folder): the analysis while it is made, and its steps.
#ifndef DETENTE_SYNTAX_DRAFT_H_
#define DETENTE_SYNTAX_DRAFT_H_

#include <span>
#include <string_view>
#include <vector>

#include "syntax/dependency_tree.h"
#include "syntax/syntax.h"

namespace detente {

// Where a verb group stands in the tree. Of "is going to meet" the top is "going", the nucleus
// "meet"; of "is ready" both are "ready"; otherwise both are the verb.
struct VerbPlace {
  int nucleus = kNoIndex;
  int top = kNoIndex;
  int copula = kNoIndex;   // the form of "be" that is the group's head, if it is one
  bool outer = false;      // "is" of "the aim is to win": another group has the same nucleus
  bool inner = false;      // that other group
  std::vector<int> words;  // auxiliaries, "to" and the verb itself, in order
};

struct SyntaxDraft {
  explicit SyntaxDraft(std::span<const Token> tokens);

  const Token& Tok(int t) const { return tree.Tok(t); }
  std::string_view Lower(int t) const { return tree.Has(t) ? Tok(t).lower : std::string_view(); }
  NounPhrase& Phrase(int p) { return syntax.phrases[static_cast<size_t>(p)]; }
  VerbGroup& Verb(int v) { return syntax.verbs[static_cast<size_t>(v)]; }
  const NounPhrase& Phrase(int p) const { return syntax.phrases[static_cast<size_t>(p)]; }
  const VerbGroup& Verb(int v) const { return syntax.verbs[static_cast<size_t>(v)]; }
  const VerbPlace& Place(int v) const { return places[static_cast<size_t>(v)]; }
  // The phrase whose nucleus the token is; kNoIndex if none.
  int PhraseOf(int t) const { return tree.Has(t) ? phrase_of[static_cast<size_t>(t)] : kNoIndex; }
  // The verb group whose nucleus or top the token is (the inner one of two).
  int VerbOf(int t) const { return tree.Has(t) ? verb_of[static_cast<size_t>(t)] : kNoIndex; }
  // The nearest verb group at the token or above it.
  int VerbAbove(int t) const { return tree.Has(t) ? verb_above[static_cast<size_t>(t)] : kNoIndex; }
  // The nucleus of the base phrase that holds the token; kNoIndex if none.
  int Owner(int t) const { return tree.Has(t) ? owner[static_cast<size_t>(t)] : kNoIndex; }
  int NucleusOf(int p) const { return nuclei[static_cast<size_t>(p)]; }

  DependencyTree tree;
  Syntax syntax;
  std::vector<int> owner;
  std::vector<int> nuclei;  // of phrases
  std::vector<int> phrase_of;
  std::vector<VerbPlace> places;  // of verb groups
  std::vector<int> verb_of;
  std::vector<int> verb_above;
  std::vector<int> verbs_top_down;  // a governing verb before those it governs
};

// Each step needs those before it.
void FindPhrases(SyntaxDraft* draft);     // phrases with range, head, possessor, pronoun
void FindVerbGroups(SyntaxDraft* draft);  // groups with range, head, places; order and ways up
void ReadVerbForms(SyntaxDraft* draft);   // form, tense, modal, voice, aspect, negation
void LinkPhrases(SyntaxDraft* draft);     // preposition, governor, conjoined
void FindArguments(SyntaxDraft* draft);   // governor, subject, objects, obliques, agent
void FindClauses(SyntaxDraft* draft);     // marker, clause

// A noun or adjective that the tree treats as a verb: it has a subject and an object.
bool IsMistagged(const DependencyTree& tree, int t);
// "A, X said": a verb of speech with a subject of its own that stands aside in or after what is
// said, whatever it hangs on by.
bool IsParenthesis(const SyntaxDraft& draft, int verb);
// "not A but B", "B, not A": the noun that the "not" at a token sets aside; kNoIndex where it
// negates something else.
int SetAside(const DependencyTree& tree, int token);
// A phrase that tells a time: "Monday", "last week", "May 31".
bool TellsTime(const SyntaxDraft& draft, int phrase);

}  // namespace detente

#endif  // DETENTE_SYNTAX_DRAFT_H_
