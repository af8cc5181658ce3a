// page/byline.h: lines that name the authors (private to page/).
//
// "By Jane Doe and John Roe", "By Jane Doe, Lima", "By Jane Doe | Staff Reporter", "Written by Jane
// Doe", also with a date behind it. Misses: a name alone on its line; names that do not begin with
// capitals.
#ifndef DETENTE_PAGE_BYLINE_H_
#define DETENTE_PAGE_BYLINE_H_

#include <string>
#include <string_view>
#include <vector>

#include "page/page_data.h"

namespace detente {

bool IsByline(std::string_view line, const PageData& data);
// The persons or desks of a byline, in order; empty when it is none.
std::vector<std::string> AuthorsOf(std::string_view line, const PageData& data);
// The same of an author field of metadata, which needs no "By".
std::vector<std::string> AuthorsOfField(std::string_view field, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_BYLINE_H_
