#include "statement/statement.h"

#include "statement/draft.h"
#include "statement/resolve.h"
#include "statement/sites.h"
#include "statement/view.h"

namespace detente {

std::vector<Statement> FindStatements(const Article& article, std::span<const Sentence> sentences,
                                      std::span<const Actor> actors,
                                      std::span<const TimeExpression> times,
                                      const StatementLexicon& lexicon) {
  const StatementView view = MakeView(article, sentences, actors, times, lexicon);
  const std::vector<Site> sites = FindSites(view);
  std::vector<StatementDraft> drafts = DraftsAtSites(view, sites);
  AddUncuedSpeech(view, sites, &drafts);
  return ResolveDrafts(view, std::move(drafts));
}

}  // namespace detente
