// ledger/note_times.h: where in time a record stands, as an article tells it. Private to the
// folder.
#ifndef DETENTE_LEDGER_NOTE_TIMES_H_
#define DETENTE_LEDGER_NOTE_TIMES_H_

#include <optional>

#include "document/records.h"

namespace detente {

Day PublishedDay(const Dossier& dossier);

// A deed that happened stands at its beginning; one that is only spoken of, where it was told.
Day MomentOf(const Dossier& dossier, const Event& event);

// The day a condition was named: of its statement, else the day the article gives any statement of
// the same speaker, else by publication.
std::optional<DayBounds> SaidOn(const Dossier& dossier, const Condition& condition);

// The day on which the agreement was made that is told of last before an event.
std::optional<DayBounds> AgreedOn(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_LEDGER_NOTE_TIMES_H_
