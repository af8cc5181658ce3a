// tests/dossier_invariants.h: what is true of the reading of any page, however damaged.
#ifndef DETENTE_TESTS_DOSSIER_INVARIANTS_H_
#define DETENTE_TESTS_DOSSIER_INVARIANTS_H_

#include <string>

#include "pipeline/pipeline.h"

namespace detente {

// The first of these that does not hold, or "": the text is UTF-8; spans lie inside it, on the
// bounds of code points; sentences, tokens and times are in text order; dates do not end before
// they begin; indices and ids are of records that are there; the JSON of the dossier comes back
// byte for byte.
std::string BrokenInvariant(const Reading& reading);

}  // namespace detente

#endif  // DETENTE_TESTS_DOSSIER_INVARIANTS_H_
