// actor/person_names.h: which names of an article are of one person. Private to the folder.
#ifndef DETENTE_ACTOR_PERSON_NAMES_H_
#define DETENTE_ACTOR_PERSON_NAMES_H_

#include <string>
#include <string_view>
#include <vector>

namespace detente {

// The words of a name, folded: "Gen. Muhoozi Kainerugaba" without its honorific is two.
std::vector<std::string> NameWords(std::string_view name);

// Whether `shorter` may be a short form of `longer`: its last word or words, its first and last,
// initials for given names. Equal names are.
bool IsShortFormOf(const std::vector<std::string>& shorter, const std::vector<std::string>& longer);

}  // namespace detente

#endif  // DETENTE_ACTOR_PERSON_NAMES_H_
