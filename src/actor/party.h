// actor/party.h: whether a phrase can be a party to a deed. Private to the folder.
#ifndef DETENTE_ACTOR_PARTY_H_
#define DETENTE_ACTOR_PARTY_H_

#include "actor/matcher.h"
#include "syntax/syntax.h"

namespace detente {

// Whether the token is in the subject, an object or the agent of a verb, or goes with a
// preposition that names parties ("against protesters"). A headline's words always may.
bool MayBeParty(const SentenceView& view, const Syntax& syntax, int token);

}  // namespace detente

#endif  // DETENTE_ACTOR_PARTY_H_
