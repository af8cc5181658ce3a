// actor/placing.h: countries that the rest of the sentence or article tells. Private to the folder.
#ifndef DETENTE_ACTOR_PLACING_H_
#define DETENTE_ACTOR_PLACING_H_

#include <vector>

#include "actor/candidate.h"

namespace detente {

// "Kurdish forces": of the land of that people in which the article says that things happen.
// "his adviser, X": of the nation of whom the sentence names first.
void PlaceCandidates(std::vector<Candidate>* candidates);

}  // namespace detente

#endif  // DETENTE_ACTOR_PLACING_H_
