// story/outlet_owners.h (private): the table of who owned which outlet when.
#ifndef DETENTE_STORY_OUTLET_OWNERS_H_
#define DETENTE_STORY_OUTLET_OWNERS_H_

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/table.h"
#include "story/media.h"

namespace detente {

// By the outlet's name in actors/media.tsv, in the order of time.
using OutletOwners = std::map<std::string, std::vector<OutletOwner>, std::less<>>;

// Faults: an outlet that `media` has not, a term that ends before it begins or begins before the
// one above it ends, an open term that nobody says when was checked.
Result<OutletOwners> ReadOutletOwners(const Table& owners, const Table& media);

}  // namespace detente

#endif  // DETENTE_STORY_OUTLET_OWNERS_H_
