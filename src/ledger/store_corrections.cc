// Corrections in the ledger: the file beside it, and what follows from it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/file.h"
#include "base/strings.h"
#include "format/dossier_json.h"
#include "ledger/store_database.h"
#include "ledger/store_write.h"

namespace detente {
namespace {

constexpr size_t kMaxFileBytes = size_t{256} << 20;

std::vector<std::string> LinesIn(const StoreDatabase& database) {
  std::vector<std::string> lines;
  SQLite::Statement& query = database.Prepared("SELECT line FROM correction ORDER BY number");
  while (query.executeStep()) lines.push_back(query.getColumn(0).getString());
  return lines;
}

Result<std::vector<std::string>> LinesOfFile(const std::string& path) {
  const auto file = ReadFile(path, kMaxFileBytes);
  if (!file.ok()) return file.error();
  std::vector<std::string> lines;
  int number = 0;
  for (std::string_view line : Split(file->bytes, '\n')) {
    ++number;
    line = Trim(line);
    if (line.empty() || line.starts_with('#')) continue;
    const auto correction = CorrectionFromLine(line);
    if (!correction.ok()) {
      return Error{fmt::format("{}:{}: {}", path, number, correction.error().message)};
    }
    lines.emplace_back(line);
  }
  return lines;
}

// The articles that lines of one list and not of the other are about.
std::set<std::string> ArticlesOfDifference(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::vector<std::string> changed;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(),
                                std::back_inserter(changed));
  std::set<std::string> articles;
  for (const std::string& line : changed) {
    const auto correction = CorrectionFromLine(line);
    if (correction.ok()) articles.insert(correction->article);
  }
  return articles;
}

Status Reapply(Ledger::Database* database, const std::string& digest) {
  SQLite::Statement query(database->handle(),
                          "SELECT id, dossier, identity FROM article WHERE digest = ?");
  query.bind(1, digest);
  while (query.executeStep()) {
    auto dossier = DossierFromJson(query.getColumn(1).getString());
    if (!dossier.ok()) {
      return Error{fmt::format("{}: the dossier of {} is damaged: {}", database->path(),
                               query.getColumn(2).getString(), dossier.error().message)};
    }
    ArticleWriter writer(*database);
    const int64_t row = query.getColumn(0).getInt64();
    writer.RemoveCuts(row);
    writer.WriteCuts(row,
                     CutsOf(*std::move(dossier), database->corrections, database->rules_or_null()));
  }
  return Done{};
}

void ReplaceLines(const StoreDatabase& database, const std::vector<std::string>& lines) {
  database.handle().exec("DELETE FROM correction");
  for (const std::string& line : lines) {
    SQLite::Statement& insert = database.Prepared("INSERT INTO correction (line) VALUES (?)");
    insert.bind(1, line);
    insert.exec();
  }
}

std::vector<Correction> Parsed(const std::vector<std::string>& lines) {
  std::vector<Correction> corrections;
  for (const std::string& line : lines) {
    const auto correction = CorrectionFromLine(line);
    if (correction.ok()) corrections.push_back(*correction);
  }
  return corrections;
}

Status Append(const std::string& path, const std::vector<std::string>& lines) {
  std::ofstream file(path, std::ios::binary | std::ios::app);
  for (const std::string& line : lines) file << line << '\n';
  file.flush();
  if (!file) return Error{path + ": cannot be written; is the folder there, the disk full?"};
  return Done{};
}

}  // namespace

std::string CorrectionsPath(const std::string& ledger) { return ledger + ".corrections.jsonl"; }

Status SyncCorrections(Ledger::Database* database) {
  const std::vector<std::string> before = LinesIn(*database);
  std::vector<std::string> lines = before;
  const std::string path = CorrectionsPath(database->path());
  if (std::filesystem::exists(path)) {
    auto of_file = LinesOfFile(path);
    if (!of_file.ok()) return of_file.error();
    lines = *std::move(of_file);
  }
  database->corrections = Parsed(lines);
  if (lines == before) return Done{};
  SQLite::Transaction transaction(database->handle());
  ReplaceLines(*database, lines);
  for (const std::string& article : ArticlesOfDifference(before, lines)) {
    const Status applied = Reapply(database, article);
    if (!applied.ok()) return applied.error();
  }
  transaction.commit();
  return Done{};
}

const std::vector<Correction>& Ledger::corrections() const { return database_->corrections; }

Status Ledger::Correct(const Correction& correction) {
  return Guard(database_->path(), [&]() -> Status {
    const std::string path = CorrectionsPath(database_->path());
    std::vector<std::string> lines = {CorrectionToLine(correction)};
    // A file that was lost is written again from what the ledger remembers.
    if (!std::filesystem::exists(path)) {
      auto known = LinesIn(*database_);
      lines.insert(lines.begin(), known.begin(), known.end());
    }
    const Status written = Append(path, lines);
    if (!written.ok()) return written;
    return SyncCorrections(database_.get());
  });
}

Result<std::vector<CorrectionOutcome>> Ledger::Outcomes() const {
  return Guard(database_->path(), [&]() -> Result<std::vector<CorrectionOutcome>> {
    const auto& corrections = database_->corrections;
    std::vector<CorrectionOutcome> outcomes(corrections.size(), CorrectionOutcome::kNotRead);
    std::set<std::string> articles;
    for (const Correction& c : corrections) {
      articles.insert(c.article);
      if (!c.other_article.empty()) articles.insert(c.other_article);
    }
    for (const std::string& article : articles) {
      SQLite::Statement& query =
          database_->Prepared("SELECT dossier FROM article WHERE digest = ?");
      query.bind(1, article);
      if (!query.executeStep()) continue;
      auto dossier = DossierFromJson(query.getColumn(0).getString());
      query.reset();
      if (!dossier.ok()) continue;
      const auto states = ApplyCorrections(corrections, &*dossier);
      for (size_t i = 0; i < states.size(); ++i) {
        if (states[i] == CorrectionState::kOther || outcomes[i] == CorrectionOutcome::kGone) {
          continue;
        }
        outcomes[i] = states[i] == CorrectionState::kApplied ? CorrectionOutcome::kApplied
                                                             : CorrectionOutcome::kGone;
      }
    }
    return outcomes;
  });
}

std::vector<StoryRuling> StoryRulings(const std::vector<Correction>& corrections) {
  std::vector<StoryRuling> rulings;
  for (const Correction& c : corrections) {
    const bool ruling = c.kind == CorrectionKind::kMerge || c.kind == CorrectionKind::kSplit;
    if (ruling && !c.record) rulings.push_back({c.article, c.other_article, ReasonOf(c)});
  }
  return rulings;
}

std::vector<FactRuling> FactRulings(const std::vector<Correction>& corrections,
                                    std::span<const Dossier> dossiers) {
  std::map<std::string_view, size_t> by_digest;
  for (size_t i = 0; i < dossiers.size(); ++i) {
    if (dossiers[i].article.id) by_digest.emplace(*dossiers[i].article.id, i);
  }
  const auto find = [&](const std::optional<RecordWords>& words) -> std::optional<Report> {
    if (!words || words->condition) return std::nullopt;
    const auto at = by_digest.find(words->article);
    if (at == by_digest.end()) return std::nullopt;
    const auto event = FindRecord(dossiers[at->second], *words);
    return event ? std::optional<Report>(Report{at->second, *event}) : std::nullopt;
  };
  std::vector<FactRuling> rulings;
  for (const Correction& c : corrections) {
    if (c.kind != CorrectionKind::kMerge && c.kind != CorrectionKind::kSplit) continue;
    const auto report = find(c.record);
    const auto other = find(c.other_record);
    if (!report || (c.kind == CorrectionKind::kMerge && !other)) continue;
    rulings.push_back({*report, other, ReasonOf(c)});
  }
  return rulings;
}

}  // namespace detente
