// stages_benchmark [INPUT...]: how long each stage takes on real pages.
//
// INPUT is whatever `detente code` reads: .jsonl, .html, .txt, each also .gz, or a folder; without
// one, the project's examples/. Every page goes through the pipeline up to each stage in turn; a
// stage's time is what it adds, at the best of several rounds for each page. Prints, per stage,
// milliseconds, share of the whole, sentences and megabytes of clean text a second; then the peak
// of memory.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <string>
#include <vector>

#include "parser/parser.h"
#include "pipeline/pipeline.h"

namespace detente {
namespace {

constexpr int kRounds = 5;
constexpr size_t kStages = kStageNames.size();

struct Corpus {
  std::vector<Page> pages;
  size_t unread = 0;
};

struct Totals {
  size_t articles = 0;
  size_t sentences = 0;
  size_t tokens = 0;
  size_t bytes = 0;  // of clean text
};

using Seconds = std::array<double, kStages>;

Corpus ReadCorpus(const std::vector<std::string>& inputs) {
  Corpus corpus;
  for (const std::string& input : inputs) {
    ForEachPage(
        input, [&](Page page) { corpus.pages.push_back(std::move(page)); },
        [&](const Error& error) {
          fmt::print(stderr, "{}\n", error.message);
          ++corpus.unread;
        });
  }
  return corpus;
}

Totals Count(const Pipeline& pipeline, const std::vector<Page>& pages) {
  Totals totals;
  for (const Page& page : pages) {
    const auto reading = pipeline.Read(page, Stage::kText);
    if (!reading.ok()) continue;
    ++totals.articles;
    totals.bytes += reading->dossier.article.text.size();
    totals.sentences += reading->sentences.size();
    for (const Sentence& sentence : reading->sentences) totals.tokens += sentence.tokens.size();
  }
  return totals;
}

// In seconds of the processor: what else the machine does does not count.
double TimeUpTo(const Pipeline& pipeline, const Page& page, Stage last) {
  const std::clock_t begin = std::clock();
  const bool read = pipeline.Read(page, last).ok();
  const std::clock_t end = std::clock();
  // `read` keeps the work from being left out as unused.
  return read || end >= begin ? static_cast<double>(end - begin) / CLOCKS_PER_SEC : 0;
}

// Seconds from the first stage up to each one: of each page the best of the rounds, so that a page
// read while the machine was disturbed counts for no stage.
Seconds TimeStages(const Pipeline& pipeline, const std::vector<Page>& pages) {
  Seconds all{};
  for (const Page& page : pages) {
    Seconds best;
    best.fill(1e9);
    for (int round = 0; round < kRounds; ++round) {
      for (size_t stage = 0; stage < kStages; ++stage) {
        best[stage] = std::min(best[stage], TimeUpTo(pipeline, page, static_cast<Stage>(stage)));
      }
    }
    for (size_t stage = 0; stage < kStages; ++stage) all[stage] += best[stage];
  }
  return all;
}

void PrintRow(std::string_view name, double seconds, double whole, const Totals& totals) {
  // A stage's time is a difference of two runs: below this it is noise, and so is a speed from it.
  constexpr double kNoise = 1e-4;
  if (seconds < kNoise) {
    fmt::print("{:<10} {:>9.1f} ms {:>6.1f} %\n", name, seconds * 1e3,
               100 * seconds / std::max(whole, kNoise));
    return;
  }
  fmt::print("{:<10} {:>9.1f} ms {:>6.1f} % {:>12.0f} {:>9.2f}\n", name, seconds * 1e3,
             100 * seconds / std::max(whole, kNoise),
             static_cast<double>(totals.sentences) / seconds,
             static_cast<double>(totals.bytes) / 1e6 / seconds);
}

void Print(const Seconds& up_to, const Totals& totals) {
  fmt::print("{} articles, {} sentences, {} tokens, {:.2f} MB of text\n\n", totals.articles,
             totals.sentences, totals.tokens, static_cast<double>(totals.bytes) / 1e6);
  fmt::print("{:<10} {:>12} {:>8} {:>12} {:>9}\n", "stage", "time", "share", "sentences/s", "MB/s");
  const double whole = up_to.back();
  double before = 0;
  for (size_t stage = 0; stage < kStages; ++stage) {
    PrintRow(kStageNames[stage], std::max(0.0, up_to[stage] - before), whole, totals);
    before = std::max(before, up_to[stage]);
  }
  PrintRow("all", whole, whole, totals);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("\npeak memory {:.1f} MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
}

int Run(std::vector<std::string> inputs) {
  if (inputs.empty()) inputs.push_back(DETENTE_SOURCE_DIR "/examples");
  auto parser = Parser::BuiltIn();
  // Several threads compile the lexicons, so this is the time of the clock on the wall.
  const auto begin = std::chrono::steady_clock::now();
  const auto lexicons = LexiconSet::Load();
  if (!lexicons.ok() || !parser.ok()) {
    fmt::print(stderr, "{}\n", lexicons.ok() ? parser.error().message : lexicons.error().message);
    return 3;
  }
  const auto pipeline = Pipeline::Create(*lexicons, *std::move(parser));
  const std::chrono::duration<double, std::milli> loaded = std::chrono::steady_clock::now() - begin;
  if (!pipeline.ok()) {
    fmt::print(stderr, "{}\n", pipeline.error().message);
    return 3;
  }
  fmt::print("lexicons loaded in {:.0f} ms\n", loaded.count());
  const Corpus corpus = ReadCorpus(inputs);
  const Totals totals = Count(*pipeline, corpus.pages);
  if (totals.articles == 0) {
    fmt::print(stderr, "no page could be read: name a file or folder of pages\n");
    return 1;
  }
  Print(TimeStages(*pipeline, corpus.pages), totals);
  return corpus.unread > 0 ? 2 : 0;
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) {
  return detente::Run(std::vector<std::string>(argv + 1, argv + argc));
}
