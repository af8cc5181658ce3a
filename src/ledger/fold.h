// ledger/fold.h: from dossiers to lines: where two parties stand. Rules are data
// (lexicons/ledger/rules.tsv). A pure function of the records; knows no database.
#ifndef DETENTE_LEDGER_FOLD_H_
#define DETENTE_LEDGER_FOLD_H_

#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
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

// The lines that one dossier alone gives, in the order of records.md's table, then of the text.
std::vector<LedgerLine> FoldDossier(const Dossier& dossier, const LedgerRules& rules);

}  // namespace detente

#endif  // DETENTE_LEDGER_FOLD_H_
