// ledger/ledger.h: the ledger on disk: an SQLite file of dossiers and their records. The only place
// that knows SQLite.
//
// A file carries its schema version; an older one is migrated when opened for writing, a newer one
// is refused. An article is added in one transaction; the same article met again changes nothing
// unless code or lexicons have changed since, then it is replaced. Errors name the file and the
// mend.
#ifndef DETENTE_LEDGER_LEDGER_H_
#define DETENTE_LEDGER_LEDGER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/party.h"
#include "document/records.h"

namespace detente {

struct Run {
  std::string code_version;
  std::string lexicon_digest;
  std::string model_digest;
};

class Ledger {
 public:
  // Opens a ledger to add to it; makes it when there is none.
  static Result<Ledger> Create(const std::string& path);
  // Opens a ledger to read from it.
  static Result<Ledger> Open(const std::string& path);

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  // True: added or replaced; false: it was there already.
  Result<bool> Add(const Dossier& dossier, const Run& run);

  // The dossiers in which all of `parties` (as PartyOf names them; none: any article) have a part
  // in an event or condition, in the order of publication, then of digest.
  Result<std::vector<Dossier>> Dossiers(const std::vector<std::string>& parties) const;

  Result<int> CountArticles() const;

  static int SchemaVersion();

 private:
  struct Database;
  explicit Ledger(std::unique_ptr<Database> database);

  std::unique_ptr<Database> database_;
};

}  // namespace detente

#endif  // DETENTE_LEDGER_LEDGER_H_
