// text/lemmatizer.h (private to the folder): base forms of inflected English words that the
// lexicons know. The network of the parser has lemmas for all words, but spells rare ones after the
// common ones ("bombed": bombe); what is in the lexicons it need not guess.
#ifndef DETENTE_TEXT_LEMMATIZER_H_
#define DETENTE_TEXT_LEMMATIZER_H_

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

class Lemmatizer {
 public:
  static Result<Lemmatizer> Compile(const LexiconSet& lexicons);

  // The form is the lemma of a known verb.
  bool IsVerb(std::string_view form) const { return verbs_.contains(form); }
  bool IsPast(std::string_view form) const { return irregular_pasts_.contains(form); }
  // Arguments are lowercased; empty when no known word has such a form.
  std::string KnownVerb(std::string_view form) const;  // of a form in -s, -ed, -ing, or irregular
  std::string KnownNoun(std::string_view plural) const;

  // Puts the known lemma of an inflected verb or noun in place of the one guessed.
  void Mend(Token* token) const;

 private:
  using WordMap = std::map<std::string, std::string, std::less<>>;

  static Result<WordMap> ReadWords(const LexiconSet& lexicons, std::string_view file,
                                   std::string_view key, std::string_view column);

  WordMap verbs_;
  WordMap nouns_;
  WordMap irregular_nouns_;  // forms to lemmas, as the next two
  WordMap irregular_pasts_;
  WordMap irregular_participles_;
};

}  // namespace detente

#endif  // DETENTE_TEXT_LEMMATIZER_H_
