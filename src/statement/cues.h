// Private to statement/: the lexicon of cues, compiled.
#ifndef DETENTE_STATEMENT_CUES_H_
#define DETENTE_STATEMENT_CUES_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/sentence.h"
#include "statement/statement.h"

namespace detente {

// What may stand beside a cue as that which is said; the columns of lexicons/statement/cues.tsv.
enum Complement : unsigned {
  kThat = 1,         // a finite clause
  kThatOnly = 2,     // a finite clause, only with "that"
  kQuote = 4,        // direct speech
  kWh = 8,           // whether, how, what
  kTo = 16,          // "vowed to"
  kObjectTo = 32,    // "urged X to"
  kNoun = 64,        // its object
  kAbout = 128,      // the phrase after one of `prepositions`
  kAddressee = 256,  // its object is spoken to
  kName = 512,       // its object, and what that is called
  kDeed = 1024       // its object, if that is a deed that one owns up to: "claimed the attack"
};

enum class CueSource { kSubject, kPossessor, kObject };

struct Cue {
  std::vector<std::string> words;  // lemma first, then words that follow it as they stand
  std::string kind;
  unsigned complement = 0;
  CueSource source = CueSource::kSubject;
  std::vector<std::string> prepositions;

  bool Takes(unsigned any) const { return (complement & any) != 0; }
};

constexpr size_t kAnyWords = 99;

struct StatementLexicon::Data {
  // By the first word; longer ones first.
  std::map<std::string, std::vector<Cue>, std::less<>> verbs;
  std::map<std::string, std::vector<Cue>, std::less<>> nouns;
  std::map<std::string, std::vector<Cue>, std::less<>> phrases;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> words;  // by role

  bool Has(std::string_view role, std::string_view word) const;
};

// The cue whose words stand at a token: its lemma there, the rest after it. The longest one, or
// the one with at most `words`.
const Cue* MatchCue(const std::map<std::string, std::vector<Cue>, std::less<>>& cues,
                    const Sentence& sentence, int token, size_t words = kAnyWords);

}  // namespace detente

#endif  // DETENTE_STATEMENT_CUES_H_
