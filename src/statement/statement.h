// statement/statement.h: who said what, and through whom.
//
// In: article, sentences, actors (speakers are resolved to them), times. Out: statements in text
// order of their content; `parent` points at an earlier one. Total.
// Lexicons: statement/cues.tsv, statement/words.tsv. Cases: tests/cases/statement/.
//
// Speakers are named by the mention, or looked for before it: "he", "it", "they", "the ministry",
// "the statement" is who spoke last or whom a later sentence is about; "a statement from X" is X's,
// "the report" its issuer's, what a branch or an office says its owner's.
// A relative pronoun is a mention like any other ("X, who said": mention "who", speaker X).
// The channel: "told TASS", "confirmed it to TASS", "in an interview with", "in a post on X" (the
// network), "quoted by TASS as saying", "X said, according to the paper"; "TASS reported that X
// said A" gives A to X, through TASS, inside what TASS says; "TASS reported A, citing X" is X's
// alone, through TASS. Later words of a speaker inherit it. Not said, hence no statement: what is
// negated, refused, under a modal or a condition, or set for the future; thoughts that nobody has
// ("the idea that"); what things do without words ("the raid underscored"); what the speaker thinks
// where he says that he thinks it. Known misses: clauses whose subject is parted from the cue by a
// long insertion between dashes; lists with bullets under a cue; noun cues without "that" ("claims
// of abuse"); "both sides said"; who "his mother" is; a speaker whom the actor stage knows only by
// a later name, or not at all; a remark of the reporter's after a comma ("A, a claim that he often
// makes").
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
