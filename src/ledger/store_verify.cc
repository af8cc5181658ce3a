// Does all that is in the ledger follow from the dossiers, and the dossiers from their texts?
#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "format/dossier_json.h"
#include "ledger/store_database.h"
#include "ledger/store_pack.h"
#include "ledger/store_prepare.h"
#include "story/sketch.h"

namespace detente {
namespace {

using TellFault = std::function<void(const std::string&)>;

struct Row {
  int64_t id = 0;
  std::string name;  // in faults
  std::string digest;
  std::string json;
  std::string records;
  std::string sketch;
  std::string agency;
  bool linked = false;
  bool current_run = false;  // added by this program with these lexicons
};

class Verifier {
 public:
  Verifier(const Ledger::Database& database, const VerifyTools& tools, const TellFault& fault)
      : database_(database), tools_(tools), fault_(fault) {}

  int All() {
    CheckFile();
    SQLite::Statement query(
        database_.handle(),
        "SELECT article.id, identity, digest, dossier, records, sketch, agency, linked,"
        " code_version IN (?1, 'imported by ' || ?1) AND lexicon_digest = ?2"
        " FROM article JOIN run ON run.id = article.run ORDER BY article.id");
    query.bind(1, tools_.run.code_version);
    query.bind(2, tools_.run.lexicon_digest);
    int count = 0;
    while (query.executeStep()) {
      ++count;
      CheckRow(RowOf(query));
    }
    CheckLinks();
    CheckVersions();
    return count;
  }

 private:
  void Hold(bool holds, const Row& row, std::string_view what) {
    if (!holds) fault_(fmt::format("{}: {}: {}", database_.path(), row.name, what));
  }

  static Row RowOf(SQLite::Statement& query) {
    Row row;
    row.id = query.getColumn(0).getInt64();
    row.name = "article " + query.getColumn(1).getString();
    row.digest = query.getColumn(2).getString();
    row.json = query.getColumn(3).getString();
    row.records = BytesOf(query.getColumn(4));
    row.sketch = BytesOf(query.getColumn(5));
    row.agency = query.getColumn(6).getString();
    row.linked = query.getColumn(7).getInt() == 1;
    row.current_run = query.getColumn(8).getInt() == 1;
    return row;
  }

  void CheckFile() {
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      SQLite::Statement query(database_.handle(), pragma);
      while (query.executeStep()) {
        const std::string what = query.getColumn(0).getString();
        if (what != "ok") fault_(fmt::format("{}: {}: {}", database_.path(), pragma, what));
      }
    }
  }

  void CheckRow(const Row& row) {
    auto dossier = DossierFromJson(row.json);
    if (!dossier.ok()) return Hold(false, row, dossier.error().message);
    Hold(row.digest == dossier->article.id.value_or(""), row, "its dossier has another id");
    for (const DossierFault& fault : tools_.checker.Check(*dossier)) Hold(false, row, fault.what);
    CheckFold(row, *dossier);
    const Sketch sketch = SketchOf(dossier->article);
    Hold(PackSketch(sketch) == row.sketch, row, "its sketch is not that of its text");
    CheckAgency(row, *dossier);
    CheckCuts(row, *std::move(dossier));
  }

  void CheckFold(const Row& row, const Dossier& dossier) {
    if (!row.current_run) return;
    Dossier folded = dossier;
    folded.ledger = FoldDossier(dossier, tools_.rules);
    Hold(DossierToJson(folded, JsonStyle::kLine) == row.json, row,
         "its lines do not follow from its records by the rules of this program");
  }

  void CheckAgency(const Row& row, const Dossier& dossier) {
    if (!row.linked || !row.current_run) return;
    const Outlet* agency = tools_.media.CreditOf(dossier.article);
    Hold(row.agency == (agency == nullptr ? "" : agency->name), row,
         "it is credited to another agency");
  }

  void CheckCuts(const Row& row, Dossier dossier) {
    const ArticleCuts cuts = CutsOf(std::move(dossier), database_.corrections, &tools_.rules);
    auto stored = UnpackDossier(row.records);
    if (!stored) return Hold(false, row, "its packed records are damaged");
    Dossier expected = cuts.dossier;
    if (!row.current_run) {
      expected.ledger.clear();
      stored->ledger.clear();
    }
    Hold(PackDossier(*stored) == PackDossier(expected), row,
         "its packed records are not those of the dossier and its corrections");
    const auto count = [&](const std::string& sql) {
      SQLite::Statement query(database_.handle(), sql);
      query.bind(1, row.id);
      query.executeStep();
      return static_cast<size_t>(query.getColumn(0).getInt64());
    };
    Hold(count("SELECT count(*) FROM event WHERE article = ?") == expected.events.size(), row,
         "other events in its table");
    Hold(count("SELECT count(*) FROM condition WHERE article = ?") == expected.conditions.size(),
         row, "other conditions in its table");
    Hold(count("SELECT count(*) FROM party WHERE article = ?") == cuts.parties.size(), row,
         "other parties in its table");
    Hold(count("SELECT count(*) FROM pair WHERE article = ?") == cuts.pairs.size(), row,
         "other pairs in its table");
    Hold(count("SELECT count(*) FROM sentence WHERE rowid BETWEEN ?1 * 65536 AND ?1 * 65536 + "
               "65535") == cuts.sentences.size(),
         row, "other sentences to search");
    if (row.linked) linked_.push_back({row.id, row.sketch, row.agency});
  }

  struct Linked {
    int64_t id;
    std::string sketch;
    std::string agency;
  };

  void CheckLinks() {
    std::set<std::pair<int64_t, int64_t>> expected;
    StoryIndex index;
    std::vector<int64_t> ids;
    for (const Linked& row : linked_) {
      auto sketch = UnpackSketch(row.sketch);
      if (!sketch) continue;
      ids.push_back(row.id);
      for (const StoryIndex::Link& link : index.Add({*std::move(sketch), row.agency})) {
        expected.emplace(row.id, ids[link.other]);
      }
    }
    SQLite::Statement query(database_.handle(), "SELECT article, other FROM story_link");
    while (query.executeStep()) {
      const std::pair link{query.getColumn(0).getInt64(), query.getColumn(1).getInt64()};
      if (expected.erase(link) == 0) TellLink("is not borne out by the texts", link);
    }
    for (const auto& link : expected) TellLink("is missing", link);
  }

  void TellLink(std::string_view what, const std::pair<int64_t, int64_t>& link) {
    fault_(fmt::format("{}: the story link of rows {} and {} {}", database_.path(), link.first,
                       link.second, what));
  }

  void CheckVersions() {
    SQLite::Statement query(
        database_.handle(),
        "SELECT old.identity FROM article AS old LEFT JOIN article AS new ON new.id = old.newer"
        " WHERE old.standing = 'replaced' AND new.address IS NOT old.address");
    while (query.executeStep()) {
      fault_(fmt::format("{}: article {}: replaced by a page of another address, or by none",
                         database_.path(), query.getColumn(0).getString()));
    }
  }

  const Ledger::Database& database_;
  const VerifyTools& tools_;
  const TellFault& fault_;
  std::vector<Linked> linked_;
};

}  // namespace

Result<int> Ledger::Verify(const VerifyTools& tools,
                           const std::function<void(const std::string&)>& fault) const {
  return Guard(database_->path(),
               [&]() -> Result<int> { return Verifier(*database_, tools, fault).All(); });
}

}  // namespace detente
