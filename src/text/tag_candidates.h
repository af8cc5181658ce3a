// text/tag_candidates.h (private to the folder): the tags that one word may have, from the
// lexicons, its shape and its place in the sentence.
#ifndef DETENTE_TEXT_TAG_CANDIDATES_H_
#define DETENTE_TEXT_TAG_CANDIDATES_H_

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"
#include "text/fine_tag.h"
#include "text/lemmatizer.h"

namespace detente {

// How capitals are used around a word.
enum class Casing {
  kInside,   // a capital speaks for a name
  kOpening,  // first word: a capital says nothing
  kTitle,    // a heading with capitals throughout
  kShout,    // all capitals
};

struct FunctionWord {
  std::vector<TagScore> tags;
  std::string lemma;
};

class TagCandidates {
 public:
  static Result<TagCandidates> Compile(const LexiconSet& lexicons);

  // Never empty.
  std::vector<TagScore> Of(const Token& token, Casing casing) const;
  std::string LemmaOf(const Token& token, FineTag tag) const;
  // Whether a word with a small first letter is known.
  bool IsKnown(std::string_view lower) const;
  bool IsFunctionWord(std::string_view lower) const { return function_words_.contains(lower); }

 private:
  std::vector<TagScore> OfKnown(std::string_view lower) const;
  void AddVerbTags(std::string_view lower, std::vector<TagScore>* out) const;
  void AddNounTags(std::string_view lower, std::vector<TagScore>* out) const;

  std::map<std::string, FunctionWord, std::less<>> function_words_;
  WordMap adverbs_;
  WordMap nationalities_;
  Lemmatizer lemmatizer_;
};

}  // namespace detente

#endif  // DETENTE_TEXT_TAG_CANDIDATES_H_
