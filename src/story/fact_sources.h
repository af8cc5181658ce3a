// story/fact_sources.h (private): whose word each article carries, and whose medium that is.
#ifndef DETENTE_STORY_FACT_SOURCES_H_
#define DETENTE_STORY_FACT_SOURCES_H_

#include <span>
#include <string>
#include <vector>

#include "story/fact.h"

namespace detente {

class SourceBook {
 public:
  SourceBook(std::span<const Dossier> dossiers, std::span<const Story> stories,
             const MediaLexicon& media);

  // Fills the sources of each account; how many independent ones the fact has in all.
  int AddTo(Fact* fact) const;

 private:
  struct Entry {
    std::string key;  // alike for articles that are no independent sources
    FactSource source;
  };
  void AddStory(std::span<const Dossier> dossiers, const Story& story, const MediaLexicon& media);
  std::vector<FactSource> SourcesOf(const FactAccount& account, const Fact& fact) const;

  std::vector<Entry> entries_;  // of each dossier
};

}  // namespace detente

#endif  // DETENTE_STORY_FACT_SOURCES_H_
