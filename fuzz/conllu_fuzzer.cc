// Any bytes as CoNLL-U: sentences that are written and read again alike, or an error that names the
// file and a line.
#include <cstdint>
#include <string_view>

#include "format/conllu.h"
#include "must.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using detente::Must;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto sentences = detente::ParseConllu("x.conllu", bytes);
  if (!sentences.ok()) {
    Must(sentences.error().message.starts_with("x.conllu"), "errors name the file");
    return 0;
  }
  std::string written;
  for (const auto& sentence : *sentences) {
    Must(!sentence.words.empty(), "a sentence has words");
    const auto layout = detente::LayOut(sentence);
    Must(layout.words.size() == sentence.words.size(), "each word has a place in the text");
    for (const auto span : layout.words) Must(span.end <= layout.text.size(), "places lie inside");
  }
  return 0;
}
