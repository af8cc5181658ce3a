// event/amend.h (private to the folder): parties that a frame's roles leave out or get wrong.
#ifndef DETENTE_EVENT_AMEND_H_
#define DETENTE_EVENT_AMEND_H_

#include <vector>

#include "event/bind.h"

namespace detente {

// "held a summit": the summit is the deed, and none of those who meet there.
void RemoveDeedNouns(const EventView& view, const Predicate& predicate,
                     std::vector<Party>* parties);

// "Crimea's annexation by Russia": beside a doer after "by" the owner is whom it is done to.
void GiveOwnerBack(const EventView& view, BoundDeed* deed);

// "condemned the attack on Mali by rebels": those who did the deed are accused, not those who
// suffered it.
void AccuseDoers(const EventView& view, const EventLexicon::Data& lexicon, int depth,
                 BoundDeed* deed);

// "was killed in an attack by rebels": those who did the attack.
void AddDoersOfDeedAround(const EventView& view, const EventLexicon::Data& lexicon, int depth,
                          BoundDeed* deed);

// "a summit at which Peru asked Chile to": who speaks to whom at a meeting has met.
void AddThoseWhoSpoke(const EventView& view, const EventLexicon::Data& lexicon, int depth,
                      BoundDeed* deed);

}  // namespace detente

#endif  // DETENTE_EVENT_AMEND_H_
