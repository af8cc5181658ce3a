// page/dates.h: dates as pages show them ("13 Aug, 2022 13:41", "Sat 13 Aug 2022 13.41 BST",
// "August 13, 2022 at 1:41 pm (GMT+3)", "2022-08-13", "Last updated: 13.08.2022").
//
// English words of page/dates.tsv. A date needs day, month and year. A date in figures of which
// day and month cannot be told apart ("03/04/2019") is left out. Misses: years of two figures,
// months without a day, other languages.
#ifndef DETENTE_PAGE_DATES_H_
#define DETENTE_PAGE_DATES_H_

#include <optional>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "page/page_data.h"

namespace detente {

struct FoundDate {
  size_t begin = 0;  // with its label and weekday
  size_t end = 0;
  Published when;
  bool labelled = false;
  bool updated = false;  // its label says so
};

std::vector<FoundDate> FindDates(std::string_view line, const DateWords& words);

// Words of the line that are no part of its dates nor belong beside dates.
size_t WordsBesideDates(std::string_view line, const std::vector<FoundDate>& dates,
                        const DateWords& words);

// The line is nothing but a label ("Published", "Last updated:"); *updated tells which.
bool IsDateLabel(std::string_view line, const DateWords& words, bool* updated);

// A date of metadata: ISO 8601, or the first date shown in the words.
std::optional<Published> ParseStatedDate(std::string_view text, const DateWords& words);

}  // namespace detente

#endif  // DETENTE_PAGE_DATES_H_
