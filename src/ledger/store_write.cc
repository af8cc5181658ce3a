#include "ledger/store_write.h"

#include <algorithm>
#include <tuple>

#include "base/strings.h"
#include "document/names.h"
#include "ledger/store_pack.h"
#include "ledger/store_versions.h"
#include "story/sketch.h"

namespace detente {
namespace {

constexpr int64_t kSentencesPerArticle = 65536;
// Two pages at one address that share less are no versions of one page (a live page, a list).
constexpr double kSameVersion = 0.25;

std::optional<std::string> DayText(const std::optional<DayBounds>& bounds, bool earliest) {
  if (!bounds) return std::nullopt;
  const auto& day = earliest ? bounds->earliest : bounds->latest;
  return day ? std::optional<std::string>(FormatDay(*day)) : std::nullopt;
}

std::string Standing(const Article& article) {
  return StatedVersionOf(article) == StatedVersion::kRetracted ? "retracted" : "current";
}

// A page at an address, as its versions are compared.
struct Version {
  int64_t row = 0;
  std::string key;
  int64_t session = 0;
  std::string identity;
  Dossier dossier;

  auto Order() const { return std::tie(key, session, identity); }
};

bool IsVersionOf(const Article& older, const Article& newer) {
  if (StatedVersionOf(newer) != StatedVersion::kNone) return true;
  const auto a = SketchOf(older).shingles;
  const auto b = SketchOf(newer).shingles;
  std::vector<uint32_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  const size_t shorter = std::min(a.size(), b.size());
  return older.title == newer.title ||
         static_cast<double>(common.size()) >= kSameVersion * static_cast<double>(shorter);
}

}  // namespace

void ArticleWriter::Write(const PreparedArticle& article, int64_t run, int64_t session,
                          int64_t replaced) {
  const Article& a = article.cuts.dossier.article;
  SQLite::Statement& query =
      replaced == 0
          ? database_.Prepared(
                "INSERT INTO article (identity, digest, run, source, outlet, title, published_from,"
                " published_to, dossier, address, session, sketch, standing, records)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
          : database_.Prepared(
                "UPDATE article SET identity = ?, digest = ?, run = ?, source = ?, outlet = ?,"
                " title = ?, published_from = ?, published_to = ?, dossier = ?, address = ?,"
                " session = ?, sketch = ?, standing = ?, records = ?, newer = NULL, agency = NULL,"
                " linked = 0 WHERE id = ?");
  query.bind(1, article.identity);
  query.bind(2, a.id.value_or(""));
  query.bind(3, run);
  query.bind(4, SourceText(a.source));
  BindText(query, 5, a.outlet);
  BindText(query, 6, a.title);
  if (a.published) {
    query.bind(7, FormatMoment(a.published->from));
    query.bind(8, FormatMoment(a.published->to));
  }
  query.bind(9, article.json);
  BindText(query, 10, article.address);
  query.bind(11, session);
  BindBytes(query, 12, article.sketch);
  query.bind(13, Standing(a));
  BindBytes(query, 14, article.cuts.records);
  if (replaced != 0) query.bind(15, replaced);
  query.exec();
  const int64_t row = replaced == 0 ? database_.handle().getLastInsertRowid() : replaced;
  for (const char* sql :
       {"DELETE FROM story_link WHERE article = ?", "DELETE FROM story_link WHERE other = ?"}) {
    if (replaced == 0) break;
    SQLite::Statement& remove = database_.Prepared(sql);
    remove.bind(1, row);
    remove.exec();
  }
  if (replaced != 0) RemoveCuts(row);
  WriteRows(row, article.cuts);
  if (article.address) ResolveVersions(*article.address);
}

void ArticleWriter::WriteCuts(int64_t row, const ArticleCuts& cuts) {
  SQLite::Statement& records = database_.Prepared("UPDATE article SET records = ? WHERE id = ?");
  BindBytes(records, 1, cuts.records);
  records.bind(2, row);
  records.exec();
  WriteRows(row, cuts);
}

void ArticleWriter::WriteRows(int64_t row, const ArticleCuts& cuts) {
  for (const std::string& party : cuts.parties) {
    SQLite::Statement& insert =
        database_.Prepared("INSERT INTO party (article, name) VALUES (?, ?)");
    insert.bind(1, row);
    insert.bindNoCopy(2, party);
    insert.exec();
  }
  for (const auto& pair : cuts.pairs) {
    SQLite::Statement& insert =
        database_.Prepared("INSERT INTO pair (article, a, b) VALUES (?, ?, ?)");
    insert.bind(1, row);
    insert.bindNoCopy(2, pair[0]);
    insert.bindNoCopy(3, pair[1]);
    insert.exec();
  }
  const Dossier& d = cuts.dossier;
  for (size_t i = 0; i < d.events.size(); ++i) WriteEvent(row, static_cast<int>(i) + 1, d);
  for (size_t i = 0; i < d.conditions.size(); ++i) WriteCondition(row, static_cast<int>(i) + 1, d);
  WriteSentences(row, cuts);
}

void ArticleWriter::RemoveCuts(int64_t row) {
  for (const char* sql :
       {"DELETE FROM party WHERE article = ?", "DELETE FROM pair WHERE article = ?",
        "DELETE FROM event_party WHERE article = ?", "DELETE FROM event WHERE article = ?",
        "DELETE FROM condition WHERE article = ?"}) {
    SQLite::Statement& remove = database_.Prepared(sql);
    remove.bind(1, row);
    remove.exec();
  }
  SQLite::Statement& remove =
      database_.Prepared("DELETE FROM sentence WHERE rowid BETWEEN ? AND ?");
  remove.bind(1, row * kSentencesPerArticle);
  remove.bind(2, row * kSentencesPerArticle + kSentencesPerArticle - 1);
  remove.exec();
}

void ArticleWriter::WriteEvent(int64_t row, int number, const Dossier& dossier) {
  const Event& e = dossier.events[static_cast<size_t>(number - 1)];
  SQLite::Statement& insert = database_.Prepared(
      "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, row);
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
  insert.bind(16, FoldSpace(Slice(dossier.article.text, e.evidence)));
  insert.exec();
  WriteParties(row, number, "actor", dossier, e.actors);
  WriteParties(row, number, "recipient", dossier, e.recipients);
  WriteParties(row, number, "about", dossier, e.about);
}

void ArticleWriter::WriteParties(int64_t row, int event, const char* role, const Dossier& dossier,
                                 const std::vector<Party>& parties) {
  for (size_t i = 0; i < parties.size(); ++i) {
    const Actor& actor = dossier.actors[static_cast<size_t>(parties[i].actor)];
    SQLite::Statement& insert =
        database_.Prepared("INSERT INTO event_party VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, row);
    insert.bind(2, event);
    insert.bind(3, role);
    insert.bind(4, static_cast<int>(i) + 1);
    insert.bindNoCopy(5, actor.name);
    BindText(insert, 6, actor.country);
    BindText(insert, 7, actor.sector);
    insert.exec();
  }
}

void ArticleWriter::WriteCondition(int64_t row, int number, const Dossier& dossier) {
  const Condition& c = dossier.conditions[static_cast<size_t>(number - 1)];
  const auto name = [&](ActorIndex actor) {
    return dossier.actors[static_cast<size_t>(actor)].name;
  };
  SQLite::Statement& insert =
      database_.Prepared("INSERT INTO condition VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, row);
  insert.bind(2, number);
  insert.bind(3, std::string(ToString(c.kind)));
  if (!c.setters.empty()) insert.bind(4, name(c.setters.front()));
  if (c.addressee) insert.bind(5, name(*c.addressee));
  insert.bind(6, FoldSpace(Slice(dossier.article.text, c.if_span)));
  insert.bind(7, FoldSpace(Slice(dossier.article.text, c.then_span)));
  insert.exec();
}

void ArticleWriter::WriteSentences(int64_t row, const ArticleCuts& cuts) {
  const auto count =
      std::min<size_t>(cuts.sentences.size(), static_cast<size_t>(kSentencesPerArticle));
  for (size_t i = 0; i < count; ++i) {
    SQLite::Statement& insert =
        database_.Prepared("INSERT INTO sentence (rowid, text) VALUES (?, ?)");
    insert.bind(1, row * kSentencesPerArticle + static_cast<int64_t>(i));
    insert.bind(2, FoldSpace(Slice(cuts.dossier.article.text, cuts.sentences[i])));
    insert.exec();
  }
}

void ArticleWriter::ResolveVersions(const std::string& address) {
  SQLite::Statement& query = database_.Prepared(
      "SELECT id, session, identity, records FROM article WHERE address = ? AND records NOT NULL");
  query.bind(1, address);
  std::vector<Version> versions;
  while (query.executeStep()) {
    auto dossier = UnpackDossier(BytesOf(query.getColumn(3)));
    if (!dossier) continue;
    const std::string key = VersionKey(dossier->article);
    versions.push_back({query.getColumn(0).getInt64(), key, query.getColumn(1).getInt64(),
                        query.getColumn(2).getString(), *std::move(dossier)});
  }
  if (versions.size() < 2) return;
  const auto last =
      std::max_element(versions.begin(), versions.end(),
                       [](const Version& a, const Version& b) { return a.Order() < b.Order(); });
  for (const Version& version : versions) {
    const bool replaced =
        version.row != last->row && IsVersionOf(version.dossier.article, last->dossier.article);
    SQLite::Statement& update =
        database_.Prepared("UPDATE article SET standing = ?, newer = ? WHERE id = ?");
    update.bind(1, replaced ? "replaced" : Standing(version.dossier.article));
    if (replaced) update.bind(2, last->row);
    update.bind(3, version.row);
    update.exec();
  }
}

}  // namespace detente
