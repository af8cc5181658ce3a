// ledger/chains.h: what was answered, and after how long: threat -> response -> act, demand ->
// refusal or concession, promise -> kept or broken, condition -> met or not. Read off the lines.
//
// Known miss: a response is any hostile or refusing line of the other side that opened between a
// threat and its act, or within thirty days; whether it was meant as an answer is not read.
#ifndef DETENTE_LEDGER_CHAINS_H_
#define DETENTE_LEDGER_CHAINS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/fold.h"

namespace detente {

struct ChainLink {
  std::string role;  // the state reached, or "response"
  std::optional<DayBounds> when;
  std::optional<int> lag_days;  // after the first link, between the latest days that are told
  size_t line = 0;              // of the lines given
  std::vector<RecordRef> refs;
};

struct AnswerChain {
  size_t line = 0;  // the demand, threat, promise or condition
  std::string outcome;
  std::vector<ChainLink> links;  // two or more
};

std::vector<AnswerChain> ChainsOf(std::span<const FoldedLine> lines);

}  // namespace detente

#endif  // DETENTE_LEDGER_CHAINS_H_
