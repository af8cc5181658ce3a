// ledger/store_database.h (private): the SQLite file with its prepared statements. SQLiteCpp
// throws; Guard turns that into a value.
#ifndef DETENTE_LEDGER_STORE_DATABASE_H_
#define DETENTE_LEDGER_STORE_DATABASE_H_

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ledger/correction.h"
#include "ledger/fold.h"
#include "ledger/ledger.h"

namespace detente {

class StoreDatabase {
 public:
  StoreDatabase(const std::string& path, int flags) : path_(path), handle_(path, flags) {}

  const std::string& path() const { return path_; }
  SQLite::Database& handle() const { return handle_; }

  // A statement of a literal, prepared once and found by where the literal stands; without values
  // and at its start.
  SQLite::Statement& Prepared(const char* sql) const {
    auto& slot = statements_[sql];
    if (!slot) slot = std::make_unique<SQLite::Statement>(handle_, sql);
    slot->reset();
    slot->clearBindings();
    return *slot;
  }

 private:
  std::string path_;
  mutable SQLite::Database handle_;
  mutable std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

struct Ledger::Database : StoreDatabase {
  using StoreDatabase::StoreDatabase;

  std::vector<Correction> corrections;
  std::optional<LedgerRules> rules;
  std::optional<Run> run;  // of the last article added
  int64_t run_id = 0;
  int64_t session = 0;  // 0: none was begun
  int commit_every = 1;
  int uncommitted = 0;
  std::unique_ptr<SQLite::Transaction> transaction;

  const LedgerRules* rules_or_null() const { return rules ? &*rules : nullptr; }
};

template <typename Body>
auto Guard(const std::string& path, Body body) -> decltype(body()) {
  try {
    return body();
  } catch (const SQLite::Exception& e) {
    return Error{fmt::format("{}: the ledger cannot be used: {}", path, e.what())};
  }
}

inline void BindText(SQLite::Statement& query, int at, const std::optional<std::string>& value) {
  if (value) {
    query.bind(at, *value);
  } else {
    query.bind(at);
  }
}

inline void BindBytes(SQLite::Statement& query, int at, const std::string& bytes) {
  query.bind(at, bytes.data(), static_cast<int>(bytes.size()));
}

inline std::string_view BytesOf(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<size_t>(column.getBytes())};
}

// Brings a file up to this program's schema, data included.
Status MigrateStore(Ledger::Database* database);
int StoreVersion(const StoreDatabase& database);

// Makes the corrections in the ledger those of the file beside it, if there is one, and applies
// them to the articles that they are of.
Status SyncCorrections(Ledger::Database* database);
std::string CorrectionsPath(const std::string& ledger);

// Reads the dossier of a row, after corrections; the columns are `records` and `identity`.
Result<Dossier> StoredDossier(const std::string& path, const SQLite::Column& records,
                              const SQLite::Column& identity);

}  // namespace detente

#endif  // DETENTE_LEDGER_STORE_DATABASE_H_
