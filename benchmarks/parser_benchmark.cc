// parser_benchmark [INPUT...]: words a second of the text stage, on one core, and where its time
// goes.
//
// INPUT is whatever `detente code` reads; without one, the project's examples/. Three things are
// timed in one run, each at the best of several rounds: cutting the text into sentences and words,
// the whole stage, and the network by its parts, with the machine's best arithmetic and with the
// portable one. Then the time to load the model, and the peak of memory.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "parser/parser.h"
#include "pipeline/pipeline.h"
#include "text/text.h"

namespace detente {
namespace {

constexpr int kRounds = 5;

// Of the processor's time: what else the machine does does not count.
double Seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double SecondsSince(double begin) { return Seconds() - begin; }

class PartTimes : public Parser::Listener {
 public:
  void Start() { last_ = Seconds(); }
  void Done(std::string_view part) override {
    const double now = Seconds();
    if (!seconds_.contains(part)) order_.emplace_back(part);
    seconds_[std::string(part)] += now - last_;
    last_ = now;
  }
  void Print() const {
    double whole = 0;
    for (const auto& [part, seconds] : seconds_) whole += seconds;
    for (const std::string& part : order_) {
      const double seconds = seconds_.find(part)->second;
      fmt::print("  {:<14} {:>6.1f} %\n", part, 100 * seconds / std::max(whole, 1e-9));
    }
  }

 private:
  double last_ = 0;
  std::map<std::string, double, std::less<>> seconds_;
  std::vector<std::string> order_;
};

std::vector<Article> ReadArticles(const std::vector<std::string>& inputs,
                                  const Pipeline& pipeline) {
  std::vector<Article> articles;
  for (const std::string& input : inputs) {
    ForEachPage(
        input,
        [&](Page page) {
          auto reading = pipeline.Read(page, Stage::kPage);
          if (reading.ok()) articles.push_back(std::move(reading->dossier.article));
        },
        [](const Error& error) { fmt::print(stderr, "{}\n", error.message); });
  }
  return articles;
}

// Best time of the rounds.
template <typename Work>
double Best(Work work) {
  double best = 1e9;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = Seconds();
    work();
    best = std::min(best, SecondsSince(begin));
  }
  return best;
}

void PrintSpeed(std::string_view what, size_t words, double seconds) {
  fmt::print("{:<34} {:>9.0f} words/s\n", what, static_cast<double>(words) / seconds);
}

void Measure(const std::vector<Article>& articles, const TextLexicon& lexicon,
             const Parser& parser) {
  std::vector<std::vector<Sentence>> read;
  size_t words = 0;
  for (const Article& article : articles) {
    read.push_back(FindSentences(article, lexicon));
    for (const Sentence& sentence : read.back()) words += sentence.tokens.size();
  }
  fmt::print("{} articles, {} words\n\n", articles.size(), words);
  const double stage = Best([&] {
    for (const Article& article : articles) static_cast<void>(FindSentences(article, lexicon));
  });
  const auto parse_all = [&](const Parser::Options& options) {
    for (std::vector<Sentence>& sentences : read) parser.Parse(sentences, options);
  };
  const double network = Best([&] { parse_all({}); });
  const double portable = Best([&] { parse_all({.feats = false, .portable = true}); });
  PrintSpeed("text stage, whole", words, stage);
  PrintSpeed("network alone", words, network);
  PrintSpeed("network alone, portable", words, portable);
  fmt::print("share of the network in the stage {:>9.1f} %\n\nin the network\n",
             100 * network / stage);
  PartTimes times;
  for (std::vector<Sentence>& sentences : read) {
    times.Start();
    parser.Parse(sentences, {.feats = false, .portable = false, .listener = &times});
  }
  times.Print();
}

int Run(std::vector<std::string> inputs) {
  if (inputs.empty()) inputs.push_back(DETENTE_SOURCE_DIR "/examples");
  const double begin = Seconds();
  const auto parser = Parser::Load(DETENTE_SOURCE_DIR "/models/english.model");
  const double load = SecondsSince(begin);
  const auto lexicons = LexiconSet::Load();
  if (!parser.ok() || !lexicons.ok()) {
    fmt::print(stderr, "{}\n", parser.ok() ? lexicons.error().message : parser.error().message);
    return 3;
  }
  const auto lexicon = TextLexicon::Compile(*lexicons, *parser);
  const auto pipeline = Pipeline::Create(*lexicons, *parser);
  if (!lexicon.ok() || !pipeline.ok()) return 3;
  const std::vector<Article> articles = ReadArticles(inputs, *pipeline);
  if (articles.empty()) {
    fmt::print(stderr, "no page could be read: name a file or folder of pages\n");
    return 1;
  }
  Measure(articles, *lexicon, *parser);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("\nmodel loaded in {:.1f} ms, peak memory {:.1f} MB\n", load * 1e3,
             static_cast<double>(usage.ru_maxrss) / 1024);
  return 0;
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) {
  return detente::Run(std::vector<std::string>(argv + 1, argv + argc));
}
