// Brings older files up to date. SQL makes the tables; what follows from the dossiers is made anew
// by the program, for an older file holds none of it.
#include <fmt/format.h>

#include "format/dossier_json.h"
#include "ledger/migrations.h"
#include "ledger/store_database.h"
#include "ledger/store_pack.h"
#include "ledger/store_write.h"

namespace detente {
namespace {

// The first version whose files hold cuts that SQL alone cannot make.
constexpr int kVersionOfCuts = 3;

Status FillCuts(Ledger::Database* database) {
  struct Row {
    int64_t id;
    int64_t run;
    std::string json;
  };
  std::vector<Row> rows;
  SQLite::Statement query(database->handle(), "SELECT id, run, dossier FROM article ORDER BY id");
  while (query.executeStep()) {
    rows.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(),
                    query.getColumn(2).getString()});
  }
  for (const Row& row : rows) {
    auto dossier = DossierFromJson(row.json);
    if (!dossier.ok()) {
      return Error{fmt::format("{}: the dossier of article {} is damaged: {}", database->path(),
                               row.id, dossier.error().message)};
    }
    const PreparedArticle article = PrepareArticle(*std::move(dossier), {}, nullptr);
    ArticleWriter(*database).Write(article, row.run, 0, row.id);
  }
  return Done{};
}

}  // namespace

int StoreVersion(const StoreDatabase& database) {
  return database.handle().execAndGet("PRAGMA user_version").getInt();
}

Status MigrateStore(Ledger::Database* database) {
  const auto migrations = Migrations();
  SQLite::Database& handle = database->handle();
  // A migration may replace a table that others refer to: references are checked after it.
  handle.exec("PRAGMA foreign_keys = OFF");
  const int version = StoreVersion(*database);
  if (version > static_cast<int>(migrations.size())) {
    return Error{fmt::format("{}: written by a newer detente (schema {}); update this program",
                             database->path(), version)};
  }
  if (version < static_cast<int>(migrations.size())) {
    SQLite::Transaction transaction(handle, SQLite::TransactionBehavior::IMMEDIATE);
    for (size_t i = static_cast<size_t>(version); i < migrations.size(); ++i) {
      handle.exec(std::string(migrations[i]));
    }
    if (version > 0 && version < kVersionOfCuts) {
      const Status filled = FillCuts(database);
      if (!filled.ok()) return filled.error();
    }
    handle.exec(fmt::format("PRAGMA user_version = {}", migrations.size()));
    transaction.commit();
  }
  handle.exec("PRAGMA foreign_keys = ON");
  return Done{};
}

Result<Dossier> StoredDossier(const std::string& path, const SQLite::Column& records,
                              const SQLite::Column& identity) {
  auto dossier = UnpackDossier(BytesOf(records));
  if (dossier) return *std::move(dossier);
  return Error{fmt::format("{}: the dossier of {} is damaged; see: detente verify {}", path,
                           identity.getString(), path)};
}

}  // namespace detente
