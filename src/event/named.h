// event/named.h (private to the folder): which actor a word names.
#ifndef DETENTE_EVENT_NAMED_H_
#define DETENTE_EVENT_NAMED_H_

#include "event/view.h"

namespace detente {

// A mention whose words hold the token, of two the longer one; else that of the person whom the
// noun there describes ("his counterpart X"); null when there is none.
const EventMention* MentionAt(const EventView& view, int token);

}  // namespace detente

#endif  // DETENTE_EVENT_NAMED_H_
