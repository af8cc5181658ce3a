// Compiles the tables of names into one trie.
#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "actor/actor_data.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"

namespace detente {
namespace {

using Data = ActorLexicon::Data;

// A new entry; its number is a value of the trie.
int AddEntry(Entry entry, Data* data) {
  data->entries.push_back(std::move(entry));
  return static_cast<int>(data->entries.size() - 1);
}

// An entry with one form.
void Add(std::string_view form, Entry entry, Data* data) {
  data->trie.Add(form, AddEntry(std::move(entry), data));
}

EntryKind KindOfForm(std::string_view form) {
  if (form == "demonym") return EntryKind::kDemonym;
  if (form == "people") return EntryKind::kPeople;
  if (form == "capital") return EntryKind::kCapital;
  if (form == "metonym") return EntryKind::kMetonym;
  if (form == "former") return EntryKind::kFormer;
  return EntryKind::kCountryName;
}

void AddCountries(const Table& names, const Table& forms, Data* data) {
  for (size_t row = 0; row < names.size(); ++row) {
    data->country_names.emplace(names.Cell(row, "code"), names.Cell(row, "name"));
  }
  data->country_names.emplace("EUR", "European Union");
  data->country_names.emplace("UNO", "United Nations");
  for (size_t row = 0; row < forms.size(); ++row) {
    Entry entry;
    entry.kind = KindOfForm(forms.Cell(row, "form"));
    entry.name = forms.Cell(row, "name");
    entry.code = forms.Cell(row, "code");
    entry.actor = ActorKind::kCountry;
    entry.plural = entry.kind == EntryKind::kPeople;
    Add(forms.Cell(row, "name"), std::move(entry), data);
  }
}

void AddOrganizations(const Table& table, Data* data) {
  const bool media = table.has_column("kind2");
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kOrganization;
    entry.name = table.Cell(row, "name");
    entry.code = table.Cell(row, "code");
    entry.sector = media ? "JRN" : table.Cell(row, "sector");
    entry.actor =
        media ? ActorKind::kMedium
              : ParseName<ActorKind>(table.Cell(row, "kind")).value_or(ActorKind::kOrganization);
    const int number = AddEntry(std::move(entry), data);
    std::string name(table.Cell(row, "name"));
    data->trie.Add(name, number);
    for (std::string_view alias : Split(table.Cell(row, "aliases"), ';')) {
      data->trie.Add(Trim(alias), number);
    }
    // "the Guardian": inside a sentence the article is mostly small.
    if (!name.starts_with("The ")) continue;
    name[0] = 't';
    data->trie.Add(name, number);
  }
}

void AddSpellings(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    data->trie.AddSpelling(table.Cell(row, "spelling"), table.Cell(row, "usual"));
  }
}

void AddPeoples(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kPeople;
    entry.name = table.Cell(row, "people");
    entry.lands = table.Cell(row, "lands");
    entry.sector = table.Cell(row, "armed");
    entry.actor = ActorKind::kGroup;
    entry.plural = true;
    Add(table.Cell(row, "people"), entry, data);
    entry.kind = EntryKind::kDemonym;
    entry.plural = false;
    Add(table.Cell(row, "adjective"), std::move(entry), data);
  }
}

void AddTitles(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kTitle;
    entry.name = table.Cell(row, "title");
    entry.sector = table.Cell(row, "sector");
    entry.rank = table.Cell(row, "rank");
    entry.actor = ActorKind::kPerson;
    Add(table.Cell(row, "title"), std::move(entry), data);
  }
}

void AddAgents(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kAgent;
    entry.name = table.Cell(row, "noun");
    entry.sector = table.Cell(row, "sector");
    entry.rank = table.Cell(row, "rank");
    entry.actor = ParseName<ActorKind>(table.Cell(row, "kind")).value_or(ActorKind::kPerson);
    const std::string_view plural = table.Cell(row, "plural");
    if (plural != entry.name) Add(entry.name, entry, data);
    if (plural.empty()) continue;
    entry.plural = true;
    Add(plural, std::move(entry), data);
  }
}

void AddBodies(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kBody;
    entry.name = table.Cell(row, "body");
    entry.sector = table.Cell(row, "sector");
    Add(table.Cell(row, "body"), std::move(entry), data);
  }
}

// The day of "2022-08-13", "2022-08" or "2022": its first.
std::optional<Day> DayOf(std::string_view cell) {
  const auto date = ParseIsoDate(cell);
  if (!date) return std::nullopt;
  return date->range.from.day;
}

// Adds the name as others write it: "Kim Jong Un" for "Kim Jong-un", "el-Sisi" for "al-Sisi".
void AddForms(std::string_view name, std::vector<std::string>* forms) {
  if (name.empty()) return;
  forms->emplace_back(name);
  if (name.find('-') == std::string_view::npos) return;
  std::string& without = forms->emplace_back(name);
  std::replace(without.begin(), without.end(), '-', ' ');
  const size_t article = name.find("al-");
  if (article == 0 || (article != std::string_view::npos && name[article - 1] == ' ')) {
    forms->emplace_back(name)[article] = 'e';
  }
}

void AddPersons(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kPerson;
    entry.name = table.Cell(row, "name");
    entry.code = table.Cell(row, "code");
    entry.sector = table.Cell(row, "sector");
    entry.rank = table.Cell(row, "rank");
    entry.role = table.Cell(row, "role");
    entry.actor = ActorKind::kPerson;
    entry.from = DayOf(table.Cell(row, "from"));
    entry.until = DayOf(table.Cell(row, "until"));
    std::vector<std::string> forms;
    AddForms(entry.name, &forms);
    for (std::string_view alias : Split(table.Cell(row, "aliases"), ';')) {
      AddForms(Trim(alias), &forms);
    }
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    const int number = AddEntry(std::move(entry), data);
    for (const std::string& form : forms) data->trie.Add(form, number);
  }
}

bool IsRuler(const Entry& entry) { return entry.rank == "head"; }

// Whose surname alone is known abroad.
bool SpeaksForAState(const Entry& entry, const std::set<std::string>& offices) {
  return std::any_of(offices.begin(), offices.end(), [&](const std::string& office) {
    return entry.role.find(office) != std::string::npos;
  });
}

// How often each word stands in the name of a person; words of one person count once.
std::unordered_map<std::string_view, int> PersonsByWord(const Table& persons) {
  std::map<std::string_view, std::set<std::string_view>> words_of;
  for (size_t row = 0; row < persons.size(); ++row) {
    const std::string_view name = persons.Cell(row, "name");
    std::vector<std::string_view> spellings = Split(persons.Cell(row, "aliases"), ';');
    spellings.push_back(name);
    for (std::string_view spelling : spellings) {
      for (std::string_view word : SplitWords(spelling)) words_of[name].insert(word);
    }
  }
  std::unordered_map<std::string_view, int> counts;
  for (const auto& [name, words] : words_of) {
    for (std::string_view word : words) ++counts[word];
  }
  return counts;
}

// The last word, with the small ones before it: "de Klerk", "von der Leyen".
std::string SurnameOf(const std::string& name) {
  size_t begin = name.rfind(' ');
  if (begin == std::string::npos) return name;
  while (begin > 0) {
    const size_t before = name.rfind(' ', begin - 1);
    if (before == std::string::npos || name[before + 1] < 'a' || name[before + 1] > 'z') break;
    begin = before;
  }
  return name.substr(begin + 1);
}

// The surname of a head of state or government, where all who have it in the lexicon are of one
// country ("Assad"), or no other head has it and few others do; it stands for all its bearers, and
// the date tells who held office. That of a foreign minister or envoy where nobody else has the
// word in any place of a name, and it is not short ("Gabriel" and "Khan" are many people's).
void AddSurnames(const Table& persons, Data* data) {
  constexpr size_t kShortest = 4;
  constexpr size_t kRare = 6;
  constexpr size_t kMostBearers = 3;
  const std::set<std::string>& offices = data->words["abroad"];
  const auto by_word = PersonsByWord(persons);
  std::map<std::string, std::vector<size_t>> by_surname;
  for (size_t i = 0; i < data->entries.size(); ++i) {
    const Entry& entry = data->entries[i];
    const std::string surname = SurnameOf(entry.name);
    if (entry.kind != EntryKind::kPerson || surname == entry.name) continue;
    by_surname[surname].push_back(i);
    for (const std::string_view article : {"al-", "el-"}) {  // "the Assad regime"
      if (surname.starts_with(article)) by_surname[surname.substr(3)].push_back(i);
    }
  }
  for (const auto& [surname, rows] : by_surname) {
    const auto of_all = [&](auto test) {
      return std::all_of(rows.begin(), rows.end(),
                         [&](size_t i) { return test(data->entries[i]); });
    };
    const std::string& country = data->entries[rows[0]].code;
    const bool one_country = of_all([&](const Entry& e) { return e.code == country; });
    const bool ruled = !of_all([](const Entry& e) { return !IsRuler(e); });
    const auto count = by_word.find(std::string_view(surname).substr(surname.rfind(' ') + 1));
    const bool alone = count != by_word.end() && count->second == 1;
    const bool known = !of_all([&](const Entry& e) { return !SpeaksForAState(e, offices); });
    const bool rare = alone && surname.size() >= kRare && known;
    std::set<std::string> bearers;
    std::set<std::string> heads;
    for (size_t i : rows) {
      bearers.insert(data->entries[i].name);
      if (IsRuler(data->entries[i])) heads.insert(data->entries[i].name);
    }
    const bool of_one_head = heads.size() == 1 && bearers.size() <= kMostBearers;
    const bool told = (one_country && (ruled || rare)) || of_one_head;
    if (surname.size() < kShortest || !told || !data->trie.Lookup(surname).empty()) {
      continue;
    }
    for (size_t i : rows) data->trie.Add(surname, static_cast<int>(i));
  }
}

void AddTowns(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    Entry entry;
    entry.kind = EntryKind::kTown;
    entry.name = table.Cell(row, "place");
    entry.code = table.Cell(row, "country");
    if (entry.code.empty() || !data->trie.Lookup(entry.name).empty()) continue;
    Add(table.Cell(row, "place"), std::move(entry), data);
  }
}

void AddWords(const Table& table, Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    const std::string word(table.Cell(row, "word"));
    const std::string kind(table.Cell(row, "kind"));
    data->words[kind].insert(ToLower(word));
    if (kind == "organization") data->name_heads.emplace(word, table.Cell(row, "sector"));
    if (kind == "place") data->place_heads.insert(word);
    if (kind != "region" && kind != "thing") continue;
    Entry entry;
    entry.name = word;
    entry.code = kind;
    Add(word, std::move(entry), data);
  }
}

}  // namespace

Result<ActorLexicon> ActorLexicon::Compile(const LexiconSet& lexicons) {
  auto data = std::make_shared<Data>();
  std::string faults;
  const auto find = [&](std::string_view name) -> const Table* {
    const auto table = lexicons.Find(name);
    if (table.ok()) return *table;
    faults += (faults.empty() ? "" : "\n") + table.error().message;
    return nullptr;
  };
  if (const Table* spellings = find("actors/spellings.tsv")) AddSpellings(*spellings, data.get());
  const Table* countries = find("world/countries.tsv");
  const Table* names = find("world/country_names.tsv");
  if (countries && names) AddCountries(*countries, *names, data.get());
  using Adder = void (*)(const Table&, Data*);
  const std::pair<std::string_view, Adder> tables[] = {
      {"actors/organizations.tsv", AddOrganizations},
      {"actors/media.tsv", AddOrganizations},
      {"world/peoples.tsv", AddPeoples},
      {"actors/titles.tsv", AddTitles},
      {"actors/agents.tsv", AddAgents},
      {"actors/bodies.tsv", AddBodies},
      {"actors/persons.tsv", AddPersons},
      {"world/actor_words.tsv", AddWords},
      {"world/regions.tsv", AddTowns}};
  size_t rows = 0;
  for (const auto& [name, add] : tables) {
    if (const auto table = lexicons.Find(name); table.ok()) rows += (*table)->size();
  }
  data->entries.reserve(data->entries.size() + 2 * rows);  // a noun has a plural
  for (const auto& [name, add] : tables) {
    if (const Table* table = find(name)) add(*table, data.get());
  }
  if (!faults.empty()) return Error{faults};
  AddSurnames(*find("actors/persons.tsv"), data.get());
  ActorLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

}  // namespace detente
