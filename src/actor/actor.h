// actor/actor.h: the actors of an article and their mentions.
//
// In: article, sentences. Out: actors in order of first mention, mentions in text order; no two
// mentions of the same kind of thing overlap, except that an actor may stand inside another
// ("Russia" in "Russian Foreign Minister X" is no mention of its own). Total.
#ifndef DETENTE_ACTOR_ACTOR_H_
#define DETENTE_ACTOR_ACTOR_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class ActorLexicon {
 public:
  static Result<ActorLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

std::vector<Actor> FindActors(const Article& article, std::span<const Sentence> sentences,
                              const ActorLexicon& lexicon);

// Country and sector of a mention by itself; both empty when the lexicons and the words do not
// tell them. The sector of a bare country is empty. `context` (may be empty) helps with the
// country, `date` chooses among a person's dated roles.
struct Resolved {
  std::string country;
  std::string sector;
};

Resolved ResolveMention(std::string_view mention, std::string_view context, std::optional<Day> date,
                        const ActorLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_ACTOR_ACTOR_H_
