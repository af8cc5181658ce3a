// page/page_data.h: the compiled lexicons of the stage (private to page/).
#ifndef DETENTE_PAGE_PAGE_DATA_H_
#define DETENTE_PAGE_PAGE_DATA_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "page/chrome.h"
#include "page/page.h"

namespace detente {

// Words of page/words.tsv: a class and its words, in small letters ("opener" keeps its capitals).
struct WordHash {
  using is_transparent = void;
  size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
using WordSet = std::unordered_set<std::string, WordHash, std::equal_to<>>;

struct PageWords {
  WordSet function;      // function words of English
  WordSet english;       // those that tell English from other languages
  WordSet open;          // no paragraph ends in them
  WordSet opener;        // begin a first sentence
  WordSet abbreviation;  // their full stop ends no sentence
  WordSet desk;          // words of roles and desks in bylines
  WordSet reply;         // between the name of a reader and the comment
};

enum class DateWordClass { kMonth, kWeekday, kZone, kLabel, kFiller, kMeridiem };

struct DateWord {
  DateWordClass type = DateWordClass::kFiller;
  int number = 0;        // month, weekday, hours to add
  bool updated = false;  // a label of an update, not of a publication
};

// Words and labels of page/dates.tsv, in small letters. A word may have several classes.
using DateWords = std::multimap<std::string, DateWord, std::less<>>;

enum class HtmlClass { kDrop, kStandfirst, kBody };

// A row of page/languages.tsv. Without words it is the only language of its script.
struct LanguageWords {
  std::string code;
  std::string script;
  std::string name;
  WordSet words;
};

// A row of page/outlets.tsv.
struct KnownOutlet {
  std::string name;
  std::string country;
  std::string kind;
};

struct PageLexicon::Data {
  ChromePhrases chrome;
  PageWords words;
  DateWords dates;
  std::vector<LanguageWords> languages;
  std::unordered_map<std::string, KnownOutlet, WordHash, std::equal_to<>> outlets;  // by domain
  std::unordered_map<std::string, HtmlClass, WordHash, std::equal_to<>> html;
};

using PageData = PageLexicon::Data;

}  // namespace detente

#endif  // DETENTE_PAGE_PAGE_DATA_H_
