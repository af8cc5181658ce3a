// Any bytes as a page of each kind: an article whose spans lie inside its text, or an error.
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "must.h"
#include "page/page.h"

namespace {

using detente::Must;

const detente::PageLexicon& Lexicon() {
  static const detente::PageLexicon lexicon = [] {
    const auto lexicons = detente::LexiconSet::Load();
    Must(lexicons.ok(), lexicons.ok() ? "" : lexicons.error().message);
    auto compiled = detente::PageLexicon::Compile(*lexicons);
    Must(compiled.ok(), compiled.ok() ? "" : compiled.error().message);
    return *std::move(compiled);
  }();
  return lexicon;
}

void ReadAs(detente::PageKind kind, const std::string& bytes) {
  detente::Page page;
  page.kind = kind;
  page.bytes = bytes;
  const auto read = detente::ReadPage(page, Lexicon());
  if (!read.ok()) return Must(!read.error().message.empty(), "an error says what is wrong");
  const detente::Article& article = read->article;
  Must(detente::IsValidUtf8(article.text), "the text is UTF-8");
  uint32_t end = 0;
  for (detente::TextSpan paragraph : article.paragraphs) {
    Must(end <= paragraph.begin && paragraph.begin < paragraph.end, "paragraphs are in order");
    end = paragraph.end;
  }
  Must(end <= article.text.size(), "paragraphs lie inside the text");
  Must(!article.dateline || article.dateline->end <= article.text.size(),
       "the dateline lies inside the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadAs(detente::PageKind::kText, bytes);
  ReadAs(detente::PageKind::kHtml, bytes);
  ReadAs(detente::PageKind::kGivenText, bytes);
  return 0;
}
