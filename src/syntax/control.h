// syntax/control.h (private to the folder): who does what a verb without a subject says.
#ifndef DETENTE_SYNTAX_CONTROL_H_
#define DETENTE_SYNTAX_CONTROL_H_

#include "syntax/draft.h"

namespace detente {

// The phrase that a verb takes over as its subject, from the verb or noun above it; kNoIndex if
// none. The verbs above must have their subjects, objects and obliques.
int InheritedSubject(const SyntaxDraft& draft, int verb);

// "..., killing two": a gerund after a comma goes with the verb before it, not with the noun.
bool IsAside(const SyntaxDraft& draft, int verb);

}  // namespace detente

#endif  // DETENTE_SYNTAX_CONTROL_H_
