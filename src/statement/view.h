// Private to statement/: one article as this stage looks at it.
#ifndef DETENTE_STATEMENT_VIEW_H_
#define DETENTE_STATEMENT_VIEW_H_

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "document/sentence.h"
#include "statement/cues.h"
#include "statement/quotation.h"
#include "syntax/syntax.h"

namespace detente {

// A sentence with its syntax, the quotation of each token and the time expression of each token.
class StatementSentence {
 public:
  StatementSentence(const Sentence& sentence, std::span<const Quotation> quotations,
                    std::span<const TimeExpression> times);

  const Sentence& sentence() const { return *sentence_; }
  const Syntax& syntax() const { return syntax_; }
  int size() const { return static_cast<int>(sentence_->tokens.size()); }
  // All of these take any index; outside the sentence they say no.
  bool Has(int token) const { return token >= 0 && token < size(); }
  bool Is(int token, std::string_view lower) const;
  bool IsAny(int token, std::initializer_list<std::string_view> lowers) const;
  bool Tagged(int token, std::initializer_list<Upos> tags) const;
  bool Punct(int token) const { return Tagged(token, {Upos::kPunct}); }
  bool Nominal(int token) const;
  int Quote(int token) const { return Has(token) ? quote_[token] : -1; }
  // First token of the time expression that holds a token; -1 if none.
  int TimeBegin(int token) const { return Has(token) ? time_[token] : -1; }
  std::string_view Lower(int token) const;
  std::string_view Lemma(int token) const;
  TextSpan Span(int token) const;  // outside the sentence: nothing, at its end
  TextSpan Span(TokenRange range) const { return SpanOf(*sentence_, range); }
  bool FiniteVerbIn(TokenRange range) const;
  // The first token from `from` on that is no full stop, and the sentence's end without them.
  int EndWithoutStop() const;

 private:
  const Sentence* sentence_;
  Syntax syntax_;
  std::vector<int> quote_;
  std::vector<int> time_;
};

struct StatementView {
  const Article* article;
  std::span<const Actor> actors;
  std::vector<TimeExpression> times;  // less those that are part of a name
  const StatementLexicon::Data* lexicon;
  std::vector<Quotation> quotations;
  std::vector<StatementSentence> sentences;

  std::string_view text() const { return article->text; }
};

StatementView MakeView(const Article& article, std::span<const Sentence> sentences,
                       std::span<const Actor> actors, std::span<const TimeExpression> times,
                       const StatementLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_STATEMENT_VIEW_H_
