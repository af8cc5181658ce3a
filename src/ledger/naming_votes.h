// ledger/naming_votes.h: what a text tells of a vote: body, tally, veto, binding or not. Private to
// the folder.
#ifndef DETENTE_LEDGER_NAMING_VOTES_H_
#define DETENTE_LEDGER_NAMING_VOTES_H_

#include <string>

#include "document/records.h"

namespace detente {

// "UN Security Council resolution, 13 to 0, binding"; empty when the sentence tells of no vote.
std::string VoteOf(const Dossier& dossier, const Event& event);

}  // namespace detente

#endif  // DETENTE_LEDGER_NAMING_VOTES_H_
