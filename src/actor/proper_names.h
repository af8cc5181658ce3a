// actor/proper_names.h: runs of capitalised words that are names of persons and organizations,
// known or not. Private to the folder.
#ifndef DETENTE_ACTOR_PROPER_NAMES_H_
#define DETENTE_ACTOR_PROPER_NAMES_H_

#include <optional>
#include <string>

#include "actor/matcher.h"

namespace detente {

enum class NameKind { kPerson, kOrganization, kPlace };

struct ProperName {
  int begin = 0;
  int end = 0;
  NameKind kind = NameKind::kPerson;
  std::string country;  // of a nation inside: "Chadian Human Rights League"
  std::string sector;   // of an organization's head word
};

// The name of a person that starts at token `i`: words with capitals and the small words that
// join them ("Luiz Inacio Lula da Silva", "Kim Jong-un", "G. W. Bush").
std::optional<ProperName> PersonNameAt(const SentenceView& view, int i);

// The name of an organization, or of a place, that starts at token `i`: a run of capitalised words
// whose head the lexicon lists ("Orange River Commission", "Chadian Human Rights League").
std::optional<ProperName> OrganizationNameAt(const SentenceView& view, int i);

// Most words of the sentence have a capital: a headline in title case, where capitals tell nothing.
bool IsTitleCase(const SentenceView& view);

}  // namespace detente

#endif  // DETENTE_ACTOR_PROPER_NAMES_H_
