// cli/runs.h: the commands' bodies. Each is one function of the table in commands.cc.
#ifndef DETENTE_CLI_RUNS_H_
#define DETENTE_CLI_RUNS_H_

#include "cli/commands.h"

namespace detente {

ExitCode RunRead(const Arguments& arguments, const Terminal& terminal);
ExitCode RunCode(const Arguments& arguments, const Terminal& terminal);
ExitCode RunNormalize(const Arguments& arguments, const Terminal& terminal);
ExitCode RunRelations(const Arguments& arguments, const Terminal& terminal);
ExitCode RunConditions(const Arguments& arguments, const Terminal& terminal);
ExitCode RunContacts(const Arguments& arguments, const Terminal& terminal);
ExitCode RunChains(const Arguments& arguments, const Terminal& terminal);
ExitCode RunDiff(const Arguments& arguments, const Terminal& terminal);
ExitCode RunTimeline(const Arguments& arguments, const Terminal& terminal);
ExitCode RunScores(const Arguments& arguments, const Terminal& terminal);
ExitCode RunExport(const Arguments& arguments, const Terminal& terminal);
ExitCode RunStories(const Arguments& arguments, const Terminal& terminal);
ExitCode RunFacts(const Arguments& arguments, const Terminal& terminal);
ExitCode RunSearch(const Arguments& arguments, const Terminal& terminal);
ExitCode RunImport(const Arguments& arguments, const Terminal& terminal);
ExitCode RunCorrect(const Arguments& arguments, const Terminal& terminal);
ExitCode RunVerify(const Arguments& arguments, const Terminal& terminal);
ExitCode RunParse(const Arguments& arguments, const Terminal& terminal);
ExitCode RunExplain(const Arguments& arguments, const Terminal& terminal);
ExitCode RunEval(const Arguments& arguments, const Terminal& terminal);
ExitCode RunLexicon(const Arguments& arguments, const Terminal& terminal);
ExitCode RunVersion(const Arguments& arguments, const Terminal& terminal);

}  // namespace detente

#endif  // DETENTE_CLI_RUNS_H_
