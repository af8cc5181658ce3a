// ledger/sides.h: who stands against whom in a record. Private to the folder.
#ifndef DETENTE_LEDGER_SIDES_H_
#define DETENTE_LEDGER_SIDES_H_

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ledger/rules.h"

namespace detente {

using Pair = std::array<std::string, 2>;
using Names = std::vector<std::string>;

// Names the parties of one dossier.
class Sides {
 public:
  Sides(const Dossier& dossier, bool roll_up);

  Names Of(const std::vector<ActorIndex>& actors, bool recipients) const;
  Names Actors(const Event& event) const;
  Names Recipients(const Event& event) const;
  // The pairs [by, on] of an event by a rule; none when a side cannot be named.
  // `deniers`: those who say that it did not happen; the deed is theirs where no actor is named.
  std::vector<Pair> PairsOf(const Event& event, const LedgerRule& rule,
                            const std::vector<ActorIndex>& deniers = {}) const;
  // The only state but one that is named in a stretch of text.
  Names NamedIn(TextSpan span, const std::string& but) const;
  // The only party that the dossier sets against `party` anywhere; of what is `said`, else the only
  // other state that has a part in the article. Empty when none or several.
  std::string OnlyCounterpart(const std::string& party, bool said = false) const;

 private:
  void Oppose(const Names& by, const Names& on);
  void CountTogether(const Names& all);
  void FindCouple();
  // "the two armies", "both governments": of the two states that the article is about.
  bool IsCouple(const Party& party) const;
  std::optional<std::string> NameOf(ActorIndex actor, bool recipient) const;
  // Who asked something of a party, as far as the dossier tells.
  Names AskersOf(const std::string& party) const;
  void NameRebels();
  bool MayLayForce(const Event& event, const std::string& other) const;
  bool IsOwnGovernment(const Event& event) const;
  void SetContentSides(const Event& event, const LedgerRule& rule, Names* by, Names* on) const;

  const Dossier& dossier_;
  bool roll_up_;
  std::set<std::string> bystanders_;
  std::set<std::string> states_;                 // that have a part in the article
  std::map<ActorIndex, std::string> of_rebels_;  // "the rebels": of the group that is named
  std::map<std::string, std::vector<std::string>> against_;
  std::map<Pair, int> together_;  // events in which two states have a part
  Names couple_;                  // the two that most of them tell of
};

}  // namespace detente

#endif  // DETENTE_LEDGER_SIDES_H_
