// condition/lexicon.h (private): connectives and word classes, compiled.
#ifndef DETENTE_CONDITION_LEXICON_H_
#define DETENTE_CONDITION_LEXICON_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "condition/condition.h"

namespace detente {

namespace condition {

enum class Connective {
  kIf,
  kProvided,
  kOnly,
  kUnless,
  kUntil,
  kBefore,
  kWithout,
  kExchange,
  kOtherwise,
  kDepends,       // "Y depends on X"
  kPrecondition,  // "X is a condition for Y"
  kInReturn,
  kShould,      // "Should X do Y, ..."
  kImperative,  // "Do X and we will do Y"
  kSuchADeed,   // "such a move would ..."
};

struct ConnectivePhrase {
  std::vector<std::string> words;
  Connective connective = Connective::kIf;
};

}  // namespace condition

struct ConditionLexicon::Data {
  // By first word; the longest first.
  std::map<std::string, std::vector<condition::ConnectivePhrase>, std::less<>> connectives;
  // Class to lemmas.
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> words;

  bool Has(std::string_view word_class, std::string_view lemma) const {
    const auto at = words.find(word_class);
    return at != words.end() && at->second.contains(lemma);
  }
};

}  // namespace detente

#endif  // DETENTE_CONDITION_LEXICON_H_
