// Private to statement/: who a phrase names by its own words.
#ifndef DETENTE_STATEMENT_NAMING_H_
#define DETENTE_STATEMENT_NAMING_H_

#include <vector>

#include "statement/mentions.h"

namespace detente {

// Persons rather than the bodies and countries that describe them; all of a list joined by "and".
std::vector<ActorIndex> ActorsNamed(const StatementView& view, TextSpan mention);

}  // namespace detente

#endif  // DETENTE_STATEMENT_NAMING_H_
