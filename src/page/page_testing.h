// page/page_testing.h: what the tests of page/ share.
#ifndef DETENTE_PAGE_PAGE_TESTING_H_
#define DETENTE_PAGE_PAGE_TESTING_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "page/page.h"
#include "page/page_data.h"

namespace detente {

inline const PageLexicon& Lexicon() {
  static const PageLexicon lexicon = [] {
    const auto set = LexiconSet::Load();
    EXPECT_TRUE(set.ok()) << (set.ok() ? "" : set.error().message);
    auto compiled = PageLexicon::Compile(*set);
    EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().message);
    return *compiled;
  }();
  return lexicon;
}

inline Page MakePage(std::string bytes, PageKind kind = PageKind::kText) {
  Page page;
  page.bytes = std::move(bytes);
  page.kind = kind;
  page.source.file = "some.page";
  return page;
}

inline ReadArticle Read(const Page& page) {
  auto read = ReadPage(page, Lexicon());
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? *read : ReadArticle{};
}

inline std::string ErrorOf(const Page& page) {
  const auto read = ReadPage(page, Lexicon());
  return read.ok() ? "" : read.error().message;
}

inline bool HasNote(const ReadArticle& read, std::string_view part) {
  for (const std::string& note : read.notes) {
    if (note.find(part) != std::string::npos) return true;
  }
  return false;
}

inline std::vector<std::string> Paragraphs(const Article& article) {
  std::vector<std::string> out;
  for (TextSpan span : article.paragraphs) out.emplace_back(Slice(article.text, span));
  return out;
}

}  // namespace detente

#endif  // DETENTE_PAGE_PAGE_TESTING_H_
