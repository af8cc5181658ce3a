// statement/statement.h: who said what, and through whom.
//
// In: article, sentences, actors (speakers are resolved to them), times. Out: statements in text
// order of their content; `parent` points at an earlier one. Total.
#ifndef DETENTE_STATEMENT_STATEMENT_H_
#define DETENTE_STATEMENT_STATEMENT_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class StatementLexicon {
 public:
  static Result<StatementLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

std::vector<Statement> FindStatements(const Article& article, std::span<const Sentence> sentences,
                                      std::span<const Actor> actors,
                                      std::span<const TimeExpression> times,
                                      const StatementLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_STATEMENT_STATEMENT_H_
