// timex_benchmark [INPUT...]: how fast time expressions are found, in processor time.
//
// INPUT is whatever `detente code` reads; without one, the project's examples/. Pages are read and
// parsed once; then the stage alone runs over them, at the best of several rounds.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "timex/timex.h"

namespace detente {
namespace {

constexpr int kRounds = 15;

double ProcessorSeconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

std::vector<Reading> ReadAll(const Pipeline& pipeline, const std::vector<std::string>& inputs) {
  std::vector<Reading> readings;
  const auto read = [&](const Page& page) {
    auto reading = pipeline.Read(page, Stage::kTimex);
    if (reading.ok()) readings.push_back(*std::move(reading));
  };
  for (const std::string& input : inputs) {
    ForEachPage(input, read, [](const Error& error) { fmt::print(stderr, "{}\n", error.message); });
  }
  return readings;
}

int Run(std::vector<std::string> inputs) {
  if (inputs.empty()) inputs.push_back(DETENTE_SOURCE_DIR "/examples");
  const auto lexicons = LexiconSet::Load();
  if (!lexicons.ok()) return 1;
  const auto pipeline = Pipeline::Create(*lexicons);
  const auto lexicon = TimexLexicon::Compile(*lexicons);
  if (!pipeline.ok() || !lexicon.ok()) return 1;
  const std::vector<Reading> readings = ReadAll(*pipeline, inputs);
  size_t sentences = 0;
  size_t times = 0;
  for (const Reading& reading : readings) sentences += reading.sentences.size();
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = ProcessorSeconds();
    times = 0;
    for (const Reading& reading : readings) {
      times += FindTimes(reading.dossier.article, reading.sentences, *lexicon).size();
    }
    best = std::min(best, ProcessorSeconds() - begin);
  }
  fmt::print("{} sentences, {} times, {:.1f} ms, {:.0f} sentences/s\n", sentences, times,
             best * 1e3, static_cast<double>(sentences) / std::max(best, 1e-9));
  return 0;
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) {
  return detente::Run(std::vector<std::string>(argv + 1, argv + argc));
}
