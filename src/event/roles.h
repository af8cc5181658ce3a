// event/roles.h (private to the folder): the parties that a frame's roles name.
#ifndef DETENTE_EVENT_ROLES_H_
#define DETENTE_EVENT_ROLES_H_

#include <string_view>
#include <vector>

#include "event/bind.h"
#include "event/parties.h"

namespace detente {

// Of each part of the role, the parties of its first slot that has some. `content` may be null.
std::vector<Party> PartiesInRole(const EventView& view, const Predicate& predicate,
                                 const Role& role, const BoundContent* content);
std::vector<Party> PartiesInSlot(const EventView& view, const Predicate& predicate,
                                 std::string_view slot, const BoundContent* content);

// Whom a deed reaches where none of its frame's slots names anybody: the first party after the
// predicate in its own clause ("sent tents to help families living in Chad").
std::vector<Party> PartiesBeyond(const EventView& view, const Predicate& predicate,
                                 const std::vector<Party>& doers);

// "was jailed in Oman", "was convicted in Oman": of what a state does, by nobody named, the country
// where it was done is the doer; so it is of "is held in an Omani prison".
void AddHolder(const EventView& view, const BoundDeed& deed, std::vector<Party>* actors);

// The country of people who are named without one ("shelled villagers in Chad"), where somebody
// of another country harms them: that of the nearest place of the sentence.
std::vector<Party> HomeOfPeople(const EventView& view, const Predicate& predicate,
                                const std::vector<Party>& doers, const std::vector<Party>& people);

// Whence troops leave, where their verb's slots name nobody: a country or place inside its subject
// or object ("troops in Chad would leave"), one that "the country" stands for, or another of the
// sentence ("was killed in Chad days after France said that it was leaving").
std::vector<Party> PlaceLeft(const EventView& view, const Predicate& predicate,
                             const std::vector<Party>& leaving);

// The country of a place is a party to the deed of another country alone: neither at home ("police
// in Lyon arrested two people") nor beside a party of that country ("shelled Somali positions near
// Baidoa"). `by_anybody`: people of the place may have done it, where the doers have no country.
void RemoveIdlePlaces(const EventView& view, const std::vector<Party>& actors, bool by_anybody,
                      std::vector<Party>* recipients);

void AddAll(const std::vector<Party>& from, std::vector<Party>* to);

}  // namespace detente

#endif  // DETENTE_EVENT_ROLES_H_
