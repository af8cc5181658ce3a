// ledger/fold.h: from records to lines: where two parties stand. Rules are data
// (lexicons/ledger/rules.tsv). A pure function of the dossiers; knows no database.
//
// The first rule that fits an event says which line it opens or changes. Lines of one pair, line
// and class are one measure, channel or demand: the latest deed gives its state, the first its
// name. Conditions of one setter on one addressee that share their key words are one line.
//
// Known misses: a measure of one kind lifted closes every measure of its class; what is met, kept
// or refused is not matched to what was demanded or promised.
#ifndef DETENTE_LEDGER_FOLD_H_
#define DETENTE_LEDGER_FOLD_H_

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/party.h"
#include "document/records.h"
#include "lexicon/lexicon.h"

namespace detente {

class LedgerRules {
 public:
  static Result<LedgerRules> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

// A record behind a line: an event or condition of one of the dossiers folded.
struct RecordRef {
  size_t dossier = 0;
  bool condition = false;
  int index = 0;  // into Dossier::events or conditions

  auto operator<=>(const RecordRef&) const = default;
};

struct FoldedLine {
  LedgerLine line;  // `per` holds display names: the outlet, or the speakers
  std::vector<RecordRef> refs;
  bool background = false;  // told only as earlier history
};

struct FoldFilter {
  std::optional<Day> as_of;     // deeds that began on that day or before
  std::optional<Day> known_by;  // articles published on that day or before; undated ones too
};

// The lines that one dossier alone gives, in the order of docs/records.md's table, then of the
// text; `per` holds "outlet" or actor ids.
std::vector<LedgerLine> FoldDossier(const Dossier& dossier, const LedgerRules& rules);

// The lines of many dossiers together. The order of the dossiers does not matter.
std::vector<FoldedLine> FoldDossiers(std::span<const Dossier> dossiers, const FoldFilter& filter,
                                     const LedgerRules& rules);

}  // namespace detente

#endif  // DETENTE_LEDGER_FOLD_H_
