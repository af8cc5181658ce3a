// ledger/store_prepare.h (private): all that the file holds of an article, made of its dossier
// before the file is touched, so that many threads can do it.
#ifndef DETENTE_LEDGER_STORE_PREPARE_H_
#define DETENTE_LEDGER_STORE_PREPARE_H_

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/records.h"
#include "ledger/correction.h"
#include "ledger/fold.h"

namespace detente {

struct ArticleCuts {
  Dossier dossier;  // after corrections
  std::string records;
  std::vector<std::string> parties;
  std::vector<std::array<std::string, 2>> pairs;
  std::vector<TextSpan> sentences;
};

struct PreparedArticle {
  std::string identity;
  std::string json;  // as it was read
  std::optional<std::string> address;
  std::string sketch;
  ArticleCuts cuts;
};

// `rules` may be null: then a corrected dossier has no ledger lines of its own.
ArticleCuts CutsOf(Dossier dossier, std::span<const Correction> corrections,
                   const LedgerRules* rules);
PreparedArticle PrepareArticle(Dossier dossier, std::span<const Correction> corrections,
                               const LedgerRules* rules);

// "https://a.org/x:12": where it was read.
std::string SourceText(const Source& source);

}  // namespace detente

#endif  // DETENTE_LEDGER_STORE_PREPARE_H_
