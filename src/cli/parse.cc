// The command `parse`: text or CoNLL-U in, CoNLL-U out.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <ostream>
#include <thread>

#include "base/strings.h"
#include "cli/parse_input.h"
#include "cli/runs.h"
#include "cli/session.h"
#include "text/text.h"

namespace detente {
namespace {

// Inputs are held until there is work for every thread; then they are parsed and written.
constexpr size_t kMaxHeldBytes = size_t{16} << 20;

class ParseRun {
 public:
  ParseRun(const TextLexicon& lexicon, Parser::Options options, int threads,
           const Terminal& terminal)
      : lexicon_(lexicon), options_(options), threads_(threads), terminal_(terminal) {}

  void Add(ParseInput input) {
    held_ += input.bytes;
    inputs_.push_back(std::move(input));
    if (held_ > kMaxHeldBytes) Flush();
  }

  void Flush() {
    ParsePieces();
    for (ParseInput& input : inputs_) Write(&input);
    inputs_.clear();
    held_ = 0;
  }

 private:
  void ParsePieces() {
    std::vector<ParsePiece*> pieces;
    for (ParseInput& input : inputs_) {
      for (ParsePiece& piece : input.pieces) pieces.push_back(&piece);
    }
    std::atomic<size_t> next{0};
    const auto work = [&] {
      for (size_t i = next++; i < pieces.size(); i = next++) Parse(pieces[i]);
    };
    std::vector<std::thread> helpers;
    const size_t wanted = std::min(static_cast<size_t>(threads_), pieces.size());
    for (size_t i = 1; i < wanted; ++i) helpers.emplace_back(work);
    work();
    for (std::thread& helper : helpers) helper.join();
  }

  void Parse(ParsePiece* piece) const {
    if (piece->article) {
      piece->sentences =
          ConlluOf(*piece->article, FindSentences(*piece->article, lexicon_, options_));
      return;
    }
    std::vector<Sentence> sentences;
    for (const ConlluSentence& sentence : piece->sentences) {
      sentences.push_back(BareSentence(sentence));
    }
    Annotate(sentences, lexicon_, options_);
    for (size_t s = 0; s < sentences.size(); ++s) TakeParse(sentences[s], &piece->sentences[s]);
  }

  void Write(ParseInput* input) const {
    std::vector<ConlluSentence> sentences;
    for (ParsePiece& piece : input->pieces) {
      std::move(piece.sentences.begin(), piece.sentences.end(), std::back_inserter(sentences));
    }
    if (input->is_text) AddConlluIds(input->name, &sentences);
    for (const ConlluSentence& sentence : sentences) terminal_.out << ConlluText(sentence);
  }

  const TextLexicon& lexicon_;
  Parser::Options options_;
  int threads_;
  const Terminal& terminal_;
  std::vector<ParseInput> inputs_;
  size_t held_ = 0;
};

}  // namespace

ExitCode RunParse(const Arguments& arguments, const Terminal& terminal) {
  const auto threads = ThreadsFlag(arguments);
  const auto lexicon = threads.ok() ? MakeTextLexicon(arguments) : threads.error();
  if (!lexicon.ok()) {
    Say(terminal, lexicon.error().message);
    return kExitNotStarted;
  }
  const Parser::Options options{.feats = true, .portable = arguments.Has("portable")};
  ParseRun run(*lexicon, options, *threads, terminal);
  int failed = 0;
  for (const std::string& path : arguments.inputs) {
    auto input = OpenParseInput(path);
    if (input.ok()) {
      run.Add(*std::move(input));
    } else {
      Say(terminal, input.error().message);
      ++failed;
    }
  }
  run.Flush();
  terminal.out.flush();
  if (!terminal.out) {
    Say(terminal, "standard output: cannot be written; is the disk full?");
    return kExitNotStarted;
  }
  return failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace detente
