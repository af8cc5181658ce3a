// story/same_report.h: do two articles carry the same report, and why?
//
// Exact, symmetric, a function of the two sketches alone. Most of the shorter body must stand in
// the longer one, its news (the first words) above all: reports of two days that share their
// background are two reports. So are those published more than kMaxDaysApart days apart, those that
// name other weekdays, and those whose figures differ where the rest agrees.
//
// Known misses: a rewrite that keeps few runs of three words; a page that is made of several
// reports is joined to the first of them alone; translations.
#ifndef DETENTE_STORY_SAME_REPORT_H_
#define DETENTE_STORY_SAME_REPORT_H_

#include <optional>
#include <string_view>

#include "story/sketch.h"

namespace detente {

inline constexpr int kMaxDaysApart = 7;

enum class MergeReason {
  kSameText,    // word for word
  kCopy,        // most of it, changed here and there
  kCut,         // the shorter one lacks parts of the longer
  kSameAgency,  // a freer copy; both credit the same agency
  kByHand,      // a correction says so
};

std::string_view ToString(MergeReason reason);  // "same text", "copy", ...
std::optional<MergeReason> ParseMergeReason(std::string_view name);

struct Likeness {
  MergeReason reason = MergeReason::kCopy;
  double containment = 0;  // share of the shorter body's runs of three words found in the longer
  double head = 0;         // the same of the first words of either, the higher of the two
};

// Nullopt: two reports. `same_agency`: both texts credit one agency.
std::optional<Likeness> SameReport(const Sketch& a, const Sketch& b, bool same_agency);

}  // namespace detente

#endif  // DETENTE_STORY_SAME_REPORT_H_
