// statement/statement.h: who said what, and through whom.
//
// In: article, sentences, actors (speakers are resolved to them), times. Out: statements in text
// order of their content; `parent` points at an earlier one. Total.
// Lexicons: statement/cues.tsv, statement/words.tsv. Cases: tests/cases/statement/.
//
// A relative pronoun is a mention like any other ("X, who said": mention "who", speaker X).
// Not said, hence no statement: what is negated, refused, under a modal or a condition, or set for
// the future. Known misses: clauses whose subject is parted from the cue by a long insertion
// between dashes; "A, as X put it"; lists with bullets under a cue; noun cues without "that"
// ("claims of abuse"); a joint subject with a participle in it ("states led by X and Y said").
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
