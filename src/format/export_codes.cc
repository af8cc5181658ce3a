#include "format/export_codes.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"

namespace detente {
namespace {

enum CountryColumn : size_t { kName, kFips, kCow, kCameo, kPlover, kIcews };

// A blank or a dash around every word, so that "fight" is not found in "fighter".
bool HasWord(std::string_view text, std::string_view word) {
  const std::string lower = ToLower(text);
  size_t at = lower.find(word);
  while (at != std::string::npos) {
    const size_t end = at + word.size();
    const bool left = at == 0 || !IsLetter(DecodeAt(lower, PreviousCodePoint(lower, at)).value);
    const bool right = end == lower.size() || !IsLetter(DecodeAt(lower, end).value);
    if (left && right) return true;
    at = lower.find(word, at + 1);
  }
  return false;
}

std::vector<std::string> Cells(const Table& table, size_t row,
                               std::initializer_list<std::string_view> columns) {
  std::vector<std::string> cells;
  for (std::string_view column : columns) cells.emplace_back(table.Cell(row, column));
  return cells;
}

std::string CellOf(const std::map<std::string, std::vector<std::string>, std::less<>>& rows,
                   std::string_view key, size_t column) {
  const auto at = rows.find(key);
  return at == rows.end() ? std::string() : at->second[column];
}

}  // namespace

// Reads tables and keeps the first error.
struct ExportCodes::Source {
  const LexiconSet& lexicons;
  std::optional<Error> error;

  const Table* Open(std::string_view name) {
    const auto table = lexicons.Find(name);
    if (table.ok()) return *table;
    if (!error) error = table.error();
    return nullptr;
  }

  Rows Read(std::string_view name, std::initializer_list<std::string_view> keys,
            std::initializer_list<std::string_view> columns) {
    Rows rows;
    const Table* table = Open(name);
    for (size_t row = 0; table != nullptr && row < table->size(); ++row) {
      rows[Join(Cells(*table, row, keys), "/")] = Cells(*table, row, columns);
    }
    return rows;
  }

  std::vector<std::vector<std::string>> ReadInOrder(
      std::string_view name, std::initializer_list<std::string_view> columns) {
    std::vector<std::vector<std::string>> rows;
    const Table* table = Open(name);
    for (size_t row = 0; table != nullptr && row < table->size(); ++row) {
      rows.push_back(Cells(*table, row, columns));
    }
    return rows;
  }
};

Result<ExportCodes> ExportCodes::Load(const LexiconSet& lexicons) {
  Source source{lexicons, {}};
  ExportCodes codes;
  const Rows names = source.Read("world/countries.tsv", {"code"}, {"name"});
  const Rows listed = source.Read("format/countries.tsv", {"code"},
                                  {"code", "fips", "cow", "cameo", "plover", "icews"});
  for (const auto& [code, name] : names) {
    const auto at = listed.find(code);
    codes.countries_[code] = at == listed.end() ? std::vector<std::string>(6) : at->second;
    codes.countries_[code][kName] = name[0];
  }
  codes.bodies_ = source.Read("format/bodies.tsv", {"name"}, {"group", "region"});
  codes.cameo_ = source.Read("event/cameo.tsv", {"code"}, {"label", "goldstein"});
  codes.goldstein_ = source.Read("format/goldstein.tsv", {"code"}, {"gdelt", "icews", "phoenix"});
  codes.planned_ = source.Read("format/planned.tsv", {"code"}, {"cameo", "mode"});
  codes.scores_ = source.Read("event/modes.tsv", {"type", "mode"}, {"score", "quad"});
  codes.sectors_ =
      source.ReadInOrder("format/sectors.tsv", {"sector", "word", "rank", "cameo", "icews"});
  codes.mutual_ = source.ReadInOrder("format/mutual.tsv", {"type", "cameo", "word"});
  if (source.error) return *source.error;
  return codes;
}

std::string ExportCodes::CountryCell(std::string_view country, size_t column) const {
  return CellOf(countries_, country, column);
}

std::string ExportCodes::CountryName(std::string_view country) const {
  return CountryCell(country, kName);
}

std::string ExportCodes::IcewsCountry(std::string_view country) const {
  const std::string name = CountryCell(country, kIcews);
  return name.empty() ? CountryName(country) : name;
}

std::string ExportCodes::Fips(std::string_view country) const {
  return CountryCell(country, kFips);
}

std::string ExportCodes::CowNumber(std::string_view country) const {
  return CountryCell(country, kCow);
}

std::string ExportCodes::CameoCountry(std::string_view country) const {
  if (!countries_.contains(country)) return "";
  const std::string code = CountryCell(country, kCameo);
  if (code == "-") return "";
  return code.empty() ? std::string(country) : code;
}

std::string ExportCodes::PloverCountry(std::string_view country) const {
  const std::string code = CountryCell(country, kPlover);
  return code.empty() ? std::string(country) : code;
}

const std::vector<std::string>* ExportCodes::SectorRow(const Actor& actor) const {
  enum { kSector, kWord, kRank };
  const std::vector<std::string>* best = nullptr;
  int best_fit = -1;
  for (const auto& row : sectors_) {
    if (row[kSector] != actor.sector.value_or("")) continue;
    const bool word = row[kWord].empty() || HasWord(actor.name, row[kWord]) ||
                      (actor.role && HasWord(*actor.role, row[kWord]));
    const bool rank = row[kRank].empty() || row[kRank] == actor.rank.value_or("");
    const int fit = (row[kWord].empty() ? 0 : 2) + (row[kRank].empty() ? 0 : 1);
    if (!word || !rank || fit <= best_fit) continue;
    best = &row;
    best_fit = fit;
  }
  return best;
}

std::string ExportCodes::CameoType(const Actor& actor) const {
  const auto* row = SectorRow(actor);
  return row == nullptr ? "" : (*row)[3];
}

std::string ExportCodes::IcewsSectors(const Actor& actor) const {
  const auto* row = SectorRow(actor);
  return row == nullptr ? "" : (*row)[4];
}

std::optional<ExportCodes::KnownGroup> ExportCodes::GroupOf(std::string_view name) const {
  const auto at = bodies_.find(name);
  if (at == bodies_.end()) return std::nullopt;
  return KnownGroup{at->second[0], at->second[1]};
}

std::string ExportCodes::Label(std::string_view cameo) const { return CellOf(cameo_, cameo, 0); }

std::string ExportCodes::Goldstein(std::string_view cameo, GoldsteinTable table) const {
  if (goldstein_.contains(cameo)) return CellOf(goldstein_, cameo, static_cast<size_t>(table));
  return CellOf(cameo_, cameo, 1);
}

std::optional<ExportCodes::Planned> ExportCodes::PlannedAs(std::string_view cameo) const {
  for (size_t length = cameo.size(); length >= 2; --length) {
    const auto at = planned_.find(cameo.substr(0, length));
    if (at != planned_.end()) return Planned{at->second[0], at->second[1]};
  }
  return std::nullopt;
}

bool ExportCodes::IsMutual(const Article& article, const Event& event) const {
  enum { kType, kCode, kWord };
  if (!event.recipients.empty() || event.actors.size() < 2) return false;
  const std::string_view trigger = Slice(article.text, event.trigger);
  return std::any_of(mutual_.begin(), mutual_.end(), [&](const std::vector<std::string>& row) {
    return row[kType] == ToString(event.type) && event.cameo.value_or("").starts_with(row[kCode]) &&
           (row[kWord].empty() || HasWord(trigger, row[kWord]));
  });
}

std::string ExportCodes::PloverScore(EventType type, std::string_view mode) const {
  const std::string key = std::string(ToString(type)) + '/';
  const std::string score = CellOf(scores_, key + std::string(mode), 0);
  return score.empty() ? CellOf(scores_, key, 0) : score;
}

int ExportCodes::PloverQuad(EventType type) const {
  const std::string quad = CellOf(scores_, std::string(ToString(type)) + '/', 1);
  return quad.empty() ? 0 : quad[0] - '0';
}

std::string CameoBase(std::string_view cameo) { return std::string(cameo.substr(0, 3)); }

std::string CameoRoot(std::string_view cameo) { return std::string(cameo.substr(0, 2)); }

int GdeltQuadClass(std::string_view cameo) {
  const int root = static_cast<int>(ParseInt(CameoRoot(cameo)).value_or(0));
  if (root < 1 || root > 20) return 0;
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

int PhoenixPentaClass(std::string_view cameo) {
  const std::string root = CameoRoot(cameo);
  if (root == "01" || root == "02") return 0;
  return root == "16" ? 3 : GdeltQuadClass(cameo);
}

}  // namespace detente
