// Any bytes as scraped text, as it stands and without line breaks: an article of the page's own
// words, or an error.
#include <algorithm>
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

void Read(const std::string& bytes) {
  detente::Page page;
  page.bytes = bytes;
  const auto read = detente::ReadPage(page, Lexicon());
  if (!read.ok()) return Must(!read.error().message.empty(), "an error says what is wrong");
  Must(detente::IsValidUtf8(read->article.text), "the text is UTF-8");
  for (const detente::Dropped& dropped : read->dropped) {
    Must(!dropped.reason.empty() && !dropped.text.empty(), "what is dropped has a reason");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  Read(bytes);
  std::replace(bytes.begin(), bytes.end(), '\n', ' ');
  Read(bytes);
  return 0;
}
