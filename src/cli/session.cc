#include "cli/session.h"

#include <fmt/format.h>

#include <ostream>

#include "base/strings.h"

namespace detente {

Result<Pipeline> MakePipeline(const Arguments& arguments) {
  const auto lexicons = LexiconSet::Load(arguments.Get("lexicons").value_or(""));
  if (!lexicons.ok()) return lexicons.error();
  return Pipeline::Create(*lexicons);
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
