// event/view.h (private to the folder): one sentence as the stage looks at it: its syntax and the
// actors named in it.
#ifndef DETENTE_EVENT_VIEW_H_
#define DETENTE_EVENT_VIEW_H_

#include <string_view>
#include <vector>

#include "event/event.h"
#include "syntax/syntax.h"

namespace detente {

struct EventMention {
  ActorIndex actor = 0;
  TextSpan span;
  TokenRange range;
};

struct EventView {
  EventView(const EventInput& input, const Sentence& sentence, const EventLexicon::Data& lexicon);

  int token_count() const { return static_cast<int>(sentence.tokens.size()); }
  // Empty words for a token that is not there.
  std::string_view Lemma(int token) const;
  std::string_view Lower(int token) const;
  Upos Tag(int token) const;
  const NounPhrase* Phrase(int index) const;  // null when there is none
  const VerbGroup* Verb(int index) const;
  // A list, or a noun in the plural.
  bool IsPlural(const NounPhrase& phrase) const;
  const Actor& ActorOf(const EventMention& mention) const;

  // Phrases with a preposition that hang on one of the tokens, or on a phrase that does; nearest
  // first.
  std::vector<int> AttachedTo(const std::vector<int>& tokens) const;
  // The phrases with all that is conjoined with them.
  std::vector<int> Spread(const std::vector<int>& phrases) const;
  // The phrase stands after such a preposition, or one that says the same: "out of" fits from.
  bool StandsAfter(const NounPhrase& phrase, std::string_view preposition) const;
  // Of the second of two infinitives ("to leave and join") the first, else the verb itself.
  int FirstInfinitive(int verb) const;
  // "by Chile" of "the decision by Chile to leave": the phrase right before an infinitive, that
  // tells whose plan, attempt or decision it is; kNoIndex when there is none.
  int OwnerBefore(int infinitive) const;
  // The noun that stands before its "by", whatever the tree hangs the owner on.
  int OwnedNoun(const NounPhrase& owner) const;
  // Verb groups that the verb governs.
  std::vector<int> GovernedBy(int verb) const;
  // From the phrase's first token to the last of what hangs on it.
  TokenRange WholeOf(int phrase) const;
  // The verb group nearest before a token (or at it); kNoIndex when there is none.
  int VerbBefore(int token) const;
  // The innermost verb whose clause holds the token.
  int ClauseVerbOf(int token) const;

  const EventInput& input;
  const Sentence& sentence;
  const EventLexicon::Data& lexicon;
  Syntax syntax;
  std::vector<EventMention> mentions;  // by span
};

}  // namespace detente

#endif  // DETENTE_EVENT_VIEW_H_
