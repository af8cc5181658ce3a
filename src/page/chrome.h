// page/chrome.h: phrases of page furniture (page/chrome.tsv) and what a line is by them.
//
// Lines are compared as words: small letters and digits, runs of digits as "#", all other signs
// dropped, but © kept. A phrase never matches inside a word.
#ifndef DETENTE_PAGE_CHROME_H_
#define DETENTE_PAGE_CHROME_H_

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace detente {

enum class Furniture {
  kNone,
  kNav,
  kShare,
  kConsent,
  kAccount,
  kSubscribe,
  kList,  // heads a list of other stories
  kLink,  // leads to one other story
  kCredit,
  kAgency,  // only in brackets
  kComments,
  kTags,
  kCopyright,
  kPlayer,
  kAd,
  kAge,
  kSignoff,
  kIcons,
  kDate,
  kByline,
};

std::optional<Furniture> ParseFurniture(std::string_view name);
std::string_view NameOfFurniture(Furniture furniture);

// A word of a line, and where it stands in it.
struct ChromeWord {
  std::string key;
  size_t begin = 0;
  size_t end = 0;
};

std::vector<ChromeWord> ChromeWordsOf(std::string_view line);

enum class ChromePlace { kLine, kStart, kEnd, kInside, kBracket };

class ChromePhrases {
 public:
  // False when there is no word in the phrase.
  bool Add(std::string_view phrase, Furniture furniture, ChromePlace place);

  // What the line of these words is by the phrases in it; kNone for none. `prose` says that the
  // line reads like a sentence, where weak evidence does not count.
  Furniture Classify(std::string_view line, const std::vector<ChromeWord>& words, bool prose) const;

  // How many words from `at` on are one whole-line phrase (the longest), and its class; 0: none.
  size_t MatchLinePhrase(const std::vector<ChromeWord>& words, size_t at,
                         Furniture* furniture) const;
  // Whether a phrase that begins or heads furniture starts at this word, with its mark.
  Furniture MatchStart(std::string_view line, const std::vector<ChromeWord>& words,
                       size_t at) const;
  // A phrase that may stand anywhere in furniture starts at this word.
  Furniture MatchInside(const std::vector<ChromeWord>& words, size_t at) const;
  // The line ends in brackets that hold an agency or a credit: where they begin; npos for none.
  size_t CreditBracket(std::string_view line) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    char mark = 0;  // must follow the words
    Furniture furniture = Furniture::kNone;
    ChromePlace place = ChromePlace::kLine;
  };
  struct WordHash {
    using is_transparent = void;
    size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  // By first word.
  using Phrases = std::unordered_map<std::string, std::vector<Phrase>, WordHash, std::equal_to<>>;

  const Phrase* Longest(std::string_view line, const std::vector<ChromeWord>& words, size_t at,
                        ChromePlace place) const;
  Furniture ClassifyWhole(const std::vector<ChromeWord>& words) const;
  Furniture ClassifyEnd(std::string_view line, const std::vector<ChromeWord>& words) const;

  Phrases phrases_;
};

// A run of names glued to one repeated word, as icon fonts leave it ("closeicon shareicon").
bool IsIconRun(std::string_view line);

}  // namespace detente

#endif  // DETENTE_PAGE_CHROME_H_
