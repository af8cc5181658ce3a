// actor/speech.h: whether a phrase is the subject of a verb of speech. Private to the folder.
#ifndef DETENTE_ACTOR_SPEECH_H_
#define DETENTE_ACTOR_SPEECH_H_

#include <vector>

#include "actor/matcher.h"

namespace detente {

// "X said", "X, the minister, said", "said X", "X has also warned" for X at tokens [begin, end).
bool IsSpeaker(const SentenceView& view, int begin, int end);

// The mention is what the sentence is about: the subject of its main verb, or named beside it
// ("the envoy, Amina Diallo, left").
bool LeadsSentence(const SentenceView& view, int begin, int end);

// Which tokens stand in quotation marks. `open` is whether a quotation goes on from the sentence
// before in the paragraph, and then whether this one leaves it open.
std::vector<bool> QuotedTokens(const SentenceView& view, bool* open);

}  // namespace detente

#endif  // DETENTE_ACTOR_SPEECH_H_
