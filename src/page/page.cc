#include "page/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "page/charset.h"
#include "page/draft.h"
#include "page/given_text.h"
#include "page/html.h"
#include "page/page_data.h"
#include "page/scraped.h"
#include "page/sniff.h"

namespace detente {
namespace {

// "file", "file:3" for line 3 of JSONL, "file: record at offset 5", or "page".
std::string NameOf(const Page& page) {
  const Source& source = page.source;
  std::string name = source.file.value_or(source.url.value_or("page"));
  if (name == "-") name = "standard input";
  if (!page.place.empty()) return name + ": " + page.place;
  if (source.record) name += fmt::format(":{}", *source.record);
  return name;
}

bool IsBlank(std::string_view bytes) {
  return bytes.find_first_not_of(std::string_view(" \t\r\n\f\v\0\xEF\xBB\xBF", 10)) ==
         std::string_view::npos;
}

Error EmptyPage(const Page& page) {
  return Error{NameOf(page) + ": empty; give the text of a page"};
}

}  // namespace

Result<ReadArticle> ReadPage(const Page& page, const PageLexicon& lexicon) {
  const PageData& data = lexicon.data();
  if (IsBlank(page.bytes)) return EmptyPage(page);
  if (page.kind == PageKind::kGivenText) return ReadGivenText(page, data);
  if (const auto kind = BinaryKind(page.bytes)) {
    return Error{fmt::format("{}: {}, not a page; give its HTML or its text", NameOf(page), *kind)};
  }
  std::vector<std::string> notes = page.notes;
  std::string_view bytes = page.bytes;
  if (bytes.size() > kMaxPageBytes) {
    bytes = CutAtCodePoint(bytes, kMaxPageBytes);
    notes.emplace_back("page of more than 20 MiB cut to that size");
  }
  const std::string text = ToUtf8(bytes, page.charset.value_or(DeclaredCharset(bytes)), &notes);
  if (const auto kind = FeedKind(text)) {
    return Error{
        fmt::format("{}: {}, not a page; give the pages that it names", NameOf(page), *kind)};
  }
  const bool html = page.kind == PageKind::kHtml || LooksLikeHtml(text);
  Draft draft = html ? ReadHtml(text, data) : ReadScraped(text, data);
  draft.notes.insert(draft.notes.begin(), notes.begin(), notes.end());
  return Assemble(std::move(draft), page, data);
}

}  // namespace detente
