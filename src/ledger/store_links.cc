// Stories in the ledger: pages added since the last time are compared with those published about
// the same days, and the links are kept. Links are a function of two texts, so the order of adding
// does not show.
#include <algorithm>
#include <future>
#include <optional>
#include <utility>

#include "ledger/store_database.h"
#include "ledger/store_pack.h"
#include "story/sketch.h"

namespace detente {
namespace {

constexpr int kRowsPerCommit = 512;

struct Window {
  std::string first;  // days of publication
  std::string last;
  bool undated = false;  // a page without a day may be a copy of any
  int64_t count = 0;
};

Window WindowOf(const StoreDatabase& database) {
  SQLite::Statement query(database.handle(),
                          "SELECT count(*), min(published_from), max(published_from),"
                          " count(*) - count(published_from) FROM article WHERE linked = 0");
  query.executeStep();
  Window window;
  window.count = query.getColumn(0).getInt64();
  window.undated = query.getColumn(3).getInt64() > 0;
  const auto shifted = [](const std::string& moment, int days) {
    const auto day = ParseDay(moment.substr(0, 10));
    return day ? FormatDay(*day + std::chrono::days(days)) : moment;
  };
  window.first = shifted(query.getColumn(1).getString(), -kMaxDaysApart);
  // A moment of the last day sorts after the day alone.
  window.last = shifted(query.getColumn(2).getString(), kMaxDaysApart + 1);
  return window;
}

// The linked pages that new ones may be copies of.
std::vector<int64_t> LoadLinked(const StoreDatabase& database, const Window& window,
                                StoryIndex* index) {
  SQLite::Statement query(
      database.handle(),
      "SELECT id, sketch, agency FROM article WHERE linked = 1 AND (?1 OR published_from IS NULL"
      " OR published_from BETWEEN ?2 AND ?3)");
  query.bind(1, window.undated ? 1 : 0);
  query.bind(2, window.first);
  query.bind(3, window.last);
  std::vector<int64_t> rows;
  while (query.executeStep()) {
    auto sketch = UnpackSketch(BytesOf(query.getColumn(1)));
    if (!sketch) continue;
    rows.push_back(query.getColumn(0).getInt64());
    index->Put(
        {*std::move(sketch), query.getColumn(2).isNull() ? "" : query.getColumn(2).getString()});
  }
  return rows;
}

struct Unlinked {
  int64_t row = 0;
  std::string packed_sketch;
  std::string packed_article;
  std::optional<Sketch> sketch;
  std::string agency;
};

std::string AgencyOf(std::string_view records, const MediaLexicon& media) {
  const auto article = UnpackArticle(records);
  const Outlet* agency = article ? media.CreditOf(*article) : nullptr;
  return agency == nullptr ? "" : agency->name;
}

// The unlinked pages after a row, as they lie in the file.
std::vector<Unlinked> NextUnlinked(const StoreDatabase& database, int64_t after) {
  SQLite::Statement& query = database.Prepared(
      "SELECT id, sketch, records FROM article WHERE linked = 0 AND id > ? ORDER BY id LIMIT ?");
  query.bind(1, after);
  query.bind(2, kRowsPerCommit);
  std::vector<Unlinked> rows;
  while (query.executeStep()) {
    rows.push_back({.row = query.getColumn(0).getInt64(),
                    .packed_sketch = std::string(BytesOf(query.getColumn(1))),
                    .packed_article = std::string(BytesOf(query.getColumn(2)))});
  }
  return rows;
}

std::vector<Unlinked> Unpacked(std::vector<Unlinked> rows, const MediaLexicon& media) {
  for (Unlinked& unlinked : rows) {
    unlinked.sketch = UnpackSketch(unlinked.packed_sketch);
    unlinked.agency = AgencyOf(unlinked.packed_article, media);
  }
  return rows;
}

// A link stands with the lower row first, so that it is one row whichever came last.
void WriteLink(const StoreDatabase& database, int64_t a, int64_t b, const Likeness& likeness) {
  SQLite::Statement& insert = database.Prepared(
      "INSERT OR REPLACE INTO story_link (article, other, reason, containment, head)"
      " VALUES (?, ?, ?, ?, ?)");
  insert.bind(1, std::max(a, b));
  insert.bind(2, std::min(a, b));
  insert.bind(3, std::string(ToString(likeness.reason)));
  insert.bind(4, likeness.containment);
  insert.bind(5, likeness.head);
  insert.exec();
}

void MarkLinked(const StoreDatabase& database, int64_t row, const std::string& agency) {
  SQLite::Statement& update =
      database.Prepared("UPDATE article SET linked = 1, agency = ? WHERE id = ?");
  if (!agency.empty()) update.bind(1, agency);
  update.bind(2, row);
  update.exec();
}

void LinkRow(const StoreDatabase& database, Unlinked* unlinked, StoryIndex* index,
             std::vector<int64_t>* rows) {
  MarkLinked(database, unlinked->row, unlinked->agency);
  if (!unlinked->sketch) return;
  rows->push_back(unlinked->row);
  for (const StoryIndex::Link& link :
       index->Add({*std::move(unlinked->sketch), std::move(unlinked->agency)})) {
    WriteLink(database, unlinked->row, (*rows)[link.other], link.likeness);
  }
}

}  // namespace

Status Ledger::LinkStories(const MediaLexicon& media) {
  return Guard(database_->path(), [&]() -> Status {
    const Window window = WindowOf(*database_);
    if (window.count == 0) return Done{};
    StoryIndex index;
    std::vector<int64_t> rows = LoadLinked(*database_, window, &index);
    // The next pages are unpacked beside the linking of these; only this thread asks the file.
    auto next = Unpacked(NextUnlinked(*database_, 0), media);
    while (!next.empty()) {
      auto after = NextUnlinked(*database_, next.back().row);
      auto unpacking = std::async(std::launch::async, Unpacked, std::move(after), std::cref(media));
      SQLite::Transaction transaction(database_->handle());
      for (Unlinked& unlinked : next) LinkRow(*database_, &unlinked, &index, &rows);
      transaction.commit();
      next = unpacking.get();
    }
    return Done{};
  });
}

}  // namespace detente
