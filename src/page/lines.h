// page/lines.h: the lines of a scraped page and what each looks like (private to page/).
#ifndef DETENTE_PAGE_LINES_H_
#define DETENTE_PAGE_LINES_H_

#include <string>
#include <string_view>
#include <vector>

#include "page/chrome.h"
#include "page/dates.h"
#include "page/page_data.h"

namespace detente {

enum class LineKind {
  kProse,      // reads like a sentence of an article
  kSentence,   // short, but ends like one
  kHeadline,   // four words or more, without an end
  kShort,      // fewer
  kBullet,     // begins with the mark of a list
  kFurniture,  // see Line::furniture
};

struct Line {
  std::string text;  // clean
  LineKind kind = LineKind::kShort;
  Furniture furniture = Furniture::kNone;
  std::vector<FoundDate> dates;  // of a date line or byline
  std::string key;               // words in small letters, for finding repetitions
  size_t words = 0;
  bool terminated = false;       // ends in . ! ? … or a closing quote after them
  bool after_blank = false;      // a blank line stands before
  bool of_dump = false;          // cut out of a line without breaks
  bool starts_paragraph = true;  // false: goes on the paragraph of the line before (of_dump)
};

// Drops invisible signs and white space at the ends, and folds each run of white space into one
// blank; a single no-break blank stays one.
std::string CleanSpace(std::string_view text);
// Ends like a sentence, closing quotes and brackets aside.
bool IsTerminated(std::string_view text);
// Reads like a sentence (see .cc for the measure).
bool IsProse(std::string_view text, const PageData& data);
// Words in small letters joined by blanks: equal for lines that differ in signs only.
std::string LineKey(std::string_view text);

// Classifies one clean line.
Line MakeLine(std::string text, const PageData& data);

// Cuts a page's text into clean lines, joins what was wrapped or broken around links, and
// classifies them. Blank lines are gone; Line::after_blank remembers them.
std::vector<Line> ReadLines(std::string_view text, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_LINES_H_
