// page/page.h: from bytes to an article.
//
// In: the bytes of one page and where they came from. Out: Article with title, standfirst,
// publication time, paragraphs and clean text (UTF-8). Sniffs what the bytes are: HTML, scraped
// text with its chrome left in, or plain text; detects the character set.
// Errors: empty, binary and unreadable input, one line that names the source and the mend.
// Limits are counts: more than kMaxPageBytes are cut, with a note.
#ifndef DETENTE_PAGE_PAGE_H_
#define DETENTE_PAGE_PAGE_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/records.h"
#include "lexicon/lexicon.h"

namespace detente {

constexpr size_t kMaxPageBytes = size_t{20} << 20;

enum class PageKind { kHtml, kText, kGivenText };

// Bytes as they came, before reading.
struct Page {
  Source source;
  PageKind kind = PageKind::kText;
  std::string bytes;
  // Given beside the text (JSONL); for HTML and text these stay empty.
  std::optional<std::string> title;
  std::optional<std::string> date;
  std::optional<std::string> url;
  std::optional<std::string> outlet;
  // Said by the container: how errors name the page in its file ("record at offset 412"), the
  // character set of the HTTP header, and what else the user should know.
  std::string place;
  std::optional<std::string> charset;
  std::vector<std::string> notes;
};

// A text of the page that is no part of the article, and why.
struct Dropped {
  std::string text;
  std::string reason;
};

struct ReadArticle {
  Article article;
  std::vector<std::string> notes;  // for the user: what was cut or guessed ("read as windows-1252")
  std::vector<Dropped> dropped;    // in the order of the page
};

class PageLexicon {
 public:
  static Result<PageLexicon> Compile(const LexiconSet& lexicons);

  // Phrases of page furniture (page/chrome.tsv), by class; filled by Compile, read by page/ alone.
  struct Data;
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

// Reads one page to an article. Total for any bytes short of empty or binary ones.
Result<ReadArticle> ReadPage(const Page& page, const PageLexicon& lexicon);

// Names of fields in JSONL: ours ("id" "text" "title" "date" "url" "outlet") to the user's.
using FieldMap = std::map<std::string, std::string, std::less<>>;

// Reads "title=headline,text=body". The error names the part that is wrong.
Result<FieldMap> ParseFieldMap(std::string_view text);

// Opens an input by its name ("-" is standard input) and hands each page in it to `visit`:
// .jsonl (one page a line: {"id","text"[,"title","date","url","outlet"]}), .warc, .html, .htm,
// .txt, each also .gz, or a folder of these, in byte order of their paths. What has another name,
// or none, is told by its first bytes. A line, record or file that cannot be taken is handed to
// `fail` with its name and the mend, and the rest goes on.
void ForEachPage(const std::string& input, const std::function<void(Page)>& visit,
                 const std::function<void(Error)>& fail, const FieldMap& fields = {});

}  // namespace detente

#endif  // DETENTE_PAGE_PAGE_H_
