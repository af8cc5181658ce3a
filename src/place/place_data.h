// place/place_data.h: what the stage knows of places. Private to the folder.
#ifndef DETENTE_PLACE_PLACE_DATA_H_
#define DETENTE_PLACE_PLACE_DATA_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "document/records.h"
#include "lexicon/phrase_trie.h"
#include "place/place.h"

namespace detente {

enum class PlaceEntryKind { kTown, kCountry, kDemonym };

struct PlaceEntry {
  PlaceEntryKind kind = PlaceEntryKind::kTown;
  Where where;
  bool seat = false;  // a capital: it may stand for the state
};

struct PlaceLexicon::Data {
  std::vector<PlaceEntry> entries;
  PhraseTrie trie;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> words;  // kind -> words

  bool Is(std::string_view kind, std::string_view word) const {
    const auto at = words.find(kind);
    return at != words.end() && at->second.contains(word);
  }
};

}  // namespace detente

#endif  // DETENTE_PLACE_PLACE_DATA_H_
