// page/dump_runs.h: which stretches of text without line breaks read like prose, and which like a
// page's furniture (private to page/).
//
// Two states, prose and furniture, and the likeliest way through them, word by word: function words
// and other small letters speak for prose; capitals, numbers, bars and phrases of page/chrome.tsv
// for furniture; so do words far before the next full stop. Changing the state costs, less so after
// a full stop. One pass: linear in the text.
// Known misses: headlines in small letters right before a sentence count as part of it, and the
// teasers of other stories, where they are sentences, are prose.
#ifndef DETENTE_PAGE_DUMP_RUNS_H_
#define DETENTE_PAGE_DUMP_RUNS_H_

#include <string_view>
#include <vector>

#include "page/page_data.h"

namespace detente {

struct DumpRun {
  size_t begin = 0;  // bytes
  size_t end = 0;
  size_t words = 0;
  bool prose = false;
};

// The runs of `text`, in order and without gaps; empty for text without words.
std::vector<DumpRun> FindDumpRuns(std::string_view text, const PageData& data);

}  // namespace detente

#endif  // DETENTE_PAGE_DUMP_RUNS_H_
