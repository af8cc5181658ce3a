#include "cli/session.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>

#include "base/strings.h"

namespace detente {
namespace {

// "0.8", "1": a share; no sign, no exponent, whatever the locale.
std::optional<double> ParseShare(std::string_view text) {
  double share = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), share);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(share >= 0 && share <= 1)) return std::nullopt;
  return share;
}

}  // namespace

Result<Parser> MakeParser(const Arguments& arguments) {
  const auto model = arguments.Get("model");
  return model ? Parser::Load(*model) : Parser::BuiltIn();
}

Result<Pipeline> MakePipeline(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  auto parser = MakeParser(arguments);
  if (!parser.ok()) return parser.error();
  const auto share = ParseShare(arguments.Get("min-confidence").value_or("0"));
  if (!share) return Error{"--min-confidence: a number from 0 to 1 is wanted, such as 0.8"};
  auto pipeline = Pipeline::Create(*lexicons, *std::move(parser));
  if (pipeline.ok()) pipeline->set_min_confidence(*share);
  return pipeline;
}

Result<TextLexicon> MakeTextLexicon(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  auto parser = MakeParser(arguments);
  if (!parser.ok()) return parser.error();
  return TextLexicon::Compile(*lexicons, *std::move(parser));
}

Result<int> ThreadsFlag(const Arguments& arguments) {
  const auto threads = ParseInt(arguments.Get("threads").value_or("1"));
  if (!threads || *threads < 1 || *threads > 256) {
    return Error{"--threads: a number from 1 to 256 is wanted"};
  }
  return static_cast<int>(*threads);
}

void Say(const Terminal& terminal, std::string_view message) {
  for (std::string_view line : Split(message, '\n')) terminal.err << "detente: " << line << '\n';
}

Result<std::optional<Day>> DayFlag(const Arguments& arguments, std::string_view flag) {
  const auto value = arguments.Get(flag);
  if (!value) return std::optional<Day>();
  const auto day = ParseDay(*value);
  if (!day) return Error{fmt::format("--{} {}: no day; write it as 2022-08-13", flag, *value)};
  return std::optional<Day>(day);
}

}  // namespace detente
