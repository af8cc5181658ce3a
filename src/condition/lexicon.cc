#include "condition/lexicon.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/strings.h"

namespace detente {
namespace condition {
namespace {

constexpr std::array<std::string_view, 12> kNames = {
    "if",      "provided", "only",      "unless",  "until",        "before",
    "without", "exchange", "otherwise", "depends", "precondition", "in_return"};

Status ReadConnectives(const LexiconSet& lexicons, ConditionLexicon::Data* data) {
  const auto table = lexicons.Find("condition/connectives.tsv");
  if (!table.ok()) return table.error();
  const Table& t = **table;
  for (size_t row = 0; row < t.size(); ++row) {
    const auto at = std::find(kNames.begin(), kNames.end(), t.Cell(row, "class"));
    if (at == kNames.end()) return t.ErrorAt(row, "no such class");
    ConnectivePhrase phrase;
    phrase.connective = static_cast<Connective>(at - kNames.begin());
    for (std::string_view word : SplitWords(t.Cell(row, "phrase"))) phrase.words.emplace_back(word);
    if (phrase.words.empty()) return t.ErrorAt(row, "an empty phrase");
    data->connectives[phrase.words[0]].push_back(std::move(phrase));
  }
  for (auto& [first, list] : data->connectives) {
    std::stable_sort(list.begin(), list.end(),
                     [](const ConnectivePhrase& a, const ConnectivePhrase& b) {
                       return a.words.size() > b.words.size();
                     });
  }
  return Done{};
}

Status ReadWords(const LexiconSet& lexicons, ConditionLexicon::Data* data) {
  const auto table = lexicons.Find("condition/words.tsv");
  if (!table.ok()) return table.error();
  const Table& t = **table;
  for (size_t row = 0; row < t.size(); ++row) {
    data->words[std::string(t.Cell(row, "class"))].emplace(t.Cell(row, "lemma"));
  }
  return Done{};
}

}  // namespace
}  // namespace condition

Result<ConditionLexicon> ConditionLexicon::Compile(const LexiconSet& lexicons) {
  auto data = std::make_shared<Data>();
  for (const Status& step : {condition::ReadConnectives(lexicons, data.get()),
                             condition::ReadWords(lexicons, data.get())}) {
    if (!step.ok()) return step.error();
  }
  ConditionLexicon lexicon;
  lexicon.data_ = std::move(data);
  return lexicon;
}

}  // namespace detente
