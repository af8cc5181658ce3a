#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace detente {
namespace {

std::string LongName(std::string_view name) {
  return std::string(name.substr(name.find("--") + 2));
}

// One command of the table as a subcommand; what is given lands in `arguments`.
class SubCommand {
 public:
  explicit SubCommand(const Command& command, CLI::App* app) : command_(command) {
    sub_ = app->add_subcommand(std::string(command.name), std::string(command.summary));
    std::string footer = "Examples:";
    for (std::string_view example : command.examples) footer += "\n  " + std::string(example);
    sub_->footer(footer);
    if (!command.inputs.empty()) {
      auto* option = sub_->add_option("inputs", inputs_, std::string(command.inputs));
      option->required(command.min_inputs > 0);
      option->expected(command.min_inputs, command.max_inputs < 0
                                               ? CLI::detail::expected_max_vector_size
                                               : command.max_inputs);
      option->option_text(" ");
    }
    values_.resize(command.flags.size());
    for (size_t i = 0; i < command.flags.size(); ++i) AddFlag(i);
  }

  bool Parsed() const { return sub_->parsed(); }
  const Command& command() const { return command_; }

  Arguments Take() const {
    Arguments arguments;
    arguments.inputs = inputs_;
    for (size_t i = 0; i < command_.flags.size(); ++i) {
      const Flag& flag = command_.flags[i];
      if (options_[i]->count() > 0) {
        arguments.values[LongName(flag.name)] = values_[i];
      } else if (!flag.standard.empty()) {
        arguments.values[LongName(flag.name)] = flag.standard;
      }
    }
    return arguments;
  }

 private:
  void AddFlag(size_t i) {
    const Flag& flag = command_.flags[i];
    // Const: add_flag would take a mutable string for the variable to write to.
    const std::string help = std::string(flag.help) +
                             (flag.standard.empty() ? "" : " [" + std::string(flag.standard) + "]");
    if (flag.value.empty()) {
      options_.push_back(sub_->add_flag(std::string(flag.name), help));
    } else {
      options_.push_back(sub_->add_option(std::string(flag.name), values_[i], help)
                             ->option_text(std::string(flag.value)));
    }
  }

  const Command& command_;
  CLI::App* sub_ = nullptr;
  std::vector<std::string> inputs_;
  std::vector<std::string> values_;
  std::vector<CLI::Option*> options_;
};

int Run(int argc, char** argv) {
  CLI::App app(
      "detente reads news pages and keeps the record of relations between states:\n"
      "who said what, who did what to whom, and on what condition relations would change.");
  app.require_subcommand(0, 1);
  bool markdown = false;
  app.add_flag("--help-markdown", markdown, "Print the help of all commands as docs/cli.md");
  std::vector<std::unique_ptr<SubCommand>> commands;
  for (const Command& command : Commands()) {
    commands.push_back(std::make_unique<SubCommand>(command, &app));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? kExitDone : kExitNotStarted;
  }
  if (markdown) {
    std::cout << CommandsAsMarkdown();
    return kExitDone;
  }
  const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  for (const auto& sub : commands) {
    if (!sub->Parsed()) continue;
    const ExitCode code = sub->command().run(sub->Take(), {std::cout, std::cerr, colour});
    std::cout.flush();
    return code;
  }
  std::cout << app.help();
  return kExitDone;
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) { return detente::Run(argc, argv); }
