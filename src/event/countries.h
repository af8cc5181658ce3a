// event/countries.h (private to the folder): countries that the article names by an adjective or a
// place alone ("German goods", "landed in Amman"), and their people ("thousands of Sudanese"), as
// parties that a deed may have.
#ifndef DETENTE_EVENT_COUNTRIES_H_
#define DETENTE_EVENT_COUNTRIES_H_

#include <string_view>
#include <vector>

#include "event/frames.h"

namespace detente {

// The demonym that begins at a token, with its number of words; an empty code when there is none.
// Only a word with a capital is one: "polish" is not "Polish".
struct Demonym {
  std::string_view code;
  int words = 0;
};
Demonym DemonymAt(const Sentence& sentence, int token, const EventLexicon::Data& lexicon);

// The actors of the input, and after them one for each country that is named without being an
// actor yet.
std::vector<Actor> WithNamedCountries(const EventInput& input, const EventLexicon::Data& lexicon);

// Takes out of `actors`, from number `known` on, those that no event names, gives the others their
// mentions, and numbers the events' parties anew. Returns the others.
std::vector<Actor> KeepNamed(const std::vector<Actor>& actors, size_t known,
                             std::vector<Event>* events);

}  // namespace detente

#endif  // DETENTE_EVENT_COUNTRIES_H_
