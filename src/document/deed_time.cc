#include "document/deed_time.h"

#include "base/strings.h"
#include "base/utf8.h"

namespace detente {
namespace {

constexpr std::chrono::days kWeek{7};

bool TellsAnEnd(const Dossier& dossier, const Event& event) {
  if (!event.when.words) return false;
  constexpr uint32_t kBefore = 9;
  const uint32_t at = event.when.words->begin;
  const auto words = SplitWords(Slice(dossier.article.text, {at > kBefore ? at - kBefore : 0, at}));
  return !words.empty() && (words.back() == "until" || words.back() == "till");
}

}  // namespace

std::optional<DayBounds> BeganWhen(const Dossier& dossier, const Event& event) {
  std::optional<DayBounds> start = event.when.start;
  const auto& published = dossier.article.published;
  if (TellsAnEnd(dossier, event)) {
    if (!published) return std::nullopt;
    return DayBounds{std::nullopt, published->to.day};
  }
  const bool done = event.reality == Reality::kActual || event.reality == Reality::kAttempted;
  if (!done || !published || !start || !start->earliest || start->earliest != start->latest) {
    return start;
  }
  const Day last = published->to.day;
  if (*start->earliest > last && *start->earliest - kWeek <= last) {
    start->earliest = start->latest = *start->earliest - kWeek;
  }
  return start;
}

}  // namespace detente
