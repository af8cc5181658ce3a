// cli/commands.h: the one table of commands and flags. The parser, --help and docs/cli.md are made
// from it.
#ifndef DETENTE_CLI_COMMANDS_H_
#define DETENTE_CLI_COMMANDS_H_

#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

// Exit codes of every command.
enum ExitCode { kExitDone = 0, kExitNothingFound = 1, kExitSomeFailed = 2, kExitNotStarted = 3 };

struct Flag {
  std::string_view name;   // "--json"; with a short form "-o,--output"
  std::string_view value;  // name of its value; empty for a switch
  std::string_view help;
  std::string_view standard = "";  // value when it is not given
};

// What the user gave.
struct Arguments {
  std::vector<std::string> inputs;                         // what stands without a flag
  std::map<std::string, std::string, std::less<>> values;  // by long name without dashes

  bool Has(std::string_view flag) const { return values.contains(flag); }
  std::optional<std::string> Get(std::string_view flag) const;
};

// Where a command writes: data to `out`, words to `err`.
struct Terminal {
  std::ostream& out;
  std::ostream& err;
  bool colour = false;
};

struct Command {
  std::string_view name;
  std::string_view inputs;  // "PAGE..."; empty: none
  int min_inputs = 0;
  int max_inputs = 0;  // -1: any number
  std::string_view summary;
  std::span<const Flag> flags;
  std::span<const std::string_view> examples;
  ExitCode (*run)(const Arguments& arguments, const Terminal& terminal);
};

std::span<const Command> Commands();

// docs/cli.md, as a whole.
std::string CommandsAsMarkdown();

}  // namespace detente

#endif  // DETENTE_CLI_COMMANDS_H_
