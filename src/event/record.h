// event/record.h (private to the folder): a bound deed as the record that leaves the stage.
#ifndef DETENTE_EVENT_RECORD_H_
#define DETENTE_EVENT_RECORD_H_

#include "event/bind.h"
#include "event/reality.h"

namespace detente {

// All fields but voice and confidence. `statement` is the one that the deed is told in, if any.
Event RecordOf(const EventView& view, const BoundDeed& deed, const Standing& standing,
               const Statement* statement);

}  // namespace detente

#endif  // DETENTE_EVENT_RECORD_H_
