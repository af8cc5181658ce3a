// story/deed_view.h (private): an event as facts are found by it.
#ifndef DETENTE_STORY_DEED_VIEW_H_
#define DETENTE_STORY_DEED_VIEW_H_

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "story/fact.h"

namespace detente {

struct DeedView {
  Report report;
  const Event* event = nullptr;
  std::vector<std::string> actors;  // parties, sorted
  std::vector<std::string> recipients;
  std::vector<std::string> parties;   // both, sorted
  std::vector<std::string> speakers;  // parties on whose word it stands
  std::vector<std::string> voices;    // their names, or the outlet's
  std::set<std::string> words;        // of the deed: what its trigger and content say
  std::set<std::string> content;      // what is said, asked or threatened, alone
  int line = -1;                      // of the dossier's ledger, that the event stands behind
  bool headline = false;
  std::optional<Day> from;  // when it began; null: not bounded
  std::optional<Day> to;
  bool coarse = false;  // wider than a week, or guessed from the day of publication
};

DeedView ViewOf(const Dossier& dossier, size_t number, int event);

// Why two events are told as one deed, and how they differ.
struct Match {
  std::string reason;
  bool disputed = false;
  int score = 0;  // of several, the highest
};

std::optional<Match> MatchOf(const DeedView& a, const DeedView& b);

}  // namespace detente

#endif  // DETENTE_STORY_DEED_VIEW_H_
