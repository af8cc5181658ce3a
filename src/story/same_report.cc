#include "story/same_report.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace detente {
namespace {

constexpr std::array<std::string_view, 5> kReasonNames = {"same text", "copy", "cut", "same agency",
                                                          "by hand"};

constexpr double kMinContainment = 0.42;
constexpr double kMinContainmentOfAgency = 0.3;
constexpr double kMinHead = 0.3;
// Any two outlets may write one short sentence in the same words.
constexpr size_t kMinShingles = 12;
// A shorter body may be a part of the longer one; past this it is an item in a round-up.
constexpr size_t kMaxTimesLonger = 4;

size_t Shared(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  size_t count = 0;
  for (size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) ++count;
    const bool next_a = a[i] <= b[k];
    const bool next_b = b[k] <= a[i];
    i += next_a ? 1 : 0;
    k += next_b ? 1 : 0;
  }
  return count;
}

double Share(size_t part, size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

// The figures of the news of `a` are not those of `b`.
bool FiguresDiffer(const Sketch& a, const Sketch& b) {
  if (a.head_weekdays != 0 && b.weekdays != 0 && (a.head_weekdays & b.weekdays) == 0) return true;
  const size_t wanted = a.head_numbers.size();
  return wanted >= 2 && Shared(a.head_numbers, b.numbers) * 3 < wanted;
}

bool TooFarApart(const Sketch& a, const Sketch& b) {
  if (!a.published || !b.published) return false;
  return std::abs((*a.published - *b.published).count()) > kMaxDaysApart;
}

// How much of the news of `a` stands in `b`; 0 when its figures are others.
double HeadOf(const Sketch& a, const Sketch& b) {
  return FiguresDiffer(a, b) ? 0 : Share(Shared(a.head, b.shingles), a.head.size());
}

MergeReason ReasonOf(const Sketch& a, const Sketch& b, double containment) {
  if (a.shingles == b.shingles) return MergeReason::kSameText;
  const double shorter = static_cast<double>(std::min(a.shingles.size(), b.shingles.size()));
  const double longer = static_cast<double>(std::max(a.shingles.size(), b.shingles.size()));
  if (containment < kMinContainment) return MergeReason::kSameAgency;
  return shorter < 0.9 * longer && containment > 0.8 ? MergeReason::kCut : MergeReason::kCopy;
}

}  // namespace

std::string_view ToString(MergeReason reason) { return kReasonNames[static_cast<size_t>(reason)]; }

std::optional<MergeReason> ParseMergeReason(std::string_view name) {
  const auto at = std::find(kReasonNames.begin(), kReasonNames.end(), name);
  if (at == kReasonNames.end()) return std::nullopt;
  return static_cast<MergeReason>(at - kReasonNames.begin());
}

std::optional<Likeness> SameReport(const Sketch& a, const Sketch& b, bool same_agency) {
  if (std::min(a.shingles.size(), b.shingles.size()) < kMinShingles) return std::nullopt;
  if (TooFarApart(a, b)) return std::nullopt;
  const bool a_shorter = a.shingles.size() <= b.shingles.size();
  const Sketch& shorter = a_shorter ? a : b;
  const Sketch& longer = a_shorter ? b : a;
  const double containment =
      Share(Shared(shorter.shingles, longer.shingles), shorter.shingles.size());
  if (containment < (same_agency ? kMinContainmentOfAgency : kMinContainment)) return std::nullopt;
  const double head_of_longer = HeadOf(longer, shorter);
  const bool part = shorter.shingles.size() * kMaxTimesLonger < longer.shingles.size();
  const double head = part ? head_of_longer : std::max(head_of_longer, HeadOf(shorter, longer));
  if (head < kMinHead) return std::nullopt;
  return Likeness{ReasonOf(a, b, containment), containment, head};
}

}  // namespace detente
