// actor/actor_data.h: what the stage knows of names, compiled from lexicons/actors and
// lexicons/world. Private to the folder.
#ifndef DETENTE_ACTOR_ACTOR_DATA_H_
#define DETENTE_ACTOR_ACTOR_DATA_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "actor/actor.h"
#include "base/date.h"
#include "document/records.h"
#include "lexicon/phrase_trie.h"

namespace detente {

enum class EntryKind {
  kCountryName,
  kDemonym,
  kPeople,
  kCapital,
  kMetonym,
  kFormer,
  kOrganization,
  kTitle,
  kAgent,
  kBody,
  kPerson,
  kTown,  // a town or region: tells the country of what is named after it
  kWord,  // of world/actor_words.tsv
};

// One reading of a phrase.
struct Entry {
  EntryKind kind = EntryKind::kWord;
  std::string name;    // canonical: of an alias the full name, of a plural the singular
  std::string code;    // country; of a kWord its kind
  std::string sector;  // empty: none told
  std::string rank;    // the same
  std::string role;    // of a person
  std::string lands;   // of a people without a state: codes, set apart by blanks
  ActorKind actor = ActorKind::kOrganization;
  bool plural = false;
  std::optional<Day> from;  // of a person's role, half-open
  std::optional<Day> until;
};

struct ActorLexicon::Data {
  std::vector<Entry> entries;
  PhraseTrie trie;                                             // values: indices of entries
  std::map<std::string, std::string> country_names;            // code -> usual English name
  std::map<std::string, std::string, std::less<>> name_heads;  // last word of a name -> sector
  std::set<std::string, std::less<>> place_heads;
  std::map<std::string, std::set<std::string>, std::less<>> words;  // kind -> words, small letters

  bool Is(std::string_view kind, std::string_view word) const {
    const auto at = words.find(kind);
    return at != words.end() && at->second.contains(std::string(word));
  }
};

}  // namespace detente

#endif  // DETENTE_ACTOR_ACTOR_DATA_H_
