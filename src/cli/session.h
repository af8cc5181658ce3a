// cli/session.h: what every command that reads needs first: lexicons, model and pipeline.
#ifndef DETENTE_CLI_SESSION_H_
#define DETENTE_CLI_SESSION_H_

#include <optional>

#include "base/result.h"
#include "cli/commands.h"
#include "parser/parser.h"
#include "pipeline/pipeline.h"
#include "text/text.h"

namespace detente {

// The parser of the model that is built in, or of another one (--model).
Result<Parser> MakeParser(const Arguments& arguments);

// Loads the lexicons, ours and the user's (--lexicons), and compiles the pipeline.
Result<Pipeline> MakePipeline(const Arguments& arguments);

// The same for the text stage alone.
Result<TextLexicon> MakeTextLexicon(const Arguments& arguments);

// The number of --threads.
Result<int> ThreadsFlag(const Arguments& arguments);

// "detente: error" as one clear line (or a line a fault).
void Say(const Terminal& terminal, std::string_view message);

// The day of a flag; nullopt when it was not given, an error when it is no day.
Result<std::optional<Day>> DayFlag(const Arguments& arguments, std::string_view flag);

}  // namespace detente

#endif  // DETENTE_CLI_SESSION_H_
