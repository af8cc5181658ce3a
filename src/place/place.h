// place/place.h: places named in the text.
//
// In: article, sentences. Out: place mentions in text order ("in Kabul", "near the Polish border").
// Whether an event happened there is for event/ to say.
#ifndef DETENTE_PLACE_PLACE_H_
#define DETENTE_PLACE_PLACE_H_

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/place.h"
#include "document/records.h"
#include "document/sentence.h"
#include "lexicon/lexicon.h"

namespace detente {

// The stage's lexicons, compiled. Immutable and shared between threads.
class PlaceLexicon {
 public:
  static Result<PlaceLexicon> Compile(const LexiconSet& lexicons);

  struct Data;  // private to the folder
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

std::vector<PlaceMention> FindPlaces(const Article& article, std::span<const Sentence> sentences,
                                     const PlaceLexicon& lexicon);

}  // namespace detente

#endif  // DETENTE_PLACE_PLACE_H_
