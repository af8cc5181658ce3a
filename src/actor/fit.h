// actor/fit.h: whether a description may mean an actor that is known. Private to the folder.
#ifndef DETENTE_ACTOR_FIT_H_
#define DETENTE_ACTOR_FIT_H_

#include <optional>
#include <string>

#include "actor/candidate.h"
#include "actor/registry.h"

namespace detente {

// What is told does not contradict what is known.
bool Agrees(const std::optional<std::string>& known, const std::string& told);

// "the diplomat" and a person.
bool FitsDescription(const Known& known, const Candidate& candidate);

// "the group", "the newspaper" and a body named before.
bool Answers(const Known& known, const Candidate& anaphor);

// "both governments", "the embassy": of no known state, and neither speaks nor acts.
bool IsNobody(const Known& known);

}  // namespace detente

#endif  // DETENTE_ACTOR_FIT_H_
