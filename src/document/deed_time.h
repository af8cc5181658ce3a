// document/deed_time.h: when a deed began, as its words and its publication together tell.
#ifndef DETENTE_DOCUMENT_DEED_TIME_H_
#define DETENTE_DOCUMENT_DEED_TIME_H_

#include <optional>

#include "document/records.h"

namespace detente {

// The bounds of Event::when, but for words that tell an end ("renewed until December"), which say
// nothing of the beginning, and for a weekday of what has happened that lies past publication.
std::optional<DayBounds> BeganWhen(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_DOCUMENT_DEED_TIME_H_
