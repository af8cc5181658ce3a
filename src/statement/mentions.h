// Private to statement/: the article's actors, looked up by place in the text.
#ifndef DETENTE_STATEMENT_MENTIONS_H_
#define DETENTE_STATEMENT_MENTIONS_H_

#include <string_view>
#include <vector>

#include "statement/view.h"

namespace detente {

struct Named {
  ActorIndex actor;
  Mention mention;
};

// In text order, longer ones first.
std::vector<Named> MentionsIn(const StatementView& view, TextSpan span);

bool IsPerson(const StatementView& view, ActorIndex actor);
bool IsMedium(const StatementView& view, ActorIndex actor);
bool IsIn(const std::vector<ActorIndex>& actors, ActorIndex actor);

std::string_view TextOf(const StatementView& view, TextSpan span);

// The sentence that holds a position; kNoIndex if none.
int SentenceAt(const StatementView& view, uint32_t position);

// The last token of the first noun phrase: what the whole phrase is.
TextSpan HeadOf(const StatementView& view, TextSpan mention);

}  // namespace detente

#endif  // DETENTE_STATEMENT_MENTIONS_H_
