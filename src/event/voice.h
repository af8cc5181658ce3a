// event/voice.h (private to the folder): on whose word a deed stands.
#ifndef DETENTE_EVENT_VOICE_H_
#define DETENTE_EVENT_VOICE_H_

#include <vector>

#include "event/bind.h"

namespace detente {

// The innermost statement that the words are part of, with its number; null when there is none.
const Statement* StatementAt(const EventView& view, TextSpan words, StatementIndex* index);

// A speaker of the statement is one of the parties, or of the same country.
bool SpeaksForItself(const EventView& view, const Statement& statement,
                     const std::vector<Party>& parties);

// What has happened is no claim of the statement: it stands beside what is promised or asked
// ("promised to free sailors held by rebels"), or is what is found fault with ("criticised the
// decision to leave").
bool StandsBeside(const EventView& view, const Statement& statement, const BoundDeed& deed);

// "denied that X bombed Y": what is denied, and not what is said beside it ("rejected the plea
// of sailors jailed in Y").
bool IsDenied(const EventView& view, const Statement& statement, const BoundDeed& deed);

}  // namespace detente

#endif  // DETENTE_EVENT_VOICE_H_
