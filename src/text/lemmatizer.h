// text/lemmatizer.h (private to the folder): base forms of inflected English words, from the
// irregular tables and the rules of spelling. A rule's result that is in the lexicon wins; else
// the likeliest spelling is taken ("hoping" -> hope, "hopping" -> hop).
#ifndef DETENTE_TEXT_LEMMATIZER_H_
#define DETENTE_TEXT_LEMMATIZER_H_

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/lexicon.h"

namespace detente {

using WordSet = std::set<std::string, std::less<>>;
using WordMap = std::map<std::string, std::string, std::less<>>;

// What a table says about a word: the column `column` by the column `key`.
Result<WordMap> ReadWordMap(const LexiconSet& lexicons, std::string_view file, std::string_view key,
                            std::string_view column);

class Lemmatizer {
 public:
  static Result<Lemmatizer> Compile(const LexiconSet& lexicons);

  // All arguments are lowercased. The form itself when no rule fits.
  std::string OfVerb(std::string_view form) const;
  std::string OfNoun(std::string_view plural) const;
  std::string OfAdjective(std::string_view form) const;  // less -er and -est, if that is known

  // Possible verb lemma of a form in -s, -ed or -ing that is in the lexicon; empty if none.
  std::string KnownVerb(std::string_view form) const;
  bool IsVerb(std::string_view lemma) const { return verbs_.contains(lemma); }
  bool IsNoun(std::string_view lemma) const { return nouns_.contains(lemma); }
  bool IsAdjective(std::string_view lemma) const { return adjectives_.contains(lemma); }
  // Irregular forms to lemmas.
  const WordMap& irregular_nouns() const { return irregular_nouns_; }
  const WordMap& irregular_pasts() const { return irregular_pasts_; }
  const WordMap& irregular_participles() const { return irregular_participles_; }
  const WordMap& verbs() const { return verbs_; }  // to its mark in verbs.tsv

 private:
  WordMap verbs_;
  WordMap nouns_;
  WordMap adjectives_;
  WordMap irregular_nouns_;
  WordMap irregular_pasts_;
  WordMap irregular_participles_;
};

}  // namespace detente

#endif  // DETENTE_TEXT_LEMMATIZER_H_
