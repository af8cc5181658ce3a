// Damaged model files: a parser that gives one tree, or an error that names the file. The bytes say
// where to damage the model that is built in: libFuzzer cannot hold fifteen megabytes.
#include <cstdint>
#include <string>
#include <string_view>

#include "must.h"
#include "parser/parser.h"

extern "C" {
extern const char detente_parser_model[];
extern const char detente_parser_model_end[];
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using detente::Must;
  // The header ends before this; the tensors behind it are under a digest.
  constexpr size_t kHeader = 20000;
  static std::string model(detente_parser_model, detente_parser_model_end);
  const std::string whole = model.substr(0, kHeader);
  for (size_t i = 0; i + 2 < size; i += 3) {
    const size_t at = (data[i] | static_cast<size_t>(data[i + 1]) << 8) % kHeader;
    model[at] = static_cast<char>(data[i + 2]);
  }
  const auto parser = detente::Parser::FromBytes("x.model", model);
  model.replace(0, kHeader, whole);
  if (!parser.ok()) {
    Must(parser.error().message.starts_with("x.model: "), "errors name the file");
    return 0;
  }
  detente::Sentence sentence;
  sentence.tokens.resize(3);
  for (detente::Token& token : sentence.tokens) token.form = token.lower = "talks";
  parser->Parse(std::span(&sentence, 1));
  int roots = 0;
  for (const detente::Token& token : sentence.tokens) roots += token.head < 0;
  Must(roots == 1, "one root");
  return 0;
}
