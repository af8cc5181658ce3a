// ledger/rules.h: the rows of lexicons/ledger/rules.tsv, compiled. Private to the folder.
#ifndef DETENTE_LEDGER_RULES_H_
#define DETENTE_LEDGER_RULES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "ledger/fold.h"

namespace detente {

enum class PairOf { kOwn, kMutual, kContent };

struct LedgerRule {
  EventType type = EventType::kConsult;
  std::string mode;                  // empty: any
  std::optional<EventType> content;  // of what is asked, promised, threatened
  std::string by;                    // sector of an actor; empty: any
  std::vector<std::string> words;    // any of these in the trigger; "sanction*" fits any ending
  std::vector<Reality> reality;
  Polarity polarity = Polarity::kPositive;
  PairOf pair = PairOf::kOwn;
  std::string line;
  std::string state;
  std::string group;  // class: what one line holds together
  std::string what;   // its name where the trigger gives none
};

struct LedgerRules::Data {
  std::vector<LedgerRule> rules;
};

// The first rule that fits, or null.
const LedgerRule* FindRule(const LedgerRules::Data& rules, const Dossier& dossier,
                           const Event& event);

}  // namespace detente

#endif  // DETENTE_LEDGER_RULES_H_
