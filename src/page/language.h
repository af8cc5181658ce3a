// page/language.h: which language an article is written in (private to page/).
//
// English by its commonest words; others by their script, and within a script by the commonest
// words of page/languages.tsv. Misses: texts of a few words, languages without a row, and texts in
// two languages, of which the first 20,000 bytes decide.
#ifndef DETENTE_PAGE_LANGUAGE_H_
#define DETENTE_PAGE_LANGUAGE_H_

#include <optional>
#include <string>
#include <string_view>

#include "page/page_data.h"

namespace detente {

// ISO 639-1; nullopt where the text does not tell.
std::optional<std::string> DetectLanguage(std::string_view text, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_LANGUAGE_H_
