// Private to statement/: which part of a sentence is what a cue says.
#ifndef DETENTE_STATEMENT_CONTENT_H_
#define DETENTE_STATEMENT_CONTENT_H_

#include <optional>
#include <vector>

#include "statement/sites.h"

namespace detente {

// Tokens of one sentence; the quotations that begin or end there are followed by the caller.
struct Content {
  TokenRange before;    // what stands before the cue
  TokenRange after;     // what stands after it
  int tail_end = 0;     // tokens from the cue to here tell whom, where and when
  bool trails = false;  // a quotation that ends right before the cue is part of it
};

class ContentFinder {
 public:
  ContentFinder(const StatementView& view, const StatementSentence& s,
                const std::vector<Site>& sites, const Site& site)
      : view_(view), s_(s), sites_(sites), site_(site) {}

  // `quote_before`: a quotation ends right before the cue and its source.
  std::optional<Content> Find(bool quote_before) const;

 private:
  std::optional<Content> OfVerb(bool quote_before) const;
  std::optional<Content> OfPhrase(bool quote_before) const;
  std::optional<Content> OfNoun() const;
  std::optional<Content> OfPassive() const;
  std::optional<Content> Trailing(int tail_end) const;

  // Complements after the cue, from token `from` on; empty if there is none.
  TokenRange QuoteAt(int from) const;
  TokenRange ThatClause(int from) const;
  TokenRange WhClause(int from) const;
  TokenRange ColonAt(int from) const;
  TokenRange ToInfinitive(int from) const;
  TokenRange ObjectTo(int from) const;
  TokenRange BareClause(int from) const;
  TokenRange About(int from) const;
  TokenRange Naming(int from) const;
  TokenRange Object(int from) const;
  TokenRange DeedOf(TokenRange object) const;
  TokenRange Leading(int from) const;

  // Passes over adverbs, times, the one addressed, and places where one speaks.
  int SkipTail(int from) const;
  int SkipPhrase(int from) const;
  int SkipAddressee(int from) const;
  bool ContentOpens(int token) const;

  // First token of the speech that ends before the cue: past "However,".
  int ClauseBegin() const;
  // One past the last token of the clause that starts at `from`.
  int ClauseEnd(int from) const;
  bool OpensOther(int token) const;
  int PastRelative(int comma, int end) const;
  bool IsHearer(int token) const;
  int MatrixComma(int from, int end) const;
  int ObjectEnd(int from) const;
  bool CutsClause(const Site& other, int from, int* cut) const;
  bool ClauseBefore() const;
  bool IsSubordinate() const;
  bool OpensFronted(int token) const;
  int FrontedComma(int from, int end) const;
  bool OpensClause(int from) const;
  bool OpensComplement(int from) const;
  bool SecondHalf(int from) const;
  bool IsRelativeThat(int that) const;
  bool HasOtherSubject(const VerbGroup& verb, int begin) const;
  bool FiniteFormIn(TokenRange range) const;
  bool TitleBefore(int from) const;
  bool TellsWhere(TokenRange before) const;
  bool OpensQuote(int token) const;
  bool OpensQuotedSentence(int token) const;

  const StatementView& view_;
  const StatementSentence& s_;
  const std::vector<Site>& sites_;  // of this sentence
  const Site& site_;
};

}  // namespace detente

#endif  // DETENTE_STATEMENT_CONTENT_H_
