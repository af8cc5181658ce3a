// page/draft.h: what the readers of pages gather, and how it becomes an Article (private to page/).
#ifndef DETENTE_PAGE_DRAFT_H_
#define DETENTE_PAGE_DRAFT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"
#include "page/page_data.h"

namespace detente {

struct Draft {
  std::optional<std::string> title;
  std::optional<std::string> standfirst;
  std::optional<std::string> url;
  std::optional<std::string> outlet;
  std::optional<std::string> language;  // as declared by the page
  std::vector<std::string> authors;
  std::optional<std::string> section;
  std::vector<std::string> tags;
  std::optional<Published> published;
  std::optional<Published> updated;
  std::vector<std::string> paragraphs;  // of the body, clean
  std::vector<std::string> notes;
  std::vector<Dropped> dropped;  // what is no part of the article
};

// Title, standfirst and paragraphs joined by blank lines; spans, dateline, language and id. What is
// given beside the page goes before what was read from it.
ReadArticle Assemble(Draft draft, const Page& page, const PageData& data);

// Fills id, language, canonical address, outlet and dateline of an article whose text and
// paragraphs stand.
void Finish(const std::optional<std::string>& declared_language, const Page& page,
            const PageData& data, ReadArticle* read);

}  // namespace detente

#endif  // DETENTE_PAGE_DRAFT_H_
