// event/when.h (private to the folder): when a deed happened: by the time that the tree hangs
// on it, else its clause's, else the sentence's, else bounded by the publication (docs/times.md).
#ifndef DETENTE_EVENT_WHEN_H_
#define DETENTE_EVENT_WHEN_H_

#include <optional>

#include "event/bind.h"
#include "event/reality.h"

namespace detente {

struct WhenInput {
  const BoundDeed& deed;
  const Standing& standing;
  const Statement* own_statement = nullptr;  // of a speech act: the statement that it is
};

EventTime WhenOf(const EventView& view, const WhenInput& input);

// When what an act of speech promises, asks or threatens is to be, if it says.
std::optional<EventTime> WhenOfContent(const EventView& view, const WhenInput& input);

// Told as earlier history: it began a month or more before the page appeared, or stands in the past
// perfect without a date of its own, unless what is said in the past is told so.
bool IsBackground(const EventView& view, const WhenInput& input, const EventTime& when);

}  // namespace detente

#endif  // DETENTE_EVENT_WHEN_H_
