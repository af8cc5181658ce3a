// actor/resolve.h: from mentions to actors. Private to the folder.
#ifndef DETENTE_ACTOR_RESOLVE_H_
#define DETENTE_ACTOR_RESOLVE_H_

#include <vector>

#include "actor/candidate.h"
#include "document/records.h"

namespace detente {

// `candidates` in text order. Actors come in order of first mention. Weak names that nothing
// supports and pronouns without a clear antecedent are left out.
std::vector<Actor> ResolveActors(std::vector<Candidate> candidates);

}  // namespace detente

#endif  // DETENTE_ACTOR_RESOLVE_H_
