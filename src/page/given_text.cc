#include "page/given_text.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "page/charset.h"
#include "page/dates.h"
#include "page/draft.h"

namespace detente {
namespace {

// Less white space at both ends, Unicode's included.
TextSpan TrimSpan(std::string_view text, TextSpan span) {
  while (span.begin < span.end) {
    const CodePoint c = DecodeAt(text, span.begin);
    if (!IsSpace(c.value)) break;
    span.begin += c.length;
  }
  while (span.begin < span.end) {
    const size_t last = PreviousCodePoint(text, span.end);
    if (!IsSpace(DecodeAt(text, last).value)) break;
    span.end = static_cast<uint32_t>(last);
  }
  return span;
}

std::vector<TextSpan> ParagraphsOf(std::string_view text) {
  std::vector<TextSpan> paragraphs;
  size_t start = 0;
  while (start <= text.size()) {
    size_t end = text.find_first_of("\n\r", start);
    if (end == std::string_view::npos) end = text.size();
    const TextSpan span =
        TrimSpan(text, {static_cast<uint32_t>(start), static_cast<uint32_t>(end)});
    if (!span.empty()) paragraphs.push_back(span);
    start = end + 1;
  }
  return paragraphs;
}

}  // namespace

ReadArticle ReadGivenText(const Page& page, const PageData& data) {
  ReadArticle read;
  Article& article = read.article;
  article.source = page.source;
  article.url = page.url;
  article.outlet = page.outlet;
  article.title = page.title;
  std::string_view bytes = page.bytes;
  if (bytes.size() > kMaxPageBytes) {
    bytes = CutAtCodePoint(bytes, kMaxPageBytes);
    read.notes.emplace_back("text of more than 20 MiB cut to that size");
  }
  article.text = RepairGiven(bytes, &read.notes);
  article.paragraphs = ParagraphsOf(article.text);
  if (page.date && !Trim(*page.date).empty()) {
    article.published = ParseStatedDate(*page.date, data.dates);
    if (!article.published) {
      read.notes.push_back("date \"" + *page.date +
                           "\" is no ISO date such as 2022-08-13; left out");
    }
  }
  Finish(std::nullopt, page, data, &read);
  return read;
}

}  // namespace detente
