// ledger/words.h: the words by which records are known to concern the same matter. Private to the
// folder.
#ifndef DETENTE_LEDGER_WORDS_H_
#define DETENTE_LEDGER_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "ledger/rules.h"

namespace detente {

// Sorted, each once.
using WordSet = std::vector<std::string>;

// What a stretch of text is about.
struct Matter {
  WordSet words;        // stems, without plain words and names of actors
  WordSet instruments;  // ids of topics.tsv
  WordSet targets;
};

// Lowercased words without punctuation.
std::vector<std::string> PlainWords(std::string_view text);

// "tariffs" -> "tariff", "released" -> "releas": enough to know a word again.
std::string StemOf(std::string_view word);

Matter MatterOf(const Dossier& dossier, TextSpan span, const LedgerRules::Data& rules);
void Merge(const Matter& from, Matter* to);

size_t CountShared(const WordSet& a, const WordSet& b);

// Both name something and have nothing in common.
bool Differ(const WordSet& a, const WordSet& b);

}  // namespace detente

#endif  // DETENTE_LEDGER_WORDS_H_
