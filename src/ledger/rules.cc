#include "ledger/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"

namespace detente {
namespace {

Result<LedgerRule> ReadRule(const Table& table, size_t row) {
  LedgerRule rule;
  const auto type = ParseName<EventType>(table.Cell(row, "type"));
  const auto polarity = ParseName<Polarity>(table.Cell(row, "polarity"));
  if (!type || !polarity) return table.ErrorAt(row, "unknown type or polarity");
  rule.type = *type;
  rule.polarity = *polarity;
  rule.mode = table.Cell(row, "mode");
  rule.content = ParseName<EventType>(table.Cell(row, "content"));
  rule.by = table.Cell(row, "by");
  for (std::string_view word : SplitWords(table.Cell(row, "words"))) rule.words.emplace_back(word);
  for (std::string_view word : SplitWords(table.Cell(row, "reality"))) {
    const auto reality = ParseName<Reality>(word);
    if (!reality) return table.ErrorAt(row, fmt::format("unknown reality \"{}\"", word));
    rule.reality.push_back(*reality);
  }
  const std::string_view pair = table.Cell(row, "pair");
  rule.pair = pair == "mutual"    ? PairOf::kMutual
              : pair == "content" ? PairOf::kContent
                                  : PairOf::kOwn;
  rule.line = ReplaceAll(table.Cell(row, "line"), "_", " ");
  rule.state = table.Cell(row, "state");
  rule.group = table.Cell(row, "class");
  rule.what = table.Cell(row, "what");
  return rule;
}

bool WordFits(std::string_view pattern, std::string_view word) {
  if (!pattern.ends_with('*')) return pattern == word;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool WordsFit(const std::vector<std::string>& patterns, const std::string& trigger) {
  if (patterns.empty()) return true;
  for (std::string_view word : SplitWords(trigger)) {
    for (const std::string& pattern : patterns) {
      if (WordFits(pattern, word)) return true;
    }
  }
  return false;
}

bool Fits(const LedgerRule& rule, const Dossier& dossier, const Event& event,
          const std::string& trigger) {
  if (rule.type != event.type || rule.polarity != event.polarity) return false;
  if (std::find(rule.reality.begin(), rule.reality.end(), event.reality) == rule.reality.end()) {
    return false;
  }
  if (!rule.mode.empty() && event.mode.value_or("") != rule.mode) return false;
  if (rule.content && (!event.content || event.content->type != rule.content)) return false;
  if (!rule.by.empty()) {
    const bool by = std::any_of(event.actors.begin(), event.actors.end(), [&](const Party& p) {
      return dossier.actors[static_cast<size_t>(p.actor)].sector.value_or("") == rule.by;
    });
    if (!by) return false;
  }
  return WordsFit(rule.words, trigger);
}

}  // namespace

Result<LedgerRules> LedgerRules::Compile(const LexiconSet& lexicons) {
  const auto table = lexicons.Find("ledger/rules.tsv");
  if (!table.ok()) return table.error();
  auto data = std::make_shared<Data>();
  for (size_t row = 0; row < (*table)->size(); ++row) {
    auto rule = ReadRule(**table, row);
    if (!rule.ok()) return rule.error();
    data->rules.push_back(*std::move(rule));
  }
  LedgerRules rules;
  rules.data_ = std::move(data);
  return rules;
}

const LedgerRule* FindRule(const LedgerRules::Data& rules, const Dossier& dossier,
                           const Event& event) {
  const std::string trigger = ToLower(Slice(dossier.article.text, event.trigger));
  for (const LedgerRule& rule : rules.rules) {
    if (Fits(rule, dossier, event, trigger)) return &rule;
  }
  return nullptr;
}

}  // namespace detente
