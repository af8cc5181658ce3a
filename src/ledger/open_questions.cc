// What bodies ask and are promised, and no deed has answered yet.
#include <algorithm>

#include "ledger/fold.h"
#include "ledger/joining.h"
#include "ledger/rules.h"
#include "ledger/words.h"

namespace detente {
namespace {

// Words enough to know the matter by; more would only cost time.
constexpr size_t kMostWords = 4;
constexpr size_t kLeastLetters = 4;

std::vector<std::string> QuestionWords(const std::string& what, const LedgerRules::Data& rules) {
  std::vector<std::string> words;
  // What follows tells of a vote.
  for (const std::string& word : PlainWords(what.substr(0, what.find(';')))) {
    if (word.size() < kLeastLetters || rules.plain_words.contains(word)) continue;
    if (words.size() < kMostWords) AddOnce(StemOf(word), &words);
  }
  return words;
}

}  // namespace

bool IsBodyParty(const std::string& party) {
  constexpr size_t kCode = 3;
  return party.size() != kCode || party == "UNO" || party == "EUR";
}

std::vector<OpenQuestion> OpenQuestions(std::span<const FoldedLine> lines,
                                        const LedgerRules& rules) {
  std::vector<OpenQuestion> questions;
  for (const FoldedLine& folded : lines) {
    const LedgerLine& line = folded.line;
    const bool open = line.state == "open" || line.state == "refused";
    if (!open || !IsSpoken(line.line)) continue;
    const bool own = line.line == "promise" || line.line == "threat";
    if (!IsBodyParty(line.pair[own ? 1 : 0])) continue;
    OpenQuestion question{line.pair[own ? 0 : 1], QuestionWords(line.what, rules.data()), {}};
    if (line.since)
      question.from = line.since->earliest ? line.since->earliest : line.since->latest;
    if (question.words.size() > 1) questions.push_back(std::move(question));
  }
  return questions;
}

}  // namespace detente
