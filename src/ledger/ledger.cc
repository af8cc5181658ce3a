#include "ledger/ledger.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "base/strings.h"
#include "document/names.h"
#include "format/dossier_json.h"
#include "ledger/fold.h"
#include "ledger/migrations.h"

namespace detente {

struct Ledger::Database {
  std::string path;
  mutable SQLite::Database handle;

  Database(std::string p, int flags) : path(std::move(p)), handle(path, flags) {}
};

namespace {

constexpr int kBusyMilliseconds = 10000;

// SQLiteCpp throws; this border turns that into a value.
template <typename Body>
auto Guard(const std::string& path, Body body) -> decltype(body()) {
  try {
    return body();
  } catch (const SQLite::Exception& e) {
    return Error{fmt::format("{}: the ledger cannot be used: {}", path, e.what())};
  }
}

int VersionOf(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

Status Migrate(const std::string& path, SQLite::Database& database) {
  const auto migrations = Migrations();
  const int version = VersionOf(database);
  if (version > static_cast<int>(migrations.size())) {
    return Error{fmt::format("{}: written by a newer detente (schema {}); update this program",
                             path, version)};
  }
  SQLite::Transaction transaction(database);
  for (size_t i = static_cast<size_t>(version); i < migrations.size(); ++i) {
    database.exec(std::string(migrations[i]));
  }
  database.exec(fmt::format("PRAGMA user_version = {}", migrations.size()));
  transaction.commit();
  return Done{};
}

void BindText(SQLite::Statement& query, int at, const std::optional<std::string>& value) {
  if (value) {
    query.bind(at, *value);
  } else {
    query.bind(at);
  }
}

std::optional<std::string> DayText(const std::optional<DayBounds>& bounds, bool earliest) {
  if (!bounds) return std::nullopt;
  const auto& day = earliest ? bounds->earliest : bounds->latest;
  return day ? std::optional<std::string>(FormatDay(*day)) : std::nullopt;
}

int64_t RunId(SQLite::Database& database, const Run& run) {
  const auto bind = [&run](SQLite::Statement& statement) {
    statement.bind(1, run.code_version);
    statement.bind(2, run.lexicon_digest);
    statement.bind(3, run.model_digest);
  };
  SQLite::Statement insert(
      database,
      "INSERT OR IGNORE INTO run (code_version, lexicon_digest, model_digest) VALUES (?, ?, ?)");
  bind(insert);
  insert.exec();
  SQLite::Statement select(
      database,
      "SELECT id FROM run WHERE code_version = ? AND lexicon_digest = ? AND model_digest = ?");
  bind(select);
  select.executeStep();
  return select.getColumn(0).getInt64();
}

std::string SourceText(const Source& source) {
  std::string out = source.url.value_or(source.file.value_or(""));
  if (source.record) out += fmt::format(":{}", *source.record);
  return out;
}

// The rows of one article, in a transaction that the caller holds.
class ArticleWriter {
 public:
  ArticleWriter(SQLite::Database& database, const Dossier& dossier)
      : database_(database), dossier_(dossier) {}

  void Write(int64_t run) {
    WriteArticle(run);
    for (const std::string& party : PartiesOf(dossier_)) {
      SQLite::Statement insert(database_, "INSERT INTO party (article, name) VALUES (?, ?)");
      insert.bind(1, article_);
      insert.bind(2, party);
      insert.exec();
    }
    for (size_t i = 0; i < dossier_.events.size(); ++i) WriteEvent(static_cast<int>(i) + 1);
    for (size_t i = 0; i < dossier_.conditions.size(); ++i) WriteCondition(static_cast<int>(i) + 1);
  }

 private:
  void WriteArticle(int64_t run) {
    const Article& a = dossier_.article;
    SQLite::Statement insert(
        database_,
        "INSERT INTO article (digest, run, source, outlet, title, "
        "published_from, published_to, dossier) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, a.id.value_or(""));
    insert.bind(2, run);
    insert.bind(3, SourceText(a.source));
    BindText(insert, 4, a.outlet);
    BindText(insert, 5, a.title);
    if (a.published) {
      insert.bind(6, FormatMoment(a.published->from));
      insert.bind(7, FormatMoment(a.published->to));
    }
    insert.bind(8, DossierToJson(dossier_, JsonStyle::kLine));
    insert.exec();
    article_ = database_.getLastInsertRowid();
  }

  void WriteEvent(int number) {
    const Event& e = dossier_.events[static_cast<size_t>(number - 1)];
    SQLite::Statement insert(
        database_, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, article_);
    insert.bind(2, number);
    insert.bind(3, std::string(ToString(e.type)));
    BindText(insert, 4, e.mode);
    BindText(insert, 5, e.cameo);
    insert.bind(6, std::string(ToString(e.reality)));
    insert.bind(7, std::string(ToString(e.polarity)));
    BindText(insert, 8, DayText(e.when.start, true));
    BindText(insert, 9, DayText(e.when.start, false));
    BindText(insert, 10, DayText(e.when.end, true));
    BindText(insert, 11, DayText(e.when.end, false));
    insert.bind(12, e.when.ongoing ? 1 : 0);
    insert.bind(13, std::string(ToString(e.when.precision)));
    if (e.said_by) insert.bind(14, *e.said_by + 1);
    insert.bind(15, e.background ? 1 : 0);
    insert.bind(16, FoldSpace(Slice(dossier_.article.text, e.evidence)));
    insert.exec();
    WriteParties(number, "actor", e.actors);
    WriteParties(number, "recipient", e.recipients);
    WriteParties(number, "about", e.about);
  }

  void WriteParties(int event, const char* role, const std::vector<Party>& parties) {
    for (size_t i = 0; i < parties.size(); ++i) {
      const Actor& actor = dossier_.actors[static_cast<size_t>(parties[i].actor)];
      SQLite::Statement insert(database_, "INSERT INTO event_party VALUES (?, ?, ?, ?, ?, ?, ?)");
      insert.bind(1, article_);
      insert.bind(2, event);
      insert.bind(3, role);
      insert.bind(4, static_cast<int>(i) + 1);
      insert.bind(5, actor.name);
      BindText(insert, 6, actor.country);
      BindText(insert, 7, actor.sector);
      insert.exec();
    }
  }

  void WriteCondition(int number) {
    const Condition& c = dossier_.conditions[static_cast<size_t>(number - 1)];
    const auto name = [&](ActorIndex actor) {
      return dossier_.actors[static_cast<size_t>(actor)].name;
    };
    SQLite::Statement insert(database_, "INSERT INTO condition VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, article_);
    insert.bind(2, number);
    insert.bind(3, std::string(ToString(c.kind)));
    if (!c.setters.empty()) insert.bind(4, name(c.setters.front()));
    if (c.addressee) insert.bind(5, name(*c.addressee));
    insert.bind(6, FoldSpace(Slice(dossier_.article.text, c.if_span)));
    insert.bind(7, FoldSpace(Slice(dossier_.article.text, c.then_span)));
    insert.exec();
  }

  SQLite::Database& database_;
  const Dossier& dossier_;
  int64_t article_ = 0;
};

// Is the article there, read by the same code and lexicons?
bool IsCurrent(SQLite::Database& database, const std::string& digest, int64_t run) {
  SQLite::Statement query(database, "SELECT run FROM article WHERE digest = ?");
  query.bind(1, digest);
  return query.executeStep() && query.getColumn(0).getInt64() == run;
}

}  // namespace

Ledger::Ledger(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

int Ledger::SchemaVersion() { return static_cast<int>(Migrations().size()); }

Result<Ledger> Ledger::Create(const std::string& path) {
  return Guard(path, [&]() -> Result<Ledger> {
    auto database = std::make_unique<Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database->handle.setBusyTimeout(kBusyMilliseconds);
    database->handle.exec("PRAGMA journal_mode = WAL");
    database->handle.exec("PRAGMA synchronous = NORMAL");
    // A migration may replace a table that others refer to: references are checked after it.
    database->handle.exec("PRAGMA foreign_keys = OFF");
    const Status migrated = Migrate(path, database->handle);
    if (!migrated.ok()) return migrated.error();
    database->handle.exec("PRAGMA foreign_keys = ON");
    return Ledger(std::move(database));
  });
}

Result<Ledger> Ledger::Open(const std::string& path) {
  if (!std::filesystem::exists(path)) {
    return Error{path + ": no such ledger; make one with: detente code PAGES -o " + path};
  }
  return Guard(path, [&]() -> Result<Ledger> {
    auto database = std::make_unique<Database>(path, SQLite::OPEN_READONLY);
    database->handle.setBusyTimeout(kBusyMilliseconds);
    const int version = VersionOf(database->handle);
    if (version == 0 || version > SchemaVersion()) {
      return Error{fmt::format("{}: {}", path,
                               version == 0 ? "no ledger of detente"
                                            : "written by a newer detente; update this program")};
    }
    return Ledger(std::move(database));
  });
}

Result<bool> Ledger::Add(const Dossier& dossier, const Run& run) {
  return Guard(database_->path, [&]() -> Result<bool> {
    if (!dossier.article.id) return Error{"an article without id cannot enter a ledger"};
    SQLite::Database& handle = database_->handle;
    SQLite::Transaction transaction(handle);
    const int64_t run_id = RunId(handle, run);
    if (IsCurrent(handle, *dossier.article.id, run_id)) return false;
    SQLite::Statement remove(handle, "DELETE FROM article WHERE digest = ?");
    remove.bind(1, *dossier.article.id);
    remove.exec();
    ArticleWriter(handle, dossier).Write(run_id);
    transaction.commit();
    return true;
  });
}

Result<std::vector<Dossier>> Ledger::Dossiers(const std::vector<std::string>& parties) const {
  return Guard(database_->path, [&]() -> Result<std::vector<Dossier>> {
    std::string sql = "SELECT dossier FROM article";
    for (size_t i = 0; i < parties.size(); ++i) {
      sql += i == 0 ? " WHERE" : " AND";
      sql += " id IN (SELECT article FROM party WHERE name = ?)";
    }
    sql += " ORDER BY published_from, digest";
    SQLite::Statement query(database_->handle, sql);
    for (size_t i = 0; i < parties.size(); ++i) query.bind(static_cast<int>(i) + 1, parties[i]);
    std::vector<Dossier> dossiers;
    while (query.executeStep()) {
      auto dossier = DossierFromJson(query.getColumn(0).getString());
      if (!dossier.ok()) {
        return Error{fmt::format("{}: a dossier in it is damaged: {}", database_->path,
                                 dossier.error().message)};
      }
      dossiers.push_back(*std::move(dossier));
    }
    return dossiers;
  });
}

Result<int> Ledger::CountArticles() const {
  return Guard(database_->path, [&]() -> Result<int> {
    return database_->handle.execAndGet("SELECT count(*) FROM article").getInt();
  });
}

}  // namespace detente
