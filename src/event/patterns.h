// event/patterns.h (private to the folder): words of lexicons found in a sentence.
#ifndef DETENTE_EVENT_PATTERNS_H_
#define DETENTE_EVENT_PATTERNS_H_

#include <string>
#include <vector>

#include "event/frames.h"
#include "event/view.h"

namespace detente {

// The words, from number `first` on, stand at the tokens from `begin` on, as lemmas or as written.
bool WordsAt(const EventView& view, int begin, const std::vector<std::string>& words, size_t first);

// How many words of the set's longest pattern stand in the phrase, its head among them; 0: none.
int PhraseHasWord(const EventView& view, const NounPhrase& phrase, const PatternSet& words);

// The verb with its particle is one of the words.
bool VerbIsOneOf(const EventView& view, const VerbGroup& verb, const PatternSet& words);

// The verb with its particle is one of the light verbs.
bool IsLightVerb(const EventView& view, int verb, const EventLexicon::Data& lexicon);

// "since sending troops", "after it had left": done before what governs it, whatever became of
// that.
bool IsEarlier(const EventView& view, const VerbGroup& verb);

// The "by" phrases of participles that tell whose a thing or a deed is: "an attack claimed by X",
// "missiles fired by X". `noun` is the head of its phrase.
std::vector<int> NamedDoers(const EventView& view, int noun);

}  // namespace detente

#endif  // DETENTE_EVENT_PATTERNS_H_
