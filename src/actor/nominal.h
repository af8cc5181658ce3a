// actor/nominal.h: descriptions of actors by nation and noun: "the Russian Foreign Minister",
// "Kenyan troops", "Brazil's foreign ministry", "a senior official". Private to the folder.
#ifndef DETENTE_ACTOR_NOMINAL_H_
#define DETENTE_ACTOR_NOMINAL_H_

#include <optional>
#include <string>

#include "actor/matcher.h"

namespace detente {

struct Nominal {
  int begin = 0;     // tokens, determiner included
  int end = 0;       // after an "of" phrase, where there is one
  int core_end = 0;  // after the head
  const Hit* head = nullptr;
  const Entry* entry = nullptr;         // the reading of the head
  const Hit* nation_hit = nullptr;      // where the nation stands before the head
  const Entry* nation = nullptr;        // what told the country
  const Entry* organization = nullptr;  // "Hamas" of "Hamas fighters"
  std::string country;
  std::string lands;  // of a people without a state: "Kurdish"
  std::string sector;
  std::string rank;
  bool plural = false;
  bool definite = false;    // the, this, a possessor
  bool indefinite = false;  // a, some, a number, or a bare plural
  bool owned = false;       // his, their
  bool counterpart = false;
  bool former = false;
  bool capitalised = false;  // the head is written as a name
};

// The description that starts at token `i`; nullopt if none does.
std::optional<Nominal> ParseNominal(const SentenceView& view, int i);

}  // namespace detente

#endif  // DETENTE_ACTOR_NOMINAL_H_
