// lexicon/embedded.h: the files of lexicons/ as built into the program (generated at build time).
#ifndef DETENTE_LEXICON_EMBEDDED_H_
#define DETENTE_LEXICON_EMBEDDED_H_

#include <span>
#include <string_view>

namespace detente {

struct EmbeddedFile {
  std::string_view name;  // below lexicons/
  std::string_view bytes;
};

std::span<const EmbeddedFile> EmbeddedLexicons();

}  // namespace detente

#endif  // DETENTE_LEXICON_EMBEDDED_H_
