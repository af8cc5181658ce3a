// Compiles the names of places and countries.
#include <charconv>
#include <utility>

#include "base/utf8.h"
#include "place/place_data.h"

namespace detente {
namespace {

using Data = PlaceLexicon::Data;

std::optional<std::string> Optional(std::string_view cell) {
  if (cell.empty()) return std::nullopt;
  return std::string(cell);
}

std::optional<double> Number(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

void Add(std::string_view name, PlaceEntry entry, Data* data) {
  data->trie.Add(name, static_cast<int>(data->entries.size()));
  data->entries.push_back(std::move(entry));
}

void AddTowns(const Table& table, const std::set<std::string, std::less<>>& seats, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    const std::string name(table.Cell(row, "place"));
    PlaceEntry entry;
    entry.where.country = Optional(table.Cell(row, "country"));
    entry.where.admin1 = Optional(table.Cell(row, "admin1"));
    if (table.Cell(row, "kind") != "region") entry.where.place = name;
    entry.where.lat = Number(table.Cell(row, "lat"));
    entry.where.lon = Number(table.Cell(row, "lon"));
    entry.seat = seats.contains(name);
    Add(name, std::move(entry), data);
  }
}

void AddCountries(const Table& table, std::set<std::string, std::less<>>* seats, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    const std::string_view form = table.Cell(row, "form");
    const std::string name(table.Cell(row, "name"));
    if (form == "capital") seats->insert(name);
    if (form != "name" && form != "demonym" && form != "former") continue;
    PlaceEntry entry;
    entry.kind = form == "demonym" ? PlaceEntryKind::kDemonym : PlaceEntryKind::kCountry;
    entry.where.country = std::string(table.Cell(row, "code"));
    if (entry.where.country == "EUR" || entry.where.country == "UNO") continue;
    Add(name, std::move(entry), data);
  }
}

void AddWords(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    data->words[std::string(table.Cell(row, "kind"))].insert(ToLower(table.Cell(row, "word")));
  }
}

}  // namespace

Result<PlaceLexicon> PlaceLexicon::Compile(const LexiconSet& lexicons) {
  const auto towns = lexicons.Find("world/regions.tsv");
  const auto countries = lexicons.Find("world/country_names.tsv");
  const auto words = lexicons.Find("world/actor_words.tsv");
  for (const auto* table : {&towns, &countries, &words}) {
    if (!table->ok()) return table->error();
  }
  auto data = std::make_shared<Data>();
  std::set<std::string, std::less<>> seats;
  AddCountries(**countries, &seats, data.get());
  AddTowns(**towns, seats, data.get());
  AddWords(**words, data.get());
  PlaceLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

}  // namespace detente
