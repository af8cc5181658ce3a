// story/fact.h: events of one type between the same parties at overlapping times, told by however
// many articles, form one fact with its reports.
//
// A pure function of dossiers and stories; the order of the dossiers does not show. Accounts that
// contradict each other stay side by side in one disputed fact: who did it (of a thing that both
// share, such as talks or a treaty; of a deed that each lays at the other's door, or that is laid
// at the door of two) and whether (told and denied). A deed done by each side in turn is two facts.
// Sources are counted once each: all that print one agency's text are that agency, and all articles
// of one outlet are that outlet. Whose medium it is stands beside it, by its owner on the day when
// the article was published.
//
// Times: a deed of unknown date is taken for one of the last kUndatedDays days before publication,
// unless it is told as background. Where a date is coarser than a week, and for two events of one
// article, the words of the deeds must agree too.
//
// Known misses: one deed that two articles code as two types; parties of whom one article names a
// member and another the alliance; two deeds of one type between two parties on one day, which
// become one fact; a denial of one deed out of two of that day.
#ifndef DETENTE_STORY_FACT_H_
#define DETENTE_STORY_FACT_H_

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/records.h"
#include "story/media.h"
#include "story/story.h"

namespace detente {

inline constexpr int kUndatedDays = 3;

struct Report {
  size_t dossier = 0;
  int event = 0;  // into Dossier::events

  auto operator<=>(const Report&) const = default;
};

// An agency or outlet that stands behind reports.
struct FactSource {
  std::string name;     // "an unnamed outlet" where the page names none
  std::string country;  // where it is at home; empty if unknown
  bool agency = false;
  std::string ownership;         // state, public, party, private on the day; empty: not known
  std::string side;              // the party whose medium it is; empty: a third party's, or unknown
  std::vector<size_t> dossiers;  // that carry its word
};

// What some of the reports say: who did it to whom, and whether.
struct FactAccount {
  std::vector<std::string> actors;  // parties (PartyOf), sorted
  std::vector<std::string> recipients;
  Polarity polarity = Polarity::kPositive;
  std::vector<Report> reports;      // by publication, digest, place in the article
  std::vector<std::string> voices;  // display names on whose word it stands; outlets where none
  std::vector<FactSource> sources;  // independent of each other; by name
};

struct FactMerge {
  Report into;
  Report report;
  std::string reason;
};

struct Fact {
  std::string id;  // of its first report
  EventType type = EventType::kConsult;
  std::optional<std::string> mode;
  Reality reality = Reality::kActual;
  std::vector<std::string> parties;   // sorted
  std::optional<DayBounds> when;      // when it began, as narrowly as the reports tell
  std::vector<FactAccount> accounts;  // the one with the most sources first
  std::vector<FactMerge> merges;      // one less than reports
  int sources = 0;                    // independent ones, all accounts together

  bool disputed() const { return accounts.size() > 1; }
};

// What a user says of facts: two events are one, or one stands alone.
struct FactRuling {
  Report report;
  std::optional<Report> other;  // nullopt: `report` stands alone
  std::string note;
};

// By time, then id. Events without any party make no fact.
std::vector<Fact> FindFacts(std::span<const Dossier> dossiers, std::span<const Story> stories,
                            const MediaLexicon& media, std::span<const FactRuling> rulings = {});

}  // namespace detente

#endif  // DETENTE_STORY_FACT_H_
