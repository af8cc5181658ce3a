// Words in the sentences of the ledger.
#include "base/strings.h"
#include "ledger/store_database.h"

namespace detente {
namespace {

constexpr char kOpen = '\x01';
constexpr char kClose = '\x02';

std::string Quoted(std::string_view words) { return '"' + ReplaceAll(words, "\"", "\"\"") + '"'; }

// What a user types, as FTS5 takes it: every word must be there; "..." keeps words together, a star
// stands for any ending. No character of theirs has a meaning of its own.
std::string MatchExpression(std::string_view words) {
  std::string out;
  const auto parts = Split(words, '"');
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool phrase = i % 2 == 1;
    if (phrase) {
      if (!Trim(parts[i]).empty()) out += Quoted(Trim(parts[i])) + " ";
      continue;
    }
    for (std::string_view word : SplitWords(parts[i])) {
      const bool star = word.size() > 1 && word.ends_with('*');
      out += Quoted(star ? word.substr(0, word.size() - 1) : word) + (star ? "* " : " ");
    }
  }
  return std::string(Trim(out));
}

// Takes the marks out of a sentence and tells where they stood.
void SetSentence(std::string_view marked, SearchHit* hit) {
  for (char c : marked) {
    const auto at = static_cast<uint32_t>(hit->sentence.size());
    if (c == kOpen) {
      hit->matches.push_back({at, at});
    } else if (c == kClose) {
      if (!hit->matches.empty()) hit->matches.back().end = at;
    } else {
      hit->sentence.push_back(c);
    }
  }
}

std::optional<std::string> TextOrNull(const SQLite::Column& column) {
  return column.isNull() ? std::nullopt : std::optional<std::string>(column.getString());
}

}  // namespace

Result<std::vector<SearchHit>> Ledger::Search(const std::string& words, int limit) const {
  const std::string expression = MatchExpression(words);
  if (expression.empty()) return Error{"no word to search for"};
  return Guard(database_->path(), [&]() -> Result<std::vector<SearchHit>> {
    SQLite::Statement query(
        database_->handle(),
        "SELECT highlight(sentence, 0, char(1), char(2)), digest, outlet, title, published_from,"
        " source FROM sentence JOIN article ON article.id = sentence.rowid >> 16"
        " WHERE sentence MATCH ? AND standing = 'current'"
        " ORDER BY published_from IS NULL, published_from DESC, digest, sentence.rowid & 65535"
        " LIMIT ?");
    query.bind(1, expression);
    query.bind(2, limit);
    std::vector<SearchHit> hits;
    while (query.executeStep()) {
      SearchHit hit;
      SetSentence(query.getColumn(0).getString(), &hit);
      hit.article = query.getColumn(1).getString();
      hit.outlet = TextOrNull(query.getColumn(2));
      hit.title = TextOrNull(query.getColumn(3));
      hit.published = TextOrNull(query.getColumn(4)).value_or("");
      hit.source = query.getColumn(5).getString();
      hits.push_back(std::move(hit));
    }
    return hits;
  });
}

Result<std::vector<Dossier>> Ledger::Answering(const OpenQuestion& question, int limit) const {
  std::string expression;
  for (size_t i = 0; i < question.words.size(); ++i) {
    for (size_t k = i + 1; k < question.words.size(); ++k) {
      expression += expression.empty() ? "(" : " OR (";
      expression += Quoted(question.words[i]) + "* AND " + Quoted(question.words[k]) + "*)";
    }
  }
  if (expression.empty()) return std::vector<Dossier>{};
  return Guard(database_->path(), [&]() -> Result<std::vector<Dossier>> {
    SQLite::Statement query(
        database_->handle(),
        "SELECT records, identity FROM article WHERE standing = 'current'"
        " AND published_from >= ?1 AND id IN (SELECT article FROM party WHERE name = ?2)"
        " AND id IN (SELECT rowid >> 16 FROM sentence WHERE sentence MATCH ?3)"
        " ORDER BY published_from, digest, identity LIMIT ?4");
    query.bind(1, question.from ? FormatDay(*question.from) : "");
    query.bind(2, question.party);
    query.bind(3, expression);
    query.bind(4, limit);
    std::vector<Dossier> dossiers;
    while (query.executeStep()) {
      auto dossier = StoredDossier(database_->path(), query.getColumn(0), query.getColumn(1));
      if (!dossier.ok()) return dossier.error();
      dossiers.push_back(*std::move(dossier));
    }
    return dossiers;
  });
}

}  // namespace detente
