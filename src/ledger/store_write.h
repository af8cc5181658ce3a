// ledger/store_write.h (private): the rows of an article, in a transaction that the caller holds.
#ifndef DETENTE_LEDGER_STORE_WRITE_H_
#define DETENTE_LEDGER_STORE_WRITE_H_

#include <cstdint>
#include <string>

#include "ledger/store_database.h"
#include "ledger/store_prepare.h"

namespace detente {

class ArticleWriter {
 public:
  explicit ArticleWriter(const StoreDatabase& database) : database_(database) {}

  // A new row, or in the place of row `replaced` (0: none). Stories are to be found anew.
  void Write(const PreparedArticle& article, int64_t run, int64_t session, int64_t replaced);
  // The cuts of a row anew, as after a correction.
  void WriteCuts(int64_t row, const ArticleCuts& cuts);
  void RemoveCuts(int64_t row);
  // Which of the pages at an address is in force, and which are older versions of it.
  void ResolveVersions(const std::string& address);

 private:
  // All cuts but the packed records.
  void WriteRows(int64_t row, const ArticleCuts& cuts);
  void WriteEvent(int64_t row, int number, const Dossier& dossier);
  void WriteParties(int64_t row, int event, const char* role, const Dossier& dossier,
                    const std::vector<Party>& parties);
  void WriteCondition(int64_t row, int number, const Dossier& dossier);
  void WriteSentences(int64_t row, const ArticleCuts& cuts);

  const StoreDatabase& database_;
};

}  // namespace detente

#endif  // DETENTE_LEDGER_STORE_WRITE_H_
