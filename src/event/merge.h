// event/merge.h (private to the folder): one record per deed, not per mention.
#ifndef DETENTE_EVENT_MERGE_H_
#define DETENTE_EVENT_MERGE_H_

#include <vector>

#include "event/event.h"

namespace detente {

// Drops events that say over again what another one says: same type, code, parties (in a title or
// standfirst: same countries), voice, reality and content type, at times that do not differ. The
// record that is kept takes a narrower date. Order is kept.
std::vector<Event> MergeRepeats(const EventInput& input, std::vector<Event> events);

}  // namespace detente

#endif  // DETENTE_EVENT_MERGE_H_
