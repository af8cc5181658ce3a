#include "ledger/ledger.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "ledger/migrations.h"
#include "ledger/store_database.h"
#include "ledger/store_pack.h"
#include "ledger/store_prepare.h"
#include "ledger/store_write.h"

namespace detente {
namespace {

constexpr int kBusyMilliseconds = 10000;

int64_t RunId(const StoreDatabase& database, const Run& run) {
  const auto bind = [&run](SQLite::Statement& statement) {
    statement.bind(1, run.code_version);
    statement.bind(2, run.lexicon_digest);
    statement.bind(3, run.model_digest);
  };
  SQLite::Statement& insert = database.Prepared(
      "INSERT OR IGNORE INTO run (code_version, lexicon_digest, model_digest) VALUES (?, ?, ?)");
  bind(insert);
  insert.exec();
  SQLite::Statement& select = database.Prepared(
      "SELECT id FROM run WHERE code_version = ? AND lexicon_digest = ? AND model_digest = ?");
  bind(select);
  select.executeStep();
  const int64_t id = select.getColumn(0).getInt64();
  select.reset();
  return id;
}

bool SameRun(const std::optional<Run>& a, const Run& b) {
  return a && a->code_version == b.code_version && a->lexicon_digest == b.lexicon_digest &&
         a->model_digest == b.model_digest;
}

// What is to be done with a page that may be there already.
struct Place {
  int64_t row = 0;  // 0: it is not there
  bool stays = false;
};

// Within a session the lesser of two readings stays, so that the order of reading does not show;
// a later session replaces what an earlier one read otherwise.
Place PlaceOf(const Ledger::Database& database, const PreparedArticle& article, int64_t run) {
  SQLite::Statement& query =
      database.Prepared("SELECT id, run, session, dossier FROM article WHERE identity = ?");
  query.bind(1, article.identity);
  Place place;
  if (query.executeStep()) {
    place.row = query.getColumn(0).getInt64();
    const int64_t session = query.getColumn(2).getInt64();
    const std::string before = query.getColumn(3).getString();
    const bool same_session = database.session != 0 && session == database.session;
    place.stays = query.getColumn(1).getInt64() == run &&
                  (same_session ? before <= article.json : before == article.json);
  }
  query.reset();
  return place;
}

void Commit(Ledger::Database* database) {
  if (!database->transaction) return;
  database->transaction->commit();
  database->transaction.reset();
  database->uncommitted = 0;
}

// " AND id IN ..." that picks the articles of parties.
std::string PartyClause(const std::vector<std::string>& parties) {
  if (parties.size() == 2) {
    return " AND id IN (SELECT article FROM pair WHERE a = min(?1, ?2) AND b = max(?1, ?2))";
  }
  std::string sql;
  for (size_t i = 0; i < parties.size(); ++i) {
    sql += fmt::format(" AND id IN (SELECT article FROM party WHERE name = ?{})", i + 1);
  }
  return sql;
}

constexpr const char* kOrder = " ORDER BY published_from IS NULL, published_from, digest, identity";

// The rows that answer, by number; `columns` come first.
std::unique_ptr<SQLite::Statement> Select(const StoreDatabase& database, const std::string& columns,
                                          const std::vector<std::string>& parties) {
  auto query = std::make_unique<SQLite::Statement>(
      database.handle(), "SELECT " + columns + " FROM article WHERE standing = 'current'" +
                             PartyClause(parties) + kOrder);
  for (size_t i = 0; i < parties.size(); ++i) query->bind(static_cast<int>(i) + 1, parties[i]);
  return query;
}

StoryArticle StoryArticleOf(const Dossier& dossier, const SQLite::Column& agency) {
  StoryArticle article;
  article.sketch.digest = dossier.article.id.value_or("");
  if (dossier.article.published) article.sketch.published = dossier.article.published->from.day;
  if (!agency.isNull()) article.agency = agency.getString();
  return article;
}

// The links between some rows.
std::vector<StoryIndex::Link> LinksBetween(const StoreDatabase& database,
                                           const std::map<int64_t, size_t>& place_of) {
  std::vector<StoryIndex::Link> links;
  for (const auto& [row, place] : place_of) {
    SQLite::Statement& query = database.Prepared(
        "SELECT other, reason, containment, head FROM story_link WHERE article = ?");
    query.bind(1, row);
    while (query.executeStep()) {
      const auto other = place_of.find(query.getColumn(0).getInt64());
      const auto reason = ParseMergeReason(query.getColumn(1).getString());
      if (other == place_of.end() || !reason) continue;
      links.push_back({place,
                       other->second,
                       {*reason, query.getColumn(2).getDouble(), query.getColumn(3).getDouble()}});
    }
  }
  return links;
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

int Ledger::SchemaVersion() { return static_cast<int>(Migrations().size()); }

Result<Ledger> Ledger::Create(const std::string& path, std::optional<LedgerRules> rules) {
  return Guard(path, [&]() -> Result<Ledger> {
    auto database = std::make_unique<Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database->rules = std::move(rules);
    database->handle().setBusyTimeout(kBusyMilliseconds);
    database->handle().exec("PRAGMA journal_mode = WAL");
    database->handle().exec("PRAGMA synchronous = NORMAL");
    // In kibibytes, and in pages: what a large import touches again stays in memory.
    database->handle().exec("PRAGMA cache_size = -65536");
    database->handle().exec("PRAGMA wal_autocheckpoint = 4096");
    const Status migrated = MigrateStore(database.get());
    if (!migrated.ok()) return migrated.error();
    const Status synced = SyncCorrections(database.get());
    if (!synced.ok()) return synced.error();
    return Ledger(std::move(database));
  });
}

Result<Ledger> Ledger::Open(const std::string& path) {
  if (!std::filesystem::exists(path)) {
    return Error{path + ": no such ledger; make one with: detente code PAGES -o " + path};
  }
  return Guard(path, [&]() -> Result<Ledger> {
    auto database = std::make_unique<Database>(path, SQLite::OPEN_READONLY);
    database->handle().setBusyTimeout(kBusyMilliseconds);
    const int version = StoreVersion(*database);
    if (version == 0 || version > SchemaVersion()) {
      return Error{fmt::format("{}: {}", path,
                               version == 0 ? "no ledger of detente"
                                            : "written by a newer detente; update this program")};
    }
    if (version < SchemaVersion()) {
      database.reset();
      const auto migrated = Create(path);
      return migrated.ok() ? Open(path) : Result<Ledger>(migrated.error());
    }
    SQLite::Statement& lines = database->Prepared("SELECT line FROM correction ORDER BY number");
    while (lines.executeStep()) {
      const auto correction = CorrectionFromLine(lines.getColumn(0).getString());
      if (correction.ok()) database->corrections.push_back(*correction);
    }
    lines.reset();
    return Ledger(std::move(database));
  });
}

Status Ledger::Begin(const std::string& inputs, int commit_every) {
  return Guard(database_->path(), [&]() -> Status {
    Database& db = *database_;
    SQLite::Statement& open =
        db.Prepared("SELECT max(id) FROM session WHERE inputs = ? AND finished = 0");
    open.bind(1, inputs);
    open.executeStep();
    db.session = open.getColumn(0).isNull() ? 0 : open.getColumn(0).getInt64();
    open.reset();
    if (db.session == 0) {
      SQLite::Statement& insert =
          db.Prepared("INSERT INTO session (inputs, finished) VALUES (?, 0)");
      insert.bind(1, inputs);
      insert.exec();
      db.session = db.handle().getLastInsertRowid();
    }
    db.commit_every = std::max(1, commit_every);
    return Done{};
  });
}

Status Ledger::Finish() {
  return Guard(database_->path(), [&]() -> Status {
    Commit(database_.get());
    SQLite::Statement& update = database_->Prepared("UPDATE session SET finished = 1 WHERE id = ?");
    update.bind(1, database_->session);
    update.exec();
    database_->session = 0;
    database_->commit_every = 1;
    return Done{};
  });
}

std::shared_ptr<const PreparedArticle> Ledger::Prepare(Dossier dossier) const {
  return std::make_shared<const PreparedArticle>(
      PrepareArticle(std::move(dossier), database_->corrections, database_->rules_or_null()));
}

Result<bool> Ledger::Add(const Dossier& dossier, const Run& run) {
  return Add(*Prepare(dossier), run);
}

Result<bool> Ledger::Add(const PreparedArticle& article, const Run& run) {
  if (!article.cuts.dossier.article.id) return Error{"an article without id cannot enter a ledger"};
  return Guard(database_->path(), [&]() -> Result<bool> {
    Database& db = *database_;
    if (!db.transaction) db.transaction = std::make_unique<SQLite::Transaction>(db.handle());
    if (!SameRun(db.run, run)) {
      db.run_id = RunId(db, run);
      db.run = run;
    }
    const Place place = PlaceOf(db, article, db.run_id);
    if (!place.stays) ArticleWriter(db).Write(article, db.run_id, db.session, place.row);
    if (++db.uncommitted >= db.commit_every) Commit(&db);
    return !place.stays;
  });
}

Result<std::vector<Dossier>> Ledger::Dossiers(const std::vector<std::string>& parties) const {
  return Guard(database_->path(), [&]() -> Result<std::vector<Dossier>> {
    const auto query = Select(*database_, "records, identity", parties);
    std::vector<Dossier> dossiers;
    while (query->executeStep()) {
      auto dossier = StoredDossier(database_->path(), query->getColumn(0), query->getColumn(1));
      if (!dossier.ok()) return dossier.error();
      dossiers.push_back(*std::move(dossier));
    }
    return dossiers;
  });
}

Result<LedgerExtract> Ledger::Extract(const std::vector<std::string>& parties) const {
  return Guard(database_->path(), [&]() -> Result<LedgerExtract> {
    const auto query = Select(*database_, "records, identity, id, agency", parties);
    LedgerExtract out;
    std::vector<StoryArticle> articles;
    std::map<int64_t, size_t> place_of;
    while (query->executeStep()) {
      auto dossier = StoredDossier(database_->path(), query->getColumn(0), query->getColumn(1));
      if (!dossier.ok()) return dossier.error();
      place_of.emplace(query->getColumn(2).getInt64(), articles.size());
      articles.push_back(StoryArticleOf(*dossier, query->getColumn(3)));
      out.dossiers.push_back(*std::move(dossier));
    }
    out.stories = StoriesOf(articles, LinksBetween(*database_, place_of),
                            StoryRulings(database_->corrections));
    out.fact_rulings = FactRulings(database_->corrections, out.dossiers);
    return out;
  });
}

Result<Dossier> Ledger::Find(const std::string& digest) const {
  constexpr size_t kMinDigits = 6;
  if (digest.size() < kMinDigits) {
    return Error{fmt::format("{}: give at least {} digits of an article's id", digest, kMinDigits)};
  }
  return Guard(database_->path(), [&]() -> Result<Dossier> {
    SQLite::Statement query(database_->handle(),
                            "SELECT records, identity, digest FROM article WHERE"
                            " substr(digest, 1, length(?1)) = ?1 AND digest >= ?1"
                            " ORDER BY standing, digest, identity");
    query.bind(1, digest);
    if (!query.executeStep()) {
      return Error{fmt::format("{}: no article of {} has this id", digest, database_->path())};
    }
    auto dossier = StoredDossier(database_->path(), query.getColumn(0), query.getColumn(1));
    const std::string found = query.getColumn(2).getString();
    while (query.executeStep()) {
      if (query.getColumn(2).getString() == found) continue;
      return Error{fmt::format("{}: more than one article has an id that starts so", digest)};
    }
    return dossier;
  });
}

Result<std::optional<Day>> Ledger::LatestDay() const {
  return Guard(database_->path(), [&]() -> Result<std::optional<Day>> {
    SQLite::Statement query(database_->handle(),
                            "SELECT max(published_from) FROM article WHERE standing = 'current'");
    if (!query.executeStep() || query.getColumn(0).isNull()) return std::optional<Day>();
    constexpr size_t kDay = 10;
    return ParseDay(query.getColumn(0).getString().substr(0, kDay));
  });
}

Result<int> Ledger::CountArticles() const {
  return Guard(database_->path(), [&]() -> Result<int> {
    return database_->handle().execAndGet("SELECT count(*) FROM article").getInt();
  });
}

}  // namespace detente
