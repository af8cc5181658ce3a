#include "document/sentence.h"

#include <array>

namespace detente {

std::string_view ToString(Upos tag) {
  static constexpr std::array<std::string_view, 17> kNames = {
      "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
  return kNames[static_cast<size_t>(tag)];
}

}  // namespace detente
