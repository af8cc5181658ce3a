// ledger/rules.h: the tables of lexicons/ledger/, compiled. Private to the folder.
#ifndef DETENTE_LEDGER_RULES_H_
#define DETENTE_LEDGER_RULES_H_

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "document/records.h"
#include "ledger/fold.h"

namespace detente {

enum class PairOf { kOwn, kMutual, kBoth, kContent, kReverse, kObject };

struct LedgerRule {
  EventType type = EventType::kConsult;
  std::string mode;                  // empty: any
  std::optional<EventType> content;  // of what is asked, promised, threatened
  std::string by;                    // sector or code of an actor; empty: any
  std::vector<std::string> on;       // codes of a recipient; empty: any
  std::vector<std::string> words;    // any of these in the trigger; "sanction*" fits any ending
  std::vector<std::string> object;   // in the trigger, the words after it, or the content
  std::vector<std::string> near;     // in the sentence; "under_the_deal": words in a row
  std::vector<Reality> reality;
  Polarity polarity = Polarity::kPositive;
  PairOf pair = PairOf::kOwn;
  std::string line;
  std::string state;
  std::string group;  // class: what is looked at as one
  bool more = false;  // the next rule that fits makes a line too
  bool once = false;  // each deed is a line of its own
  std::string what;   // its name where the trigger gives none
};

// What a state does to its line.
enum class StateKind { kOpen, kChange, kClose };

struct LineState {
  StateKind kind = StateKind::kOpen;
  std::string overdue;  // the state taken when its day has passed; empty: none
};

// A deed that answers what was asked.
struct AnswerRule {
  std::string line;
  std::optional<EventType> asked;
  EventType deed = EventType::kConsult;
  Polarity polarity = Polarity::kPositive;
  bool by_setter = false;
  std::optional<ConditionKind> kind;  // of a condition; nullopt: any
  std::vector<std::string> said;      // any of these in what was asked; empty: whatever it was
  std::optional<int> within;          // days; nullopt: as long as any answer may take
  size_t words = 0;                   // that must come back
  std::string state;
};

struct LedgerTopic {
  bool target = false;
  std::string id;
};

struct LedgerRules::Data {
  static constexpr size_t kTypes = static_cast<size_t>(EventType::kAssault) + 1;

  std::array<std::vector<LedgerRule>, kTypes> rules;  // by type of event, in order of priority
  std::map<std::pair<std::string, std::string>, LineState> states;
  std::vector<AnswerRule> answers;
  std::unordered_map<std::string, LedgerTopic> topics;
  std::unordered_set<std::string> plain_words;
  std::vector<std::pair<std::string, std::string>> deed_nouns;  // "suspend*", "suspension of"

  const LineState& StateOf(const std::string& line, const std::string& state) const;
};

// The rules that fit, in order: the first, and those after it as long as `more` says so.
std::vector<const LedgerRule*> FindRules(const LedgerRules::Data& rules, const Dossier& dossier,
                                         const Event& event);

// "sanction*" fits any ending.
bool WordFits(std::string_view pattern, std::string_view word);

// The measure told in the same sentence as its refusal: "vetoed a draft that would have imposed an
// embargo"; null when there is none.
const Event* RefusedMeasure(const Dossier& dossier, const Event& refusal);

// "sanction*" and the like fit one of the words.
bool AnyFits(const std::vector<std::string>& patterns, const std::vector<std::string>& words);

// "the toll that Egypt collects": the noun before the clause of the trigger, with its adjectives'
// noun alone; empty when the trigger stands in no such clause.
TextSpan AntecedentSpan(const Dossier& dossier, const Event& event);

// The words that follow a trigger in its sentence, up to a few: "on beef from Argentina".
TextSpan ObjectSpan(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_LEDGER_RULES_H_
