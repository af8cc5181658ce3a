// format/scores.h: how two parties dealt with each other over time, as PLOVER's intensity and as a
// Goldstein score, by direction and period; with the counts behind every figure.
//
// What counts: positive events that are not merely possible or conditional, in the PLOVER view. A
// mutual deed counts both ways. Reports of one type and code on one day and direction are one
// event (the day of the deed; where the text tells none, of publication).
//
// Known misses: two like deeds on one day are one; one deed that two articles date apart is two.
#ifndef DETENTE_FORMAT_SCORES_H_
#define DETENTE_FORMAT_SCORES_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "format/export_codes.h"

namespace detente {

enum class ScorePeriod { kDay, kWeek, kMonth, kQuarter, kYear };
std::optional<ScorePeriod> ParseScorePeriod(std::string_view name);

struct ScoreRow {
  std::string period;  // 2022-08-13, 2022-W32, 2022-08, 2022-Q3, 2022
  std::string from;
  std::string to;
  int events = 0;
  int reports = 0;      // before like reports of one day are joined
  int said = 0;         // verbal: quad classes 1 and 3
  int done = 0;         // material: quad classes 2 and 4
  int cooperative = 0;  // quad classes 1 and 2
  int conflictual = 0;
  int attributed = 0;      // on somebody's word, not in the outlet's own voice
  int by_publication = 0;  // placed by the day of publication
  double plover_sum = 0;
  int goldstein_events = 0;  // those whose code has a score
  double goldstein_sum = 0;
};

struct ScoreTable {
  // Both directions of every period from the first with an event to the last; of more than 5000
  // periods only those with one.
  std::vector<ScoreRow> rows;
  int hypothetical = 0;
  int negative = 0;
  int undated = 0;  // no day fine enough for the period, or told as earlier history without one
};

struct ScoreQuestion {
  std::string a;  // parties, as PartyOf names them
  std::string b;
  ScorePeriod period = ScorePeriod::kMonth;
  GoldsteinTable goldstein = GoldsteinTable::kGdelt;
  std::optional<Day> as_of;     // deeds on that day or before
  std::optional<Day> known_by;  // articles published on that day or before; undated ones too
};

// The order of the dossiers does not matter.
ScoreTable ScorePair(std::span<const Dossier> dossiers, const ScoreQuestion& question,
                     const ExportCodes& codes);

// A header line and a line a row; means are empty where nothing is counted.
std::string ScoresAsCsv(const ScoreTable& table);
std::string ScoresAsJson(const ScoreTable& table);

}  // namespace detente

#endif  // DETENTE_FORMAT_SCORES_H_
