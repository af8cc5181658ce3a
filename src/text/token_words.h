// text/token_words.h (private): the word lists that tokenising and splitting ask, compiled.
#ifndef DETENTE_TEXT_TOKEN_WORDS_H_
#define DETENTE_TEXT_TOKEN_WORDS_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "text/boundary_model.h"

namespace detente {

// What an abbreviation's full stop may mean; the classes of lexicons/text/abbreviations.tsv.
enum class Abbreviation : uint8_t {
  kNone,
  kPrefix,    // stands before a name and never ends a sentence: Gen.
  kNumbered,  // is one only before a number: No. 5
  kMonth,     // before a number or at the end of a sentence: Jan.
  kPlace,     // goes on as a name or ends a sentence: U.S.
  kSuffix,    // after a name; may end a sentence: Inc.
  kUnit,      // a measure, in small letters; may end a sentence: oz.
  kTime,      // after a clock time; may end a sentence: p.m.
  kInside,    // never ends a sentence: e.g.
  kEnd,       // mostly ends what it stands in: etc.
  kInitial,   // a capital letter: J.
};

struct StringHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

struct TokenWords {
  WordMap<Abbreviation> abbreviations;  // with the full stop
  WordMap<uint8_t> contractions;        // bytes of the first of the two words
  WordSet prefixes;                     // hyphened to a word, they stay one token with it
  WordSet whole;                        // words that keep their inner punctuation
  WordSet units;                        // split off the number they are written to
  WordSet domains;                      // last part of a host's name
  WordSet starters;                     // capitalised inside a sentence only as part of a name
  WordSet openers;                      // of these, those that open a sentence after no mark
  WordSet speech;                       // verbs that follow a quotation
  BoundaryModel boundary;               // where sentences end in careless writing

  static Result<TokenWords> Compile(const LexiconSet& lexicons);
};

// ASCII lower case into a buffer; empty when `word` is longer than the buffer or not ASCII.
class LowerBuffer {
 public:
  std::string_view Fold(std::string_view word);

 private:
  char bytes_[32];
};

}  // namespace detente

#endif  // DETENTE_TEXT_TOKEN_WORDS_H_
