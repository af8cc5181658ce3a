// condition/condition.h: what it would take: "if X then Y" of states and other political actors.
//
// In: article, sentences, actors, times, statements (whose condition it is), events (what the two
// halves speak of). Out: conditions in text order. An indirect question, "as if", a plain time
// clause, a private matter is no condition. Total.
//
// Whose it is: the speaker's; the maker's of an offer or threat; else his who takes a stand ("Chile
// will not talk until", whoever tells it). Who must act: the doer of the antecedent; of a passive or
// an order the hearer; of "it" the other party; of "such a move" the doer told last before.
//
// Known misses: conditions across more than two sentences; "once", "when" and "where" clauses;
// a pronoun that the actor stage left open; who must act where the antecedent is a mere noun
// ("without reform"); a clause after "until" that the parser takes for a noun; irony; whether an
// outcome is good or bad for whom (a lexicon of outcomes decides).
#ifndef DETENTE_CONDITION_CONDITION_H_
#define DETENTE_CONDITION_CONDITION_H_

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
class ConditionLexicon {
 public:
  static Result<ConditionLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

struct ConditionInput {
  const Article& article;
  std::span<const Sentence> sentences;
  std::span<const Actor> actors;
  std::span<const TimeExpression> times;
  std::span<const Statement> statements;
  std::span<const Event> events;
};

std::vector<Condition> FindConditions(const ConditionInput& input, const ConditionLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_CONDITION_CONDITION_H_
