// syntax/layout.h (private to the folder): tokens, phrases and verb groups side by side, and the
// questions about neighbours that coordination and clauses ask.
#ifndef DETENTE_SYNTAX_LAYOUT_H_
#define DETENTE_SYNTAX_LAYOUT_H_

#include <span>
#include <vector>

#include "document/sentence.h"
#include "syntax/syntax.h"

namespace detente {

// No look-around goes farther than this: long sentences cost no more than their length.
constexpr int kMaxLook = 60;

class Layout {
 public:
  Layout(std::span<const Token> tokens, Syntax* syntax);

  int size() const { return static_cast<int>(tokens_.size()); }
  size_t phrase_count() const { return outermost_.size(); }
  bool Has(int t) const { return t >= 0 && t < size(); }
  const Token& Tok(int t) const { return tokens_[static_cast<size_t>(t)]; }
  NounPhrase& Phrase(int p) const { return syntax_->phrases[static_cast<size_t>(p)]; }
  VerbGroup& Verb(int v) const { return syntax_->verbs[static_cast<size_t>(v)]; }
  const Token& HeadOf(int p) const { return Tok(Phrase(p).head); }
  const Token& VerbHead(int v) const { return Tok(Verb(v).head); }

  // The outermost phrase that begins, or ends before, a token; the verb group of a token.
  int PhraseBeginningAt(int t) const { return Has(t) ? phrase_begin_[Pos(t)] : kNoIndex; }
  int PhraseEndingAt(int t) const { return Has(t - 1) ? phrase_end_[Pos(t - 1)] : kNoIndex; }
  int VerbOf(int t) const { return Has(t) ? verb_of_[Pos(t)] : kNoIndex; }
  bool IsOutermost(int p) const { return outermost_[Pos(p)]; }
  bool IsTime(int p) const;

  // First token from t on that is no adverb.
  int SkipAdverbs(int t) const;
  // After the phrase that begins at t, its prepositional phrases and adverbs: the first other
  // token.
  int SkipModifiers(int t) const;
  bool IsFiniteAt(int t) const;
  // A phrase without a preposition begins at t (adverbs between).
  bool IsBarePhraseAt(int t) const;

 private:
  static size_t Pos(int i) { return static_cast<size_t>(i); }

  std::span<const Token> tokens_;
  Syntax* syntax_;
  std::vector<int> phrase_begin_;
  std::vector<int> phrase_end_;
  std::vector<int> verb_of_;
  std::vector<bool> outermost_;
};

// Sets NounPhrase::conjoined, and preposition of later parts of a list.
void FindCoordination(const Layout& layout);

// Sets what relates phrases and verbs: subjects, objects, obliques, governors, clauses.
void FindClauses(const Layout& layout);

// Subject of a verb without one of its own, from its governor.
int ControlledSubject(const Layout& layout, int verb, int governor);

}  // namespace detente

#endif  // DETENTE_SYNTAX_LAYOUT_H_
