#include "ledger/note_times.h"

#include <algorithm>

#include "document/deed_time.h"

namespace detente {

Day PublishedDay(const Dossier& dossier) {
  return dossier.article.published ? dossier.article.published->from.day : Day::min();
}

Day MomentOf(const Dossier& dossier, const Event& event) {
  if (event.reality != Reality::kActual) {
    const Day published = PublishedDay(dossier);
    const auto& start = event.when.start;
    // Told as past, though it never came to pass.
    return start && start->latest ? std::min(published, *start->latest) : published;
  }
  const auto start = BeganWhen(dossier, event);
  if (!start) return PublishedDay(dossier);
  if (start->earliest) return *start->earliest;
  return start->latest.value_or(PublishedDay(dossier));
}

std::optional<DayBounds> SaidOn(const Dossier& dossier, const Condition& condition) {
  const auto bounds = [](const DateRange& time) { return DayBounds{time.from.day, time.to.day}; };
  if (condition.statement) {
    const Statement& own = dossier.statements[static_cast<size_t>(*condition.statement)];
    if (own.time) return bounds(*own.time);
    for (const Statement& other : dossier.statements) {
      if (other.time && !own.speakers.empty() && other.speakers == own.speakers) {
        return bounds(*other.time);
      }
    }
  }
  if (!dossier.article.published) return std::nullopt;
  return DayBounds{std::nullopt, dossier.article.published->to.day};
}

std::optional<DayBounds> AgreedOn(const Dossier& dossier, const Event& event) {
  std::optional<DayBounds> day;
  for (const Event& other : dossier.events) {
    if (other.trigger.begin >= event.trigger.begin) break;
    const bool made = other.type == EventType::kAgree || other.type == EventType::kSupport ||
                      other.mode.value_or("") == "ceasefire";
    if (made && other.reality == Reality::kActual && other.when.start &&
        other.when.start->earliest) {
      day = other.when.start;
    }
  }
  return day;
}

}  // namespace detente
