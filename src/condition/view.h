// condition/view.h (private): a sentence as the rules of this stage look at it.
#ifndef DETENTE_CONDITION_VIEW_H_
#define DETENTE_CONDITION_VIEW_H_

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "condition/condition.h"
#include "condition/lexicon.h"
#include "syntax/syntax.h"

namespace detente::condition {

class ConditionView {
 public:
  ConditionView(const ConditionInput& input, const Sentence& sentence,
                const ConditionLexicon::Data& lexicon);

  const ConditionInput& input() const { return input_; }
  const Sentence& sentence() const { return sentence_; }
  const Syntax& syntax() const { return syntax_; }
  const ConditionLexicon::Data& lexicon() const { return lexicon_; }

  int size() const { return static_cast<int>(sentence_.tokens.size()); }
  const Token& At(int i) const;  // total: an empty token past either end
  bool Is(int i, std::string_view lower) const { return At(i).lower == lower; }
  bool IsAny(int i, std::initializer_list<std::string_view> lower) const;
  // The token's lemma or form is in a class of words.tsv.
  bool In(int i, std::string_view word_class) const;
  bool IsVerb(int i) const;  // main or auxiliary
  bool IsPunct(int i) const { return At(i).upos == Upos::kPunct; }
  bool IsOpenQuote(int i) const;
  bool IsCloseQuote(int i) const;
  bool IsDash(int i) const;

  bool HasVerb(TokenRange range) const;
  bool HasFiniteVerb(TokenRange range) const;
  bool HasClass(TokenRange range, std::string_view word_class) const;
  bool HasAny(TokenRange range, std::initializer_list<std::string_view> lower) const;
  bool HasNegation(TokenRange range) const;
  bool RulesOut(TokenRange range) const;  // "has ruled out talks"

  // Cuts marks, conjunctions and "then" at both ends.
  TokenRange Trimmed(TokenRange range) const;
  TextSpan Span(TokenRange range) const { return SpanOf(sentence_, range); }

  // The innermost statement whose content holds the token; null if none.
  std::optional<StatementIndex> StatementAt(int token) const;
  // The part of the sentence that belongs together with a token: its statement's content there,
  // or the whole sentence.
  TokenRange Region(int token) const;

  // The actor named by the phrase whose head is the token.
  std::optional<ActorIndex> ActorAt(int token) const;
  std::optional<ActorIndex> ActorOfPhrase(int phrase) const;
  // That of the phrase and those of all conjoined with it.
  std::vector<ActorIndex> ActorsOfPhrase(int phrase) const;
  // The subject of the first verb in the range.
  std::optional<ActorIndex> SubjectIn(TokenRange range) const;
  int SubjectPhraseIn(TokenRange range) const;

 private:
  const ConditionInput& input_;
  const Sentence& sentence_;
  const ConditionLexicon::Data& lexicon_;
  Syntax syntax_;
};

}  // namespace detente::condition

#endif  // DETENTE_CONDITION_VIEW_H_
