// ledger/correction.h: what users correct, as lines of a plain file that can be replayed.
//
// A correction names its article by digest and its record by the words that it stands on, never by
// a number, so it is found again when the article is read anew. Applying is pure: a dossier goes
// in, a corrected one comes out, and each correction says whether its evidence was there.
#ifndef DETENTE_LEDGER_CORRECTION_H_
#define DETENTE_LEDGER_CORRECTION_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/records.h"

namespace detente {

enum class CorrectionKind { kRetype, kReassign, kRedate, kReject, kMerge, kSplit, kNote };

std::string_view ToString(CorrectionKind kind);
std::optional<CorrectionKind> ParseCorrectionKind(std::string_view name);

// An event or condition by its words.
struct RecordWords {
  std::string article;  // digest
  bool condition = false;
  std::string type;      // of an event, when it was corrected; the kind of a condition
  std::string trigger;   // of a condition: what must happen
  std::string evidence;  // of a condition: what follows
  std::vector<std::string> actors;

  bool operator==(const RecordWords&) const = default;
};

struct NamedParty {
  std::string name;
  std::optional<std::string> country;

  bool operator==(const NamedParty&) const = default;
};

struct Correction {
  CorrectionKind kind = CorrectionKind::kNote;
  std::string article;                // digest; of a merge or split of stories nothing else is set
  std::optional<RecordWords> record;  // null: the article as a whole
  // What it is joined to (merge).
  std::string other_article;
  std::optional<RecordWords> other_record;
  // What it becomes (retype, reassign, redate).
  std::string type;
  std::optional<std::string> mode;
  std::optional<std::vector<NamedParty>> actors;
  std::optional<std::vector<NamedParty>> recipients;
  std::optional<DayBounds> when;
  // By whom, on which day, and why; the user says so.
  std::string who;
  std::string day;
  std::string why;

  bool operator==(const Correction&) const = default;
};

// One line of JSON without its end, and back. Errors say what is wrong with the line.
std::string CorrectionToLine(const Correction& correction);
Result<Correction> CorrectionFromLine(std::string_view line);

// The words of a record of a dossier, by its id ("e3", "c1"); an error when there is none.
Result<RecordWords> WordsOf(const Dossier& dossier, std::string_view id);
// Index of the record in events or conditions; nullopt when its words are gone.
std::optional<int> FindRecord(const Dossier& dossier, const RecordWords& words);

// Applies those of the dossier's article, in order. Result i tells whether correction i is of
// another article, or was applied, or finds no evidence any more.
enum class CorrectionState { kOther, kApplied, kGone };
std::vector<CorrectionState> ApplyCorrections(std::span<const Correction> corrections,
                                              Dossier* dossier);

// "ana, 2024-05-03: the consul was recalled, not expelled"
std::string ReasonOf(const Correction& correction);

}  // namespace detente

#endif  // DETENTE_LEDGER_CORRECTION_H_
