#include "actor/actor.h"

#include <optional>

#include "actor/actor_data.h"
#include "actor/matcher.h"
#include "actor/resolve.h"
#include "actor/scan.h"

namespace detente {

std::vector<Actor> FindActors(const Article& article, std::span<const Sentence> sentences,
                              const ActorLexicon& lexicon) {
  std::vector<Candidate> candidates;
  ScanContext context;
  if (article.published) context.date = article.published->from.day;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const SentenceView view(article.text, sentences[i], lexicon.data(), &context.own_names);
    for (Candidate& candidate : ScanSentence(view, static_cast<int>(i), &context)) {
      candidates.push_back(std::move(candidate));
    }
  }
  return ResolveActors(std::move(candidates));
}

}  // namespace detente
