#include "ledger/rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "document/names.h"
#include "ledger/words.h"

namespace detente {
namespace {

std::vector<std::string> CellWords(const Table& table, size_t row, std::string_view column) {
  std::vector<std::string> out;
  for (std::string_view word : SplitWords(table.Cell(row, column))) out.emplace_back(word);
  return out;
}

PairOf ReadPair(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, PairOf>, 5> kNames = {
      {{"mutual", PairOf::kMutual},
       {"both", PairOf::kBoth},
       {"content", PairOf::kContent},
       {"reverse", PairOf::kReverse},
       {"object", PairOf::kObject}}};
  for (const auto& [word, pair] : kNames) {
    if (word == name) return pair;
  }
  return PairOf::kOwn;
}

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
  rule.on = CellWords(table, row, "on");
  rule.words = CellWords(table, row, "words");
  rule.object = CellWords(table, row, "object");
  rule.near = CellWords(table, row, "near");
  for (std::string_view word : SplitWords(table.Cell(row, "reality"))) {
    const auto reality = ParseName<Reality>(word);
    if (!reality) return table.ErrorAt(row, fmt::format("unknown reality \"{}\"", word));
    rule.reality.push_back(*reality);
  }
  rule.pair = ReadPair(table.Cell(row, "pair"));
  rule.line = ReplaceAll(table.Cell(row, "line"), "_", " ");
  rule.state = table.Cell(row, "state");
  rule.group = table.Cell(row, "class");
  rule.more = table.Cell(row, "more") == "yes";
  rule.once = table.Cell(row, "once") == "yes";
  rule.what = table.Cell(row, "what");
  return rule;
}

Status ReadRules(const Table& table, LedgerRules::Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    auto rule = ReadRule(table, row);
    if (!rule.ok()) return rule.error();
    if (!data->states.contains({rule->line, rule->state})) {
      return table.ErrorAt(
          row, fmt::format("states.tsv knows no state \"{}\" of {}", rule->state, rule->line));
    }
    data->rules[static_cast<size_t>(rule->type)].push_back(*std::move(rule));
  }
  return Done{};
}

void ReadStates(const Table& table, LedgerRules::Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    const std::string_view does = table.Cell(row, "does");
    LineState state;
    state.kind = does == "open"     ? StateKind::kOpen
                 : does == "change" ? StateKind::kChange
                                    : StateKind::kClose;
    state.overdue = table.Cell(row, "overdue");
    data->states[{std::string(table.Cell(row, "line")), std::string(table.Cell(row, "state"))}] =
        state;
  }
}

Status ReadAnswers(const Table& table, LedgerRules::Data* data) {
  for (size_t row = 0; row < table.size(); ++row) {
    AnswerRule rule;
    const auto deed = ParseName<EventType>(table.Cell(row, "deed"));
    const auto words = ParseInt(table.Cell(row, "words"));
    if (!deed || !words || *words < 0) return table.ErrorAt(row, "unknown deed or number");
    rule.said = CellWords(table, row, "said");
    if (const auto within = ParseInt(table.Cell(row, "within"))) {
      rule.within = static_cast<int>(*within);
    }
    rule.line = table.Cell(row, "line");
    rule.asked = ParseName<EventType>(table.Cell(row, "asked"));
    rule.deed = *deed;
    if (table.Cell(row, "polarity") == "negative") rule.polarity = Polarity::kNegative;
    rule.by_setter = table.Cell(row, "who") == "setter";
    rule.kind = ParseName<ConditionKind>(table.Cell(row, "kind"));
    rule.words = static_cast<size_t>(*words);
    rule.state = table.Cell(row, "state");
    data->answers.push_back(std::move(rule));
  }
  return Done{};
}

void ReadWords(const Table& topics, const Table& plain, LedgerRules::Data* data) {
  for (size_t row = 0; row < topics.size(); ++row) {
    data->topics[std::string(topics.Cell(row, "word"))] = {topics.Cell(row, "kind") == "target",
                                                           std::string(topics.Cell(row, "id"))};
  }
  for (size_t row = 0; row < plain.size(); ++row) {
    data->plain_words.emplace(plain.Cell(row, "word"));
  }
}

// The texts that a rule looks at, as words; the two longer ones are made when a rule first asks.
class EventWords {
 public:
  EventWords(const Dossier& dossier, const Event& event) : dossier_(dossier), event_(event) {}

  bool TriggerHas(const std::vector<std::string>& patterns) {
    return patterns.empty() || AnyFits(patterns, Words(event_.trigger, &trigger_));
  }
  bool ObjectHas(const std::vector<std::string>& patterns) {
    return patterns.empty() || AnyFits(patterns, Words(event_.trigger, &trigger_)) ||
           AnyFits(patterns, Words(ObjectSpan(dossier_, event_), &object_)) ||
           (event_.content && AnyFits(patterns, Words(event_.content->span, &content_)));
  }
  bool SentenceHas(const std::vector<std::string>& patterns) {
    return patterns.empty() || AnyFits(patterns, Words(event_.evidence, &sentence_));
  }

 private:
  struct List {
    bool made = false;
    std::vector<std::string> words;
  };

  const std::vector<std::string>& Words(TextSpan span, List* list) const {
    if (!list->made) *list = {true, PlainWords(Slice(dossier_.article.text, span))};
    return list->words;
  }

  const Dossier& dossier_;
  const Event& event_;
  List trigger_, object_, content_, sentence_;
};

bool PartiesFit(const LedgerRule& rule, const Dossier& dossier, const Event& event) {
  const auto actor = [&](const Party& p) -> const Actor& {
    return dossier.actors[static_cast<size_t>(p.actor)];
  };
  if (!rule.by.empty() &&
      std::none_of(event.actors.begin(), event.actors.end(), [&](const auto& p) {
        return actor(p).sector.value_or("") == rule.by || actor(p).country.value_or("") == rule.by;
      })) {
    return false;
  }
  if (rule.on.empty()) return true;
  return std::any_of(event.recipients.begin(), event.recipients.end(), [&](const Party& p) {
    const std::string code = actor(p).country.value_or("");
    return std::find(rule.on.begin(), rule.on.end(), code) != rule.on.end();
  });
}

bool Fits(const LedgerRule& rule, const Dossier& dossier, const Event& event, EventWords* words) {
  if (rule.polarity != event.polarity) return false;
  if (std::find(rule.reality.begin(), rule.reality.end(), event.reality) == rule.reality.end()) {
    return false;
  }
  if (!rule.mode.empty() && event.mode.value_or("") != rule.mode) return false;
  if (rule.content && (!event.content || event.content->type != rule.content)) return false;
  return PartiesFit(rule, dossier, event) && words->TriggerHas(rule.words) &&
         words->ObjectHas(rule.object) && words->SentenceHas(rule.near);
}

}  // namespace

bool WordFits(std::string_view pattern, std::string_view word) {
  if (!pattern.ends_with('*')) return pattern == word;
  return word.starts_with(pattern.substr(0, pattern.size() - 1));
}

namespace {

// "under_the_deal": these words in a row, from word number `at` on.
bool PhraseFits(std::string_view pattern, const std::vector<std::string>& words, size_t at) {
  while (true) {
    const size_t cut = pattern.find('_');
    if (at >= words.size() || !WordFits(pattern.substr(0, cut), words[at])) return false;
    if (cut == std::string_view::npos) return true;
    pattern.remove_prefix(cut + 1);
    ++at;
  }
}

}  // namespace

bool AnyFits(const std::vector<std::string>& patterns, const std::vector<std::string>& words) {
  for (size_t at = 0; at < words.size(); ++at) {
    const auto fits = [&](const std::string& pattern) { return PhraseFits(pattern, words, at); };
    if (std::any_of(patterns.begin(), patterns.end(), fits)) return true;
  }
  return false;
}

const LineState& LedgerRules::Data::StateOf(const std::string& line,
                                            const std::string& state) const {
  static const LineState kNone;
  const auto at = states.find({line, state});
  return at == states.end() ? kNone : at->second;
}

Result<LedgerRules> LedgerRules::Compile(const LexiconSet& lexicons) {
  std::array<const Table*, 6> tables{};
  static constexpr std::array<std::string_view, 6> kFiles = {
      "ledger/rules.tsv",  "ledger/states.tsv",      "ledger/answers.tsv",
      "ledger/topics.tsv", "ledger/plain_words.tsv", "ledger/deed_nouns.tsv"};
  for (size_t i = 0; i < kFiles.size(); ++i) {
    const auto table = lexicons.Find(kFiles[i]);
    if (!table.ok()) return table.error();
    tables[i] = *table;
  }
  auto data = std::make_shared<Data>();
  ReadStates(*tables[1], data.get());
  for (const Status& status :
       {ReadRules(*tables[0], data.get()), ReadAnswers(*tables[2], data.get())}) {
    if (!status.ok()) return status.error();
  }
  ReadWords(*tables[3], *tables[4], data.get());
  for (size_t row = 0; row < tables[5]->size(); ++row) {
    data->deed_nouns.emplace_back(tables[5]->Cell(row, "word"), tables[5]->Cell(row, "noun"));
  }
  LedgerRules rules;
  rules.data_ = std::move(data);
  return rules;
}

const Event* RefusedMeasure(const Dossier& dossier, const Event& refusal) {
  const auto at = std::find_if(dossier.events.begin(), dossier.events.end(), [&](const Event& e) {
    return e.evidence == refusal.evidence && e.type == EventType::kSanction;
  });
  return at == dossier.events.end() ? nullptr : &*at;
}

TextSpan ObjectSpan(const Dossier& dossier, const Event& event) {
  constexpr uint32_t kBytes = 60;
  const auto size = static_cast<uint32_t>(dossier.article.text.size());
  const std::string& all = dossier.article.text;
  uint32_t end = std::min({event.evidence.end, event.trigger.end + kBytes, size});
  // Not within a character.
  while (end > event.trigger.end && end < size && (all[end] & 0xC0) == 0x80) --end;
  const std::string_view text = Slice(all, {event.trigger.end, std::max(event.trigger.end, end)});
  // Up to the next clause or place: what follows a comma, "after" or "at the" is another matter.
  size_t cut = text.size();
  for (std::string_view stop :
       {", ", "; ", " after ", " because ", " which ", " that ", " at the ", " near "}) {
    cut = std::min(cut, text.find(stop));
  }
  return {event.trigger.end, event.trigger.end + static_cast<uint32_t>(cut)};
}

TextSpan AntecedentSpan(const Dossier& dossier, const Event& event) {
  const std::string_view before =
      Slice(dossier.article.text, {event.evidence.begin, event.trigger.begin});
  // Nothing but the deed's doer stands between: "the toll that Egyptian authorities collect".
  constexpr size_t kMostWords = 5;
  for (std::string_view relative : {" that ", " which "}) {
    const size_t at = before.rfind(relative);
    if (at == std::string_view::npos) continue;
    const std::string_view between = before.substr(at + relative.size());
    if (SplitWords(between).size() > kMostWords || between.find(',') != between.npos) continue;
    const size_t noun = before.rfind(' ', at == 0 ? 0 : at - 1);
    const size_t from = noun == std::string_view::npos ? 0 : noun + 1;
    if (from >= at) continue;
    return {event.evidence.begin + static_cast<uint32_t>(from),
            event.evidence.begin + static_cast<uint32_t>(at)};
  }
  return {};
}

std::vector<const LedgerRule*> FindRules(const LedgerRules::Data& rules, const Dossier& dossier,
                                         const Event& event) {
  std::vector<const LedgerRule*> found;
  EventWords words(dossier, event);
  for (const LedgerRule& rule : rules.rules[static_cast<size_t>(event.type)]) {
    if (!Fits(rule, dossier, event, &words)) continue;
    found.push_back(&rule);
    if (!rule.more) break;
  }
  return found;
}

}  // namespace detente
