#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "page/page.h"
#include "page/page_data.h"

namespace detente {
namespace {

template <typename Value, size_t kCount>
std::optional<Value> Named(const std::array<std::pair<std::string_view, Value>, kCount>& names,
                           std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, ChromePlace>, 5> kPlaces = {
    {{"line", ChromePlace::kLine},
     {"start", ChromePlace::kStart},
     {"end", ChromePlace::kEnd},
     {"inside", ChromePlace::kInside},
     {"bracket", ChromePlace::kBracket}}};

constexpr std::array<std::pair<std::string_view, DateWordClass>, 6> kDateClasses = {
    {{"month", DateWordClass::kMonth},
     {"weekday", DateWordClass::kWeekday},
     {"zone", DateWordClass::kZone},
     {"label", DateWordClass::kLabel},
     {"filler", DateWordClass::kFiller},
     {"meridiem", DateWordClass::kMeridiem}}};

constexpr std::array<std::pair<std::string_view, HtmlClass>, 3> kHtmlClasses = {
    {{"drop", HtmlClass::kDrop},
     {"standfirst", HtmlClass::kStandfirst},
     {"body", HtmlClass::kBody}}};

constexpr std::array<std::pair<std::string_view, WordSet PageWords::*>, 7> kWordClasses = {
    {{"function", &PageWords::function},
     {"english", &PageWords::english},
     {"open", &PageWords::open},
     {"opener", &PageWords::opener},
     {"abbreviation", &PageWords::abbreviation},
     {"desk", &PageWords::desk},
     {"reply", &PageWords::reply}}};

// Each row function returns what is wrong with the row, or nothing.
using Fault = std::optional<std::string>;

Fault AddChrome(const Table& table, size_t row, PageData* data) {
  const auto furniture = ParseFurniture(table.Cell(row, "class"));
  const auto place = Named(kPlaces, table.Cell(row, "where"));
  if (!furniture) return "column class: no such class";
  if (!place) return "column where: no such place";
  if (!data->chrome.Add(table.Cell(row, "phrase"), *furniture, *place)) {
    return "column phrase: there is no word in it";
  }
  return std::nullopt;
}

Fault AddDateWord(const Table& table, size_t row, PageData* data) {
  const auto type = Named(kDateClasses, table.Cell(row, "class"));
  if (!type) return "column class: no such class";
  const std::string_view value = table.Cell(row, "value");
  DateWord word{*type, 0, value == "updated"};
  const bool numbered = *type == DateWordClass::kMonth || *type == DateWordClass::kWeekday ||
                        *type == DateWordClass::kMeridiem;
  if (numbered) {
    const auto number = ParseInt(value);
    if (!number || *number < 0 || *number > 12)
      return "column value: a number up to 12 belongs here";
    word.number = static_cast<int>(*number);
  } else if (*type == DateWordClass::kLabel && value != "published" && value != "updated") {
    return "column value: published or updated belongs here";
  }
  data->dates.emplace(std::string(table.Cell(row, "word")), word);
  return std::nullopt;
}

Fault AddWord(const Table& table, size_t row, PageData* data) {
  const auto set = Named(kWordClasses, table.Cell(row, "class"));
  if (!set) return "column class: no such class";
  (data->words.**set).emplace(table.Cell(row, "word"));
  return std::nullopt;
}

Fault AddHtmlClass(const Table& table, size_t row, PageData* data) {
  const auto type = Named(kHtmlClasses, table.Cell(row, "class"));
  if (!type) return "column class: no such class";
  data->html.emplace(std::string(table.Cell(row, "token")), *type);
  return std::nullopt;
}

Fault AddLanguage(const Table& table, size_t row, PageData* data) {
  const auto cell = [&](std::string_view column) { return std::string(table.Cell(row, column)); };
  LanguageWords language{cell("language"), cell("script"), cell("name"), {}};
  for (std::string_view word : SplitWords(table.Cell(row, "words"))) language.words.emplace(word);
  data->languages.push_back(std::move(language));
  return std::nullopt;
}

Fault AddOutlet(const Table& table, size_t row, PageData* data) {
  const auto cell = [&](std::string_view column) { return std::string(table.Cell(row, column)); };
  data->outlets.emplace(cell("domain"), KnownOutlet{cell("name"), cell("country"), cell("kind")});
  return std::nullopt;
}

void Fill(const LexiconSet& lexicons, std::string_view name,
          Fault (*add)(const Table&, size_t, PageData*), PageData* data,
          std::vector<std::string>* faults) {
  const auto table = lexicons.Find(name);
  if (!table.ok()) {
    faults->push_back(table.error().message);
    return;
  }
  for (size_t row = 0; row < (*table)->size(); ++row) {
    if (const Fault fault = add(**table, row, data)) {
      faults->push_back((*table)->ErrorAt(row, *fault).message);
    }
  }
}

}  // namespace

Result<PageLexicon> PageLexicon::Compile(const LexiconSet& lexicons) {
  auto data = std::make_shared<Data>();
  std::vector<std::string> faults;
  Fill(lexicons, "page/chrome.tsv", AddChrome, data.get(), &faults);
  Fill(lexicons, "page/dates.tsv", AddDateWord, data.get(), &faults);
  Fill(lexicons, "page/words.tsv", AddWord, data.get(), &faults);
  Fill(lexicons, "page/html_classes.tsv", AddHtmlClass, data.get(), &faults);
  Fill(lexicons, "page/languages.tsv", AddLanguage, data.get(), &faults);
  Fill(lexicons, "page/outlets.tsv", AddOutlet, data.get(), &faults);
  if (!faults.empty()) return Error{Join(faults, "\n")};
  PageLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

}  // namespace detente
