// format/export_event.h: the one record that all exports are written from: an event of an article
// in the PLOVER view, with its parties, its day and its id. Points into its dossier, which must
// outlive it.
//
// Known misses: the dossier does not keep sentences, so the number of a sentence is counted by
// Unicode's rules, which cut after some abbreviations ("Gen. Park").
#ifndef DETENTE_FORMAT_EXPORT_EVENT_H_
#define DETENTE_FORMAT_EXPORT_EVENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "document/records.h"
#include "format/export_codes.h"

namespace detente {

// Where the day of a row comes from.
enum class DateBasis {
  kText,         // the text tells it: the first day that it may have been
  kPublication,  // the text tells none: the day of publication
  kAct,          // a planned deed: the day on which it was said, not the day it is planned for
  kNone,
};
std::string_view ToString(DateBasis basis);

// Why an event has no row in a format.
enum class Fate {
  kKept,
  kNegative,      // it did not happen
  kHypothetical,  // only possible, or inside an if-then
  kUndated,       // neither text nor page tells a day
  kNameless,      // without any party
};

struct ConditionLink {
  size_t condition = 0;  // index into Dossier::conditions
  bool in_if = false;    // else in its then
};

struct ExportEvent {
  const Event* event = nullptr;
  std::string id;  // 16 hexadecimal digits of the digest of article, type, parties and place
  EventType type = EventType::kConsult;  // PLOVER view
  std::string mode;
  std::string cameo;
  bool converted = false;  // planned, written as a promise or a threat
  bool mutual = false;     // all actors, to one another
  std::optional<Day> day;
  DateBasis basis = DateBasis::kNone;
  // Countries of parties that have none of their own (PloverCountries); empty where unknown.
  std::string actors_home;
  std::string recipients_home;
  int sentence = 0;   // 1-based, of the article
  bool lead = false;  // in the first paragraph of the body, or above it
  std::vector<ConditionLink> conditions;

  bool hypothetical() const {
    return event->reality == Reality::kPossible || event->reality == Reality::kConditional;
  }
};

// An article with its events. Events that are not positive are there too: Fate tells them.
class ExportArticle {
 public:
  ExportArticle(const Dossier& dossier, const ExportCodes& codes);

  const Dossier& dossier() const { return dossier_; }
  const Article& article() const { return dossier_.article; }
  const std::string& digest() const { return digest_; }
  const std::vector<ExportEvent>& events() const { return events_; }
  const Actor& ActorAt(ActorIndex index) const;
  uint32_t CodePoint(uint32_t byte) const { return map_.ToCodePoint(byte); }
  uint32_t code_points() const { return map_.code_points(); }
  // On whose word an event stands; empty: the outlet's own.
  std::vector<ActorIndex> Voices(const Event& event) const;
  std::vector<ActorIndex> Channel(const Event& event) const;

 private:
  ExportEvent Make(const Event& event, const ExportCodes& codes) const;
  std::string IdOf(const Event& event) const;
  void SetHomes(ExportEvent* out) const;
  void SetDay(ExportEvent* out) const;
  void SetPlace(ExportEvent* out) const;
  void MakeIdsUnique();

  const Dossier& dossier_;
  CodePointMap map_;
  std::string digest_;
  std::vector<uint32_t> sentence_starts_;
  std::vector<ExportEvent> events_;
};

// What a format has a place for; the rest is left out of it.
struct Keep {
  bool negative = false;
  bool hypothetical = false;
  bool undated = false;
  bool nameless = false;
};
Fate FateOf(const ExportEvent& event, const Keep& keep);

// [actor, recipient] of the rows of an event, null where there is none. Mutual deeds give every
// ordered pair (or every pair once).
using PartyPair = std::pair<const Party*, const Party*>;
enum class MutualPairs { kBothWays, kOnce };
std::vector<PartyPair> PairsOf(const ExportEvent& event, MutualPairs mutual);

// The same for a pair of an event: 16 hexadecimal digits; and as a number that a double holds
// exactly (53 bits).
std::string PairId(const ExportArticle& article, const ExportEvent& event, const PartyPair& pair);
uint64_t NumberOfId(std::string_view id);

}  // namespace detente

#endif  // DETENTE_FORMAT_EXPORT_EVENT_H_
