// actor/speech.h: whether a phrase is the subject of a verb of speech. Private to the folder.
#ifndef DETENTE_ACTOR_SPEECH_H_
#define DETENTE_ACTOR_SPEECH_H_

#include "actor/matcher.h"

namespace detente {

// "X said", "X, the minister, said", "said X", "X has also warned" for X at tokens [begin, end).
bool IsSpeaker(const SentenceView& view, int begin, int end);

}  // namespace detente

#endif  // DETENTE_ACTOR_SPEECH_H_
