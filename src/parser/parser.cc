#include "parser/parser.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <utility>
#include <vector>

#include "parser/kernels.h"
#include "parser/model.h"
#include "parser/network.h"

extern "C" {
extern const char detente_parser_model[];
extern const char detente_parser_model_end[];
}

namespace detente {
namespace {

// A batch of this many tokens keeps the vector units busy and fits the caches.
constexpr size_t kBatchTokens = 1024;

// A mapped file, unmapped with its last user.
class Mapping {
 public:
  Mapping(void* bytes, size_t size) : bytes_(bytes), size_(size) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { munmap(bytes_, size_); }
  std::string_view view() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  void* bytes_;
  size_t size_;
};

Result<std::shared_ptr<Mapping>> MapFile(const std::string& path) {
  const auto fault = [&](const std::string& what) {
    return Error{path + ": " + what + "; give the path of a model file"};
  };
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fault(std::strerror(errno));
  struct stat status {};
  const bool regular = fstat(file, &status) == 0 && S_ISREG(status.st_mode);
  if (!regular || status.st_size == 0) {
    close(file);
    return fault(regular ? "the file is empty" : "not a file");
  }
  const auto size = static_cast<size_t>(status.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  if (bytes == MAP_FAILED) return fault(std::strerror(errno));
  return std::make_shared<Mapping>(bytes, size);
}

bool EndsClause(const Token& token) {
  return token.form == ";" || token.form == "." || token.form == ":" || token.form == "?" ||
         token.form == "!";
}

// Where to cut a sentence that is too long: after the last stop in the second half of what fits,
// else after the last comma there, else where it is full.
size_t PieceLength(std::span<const Token> rest) {
  if (rest.size() <= kMaxParsed) return rest.size();
  for (const bool stops : {true, false}) {
    for (size_t end = kMaxParsed; end > kMaxParsed / 2; --end) {
      const Token& last = rest[end - 1];
      if (stops ? EndsClause(last) : last.form == ",") return end;
    }
  }
  return kMaxParsed;
}

// Heads count from the piece's first token; the roots of later pieces hang on the first one's.
void JoinPieces(std::span<Token> tokens, std::span<const size_t> starts) {
  int first_root = -1;
  for (size_t p = 0; p < starts.size(); ++p) {
    const size_t end = p + 1 < starts.size() ? starts[p + 1] : tokens.size();
    for (size_t t = starts[p]; t < end; ++t) {
      if (tokens[t].head >= 0) {
        tokens[t].head += static_cast<int>(starts[p]);
      } else if (first_root < 0) {
        first_root = static_cast<int>(t);
      } else {
        tokens[t].head = first_root;
        tokens[t].deprel = Deprel::kParataxis;
      }
    }
  }
}

// All pieces of all sentences, longest first; those of one length stay in order.
std::vector<std::span<Token>> SortedPieces(std::span<Sentence> sentences) {
  std::vector<std::span<Token>> pieces;
  for (Sentence& sentence : sentences) {
    std::span<Token> rest = sentence.tokens;
    while (!rest.empty()) {
      const size_t length = PieceLength(rest);
      pieces.push_back(rest.first(length));
      rest = rest.subspan(length);
    }
  }
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return pieces;
}

void JoinLongSentences(std::span<Sentence> sentences) {
  for (Sentence& sentence : sentences) {
    if (sentence.tokens.size() <= kMaxParsed) continue;
    std::vector<size_t> starts;
    for (size_t at = 0; at < sentence.tokens.size();) {
      starts.push_back(at);
      at += PieceLength(std::span<const Token>(sentence.tokens).subspan(at));
    }
    JoinPieces(sentence.tokens, starts);
  }
}

}  // namespace

Result<Parser> Parser::BuiltIn() {
  const std::string_view bytes(
      detente_parser_model, static_cast<size_t>(detente_parser_model_end - detente_parser_model));
  // A part of the program needs no check of its own at every start.
  return Make(Model::Read("the built-in model", bytes, false));
}

Result<Parser> Parser::Load(const std::string& path) {
  auto mapping = MapFile(path);
  if (!mapping.ok()) return mapping.error();
  auto model = Model::Read(path, (*mapping)->view(), true);
  if (model.ok()) (*model)->mapping = *mapping;
  return Make(std::move(model));
}

Result<Parser> Parser::FromBytes(std::string_view name, std::string_view bytes) {
  return Make(Model::Read(name, bytes, true));
}

Result<Parser> Parser::Make(Result<std::shared_ptr<Model>> model) {
  if (!model.ok()) return model.error();
  Parser parser;
  parser.model_ = *std::move(model);
  parser.networks_ = std::make_shared<NetworkPool>();
  return parser;
}

void Parser::Parse(std::span<Sentence> sentences, const Options& options) const {
  const std::vector<std::span<Token>> pieces = SortedPieces(sentences);
  std::unique_ptr<Network> network = networks_->Take(*model_, options.portable);
  for (size_t begin = 0; begin < pieces.size();) {
    size_t end = begin;
    size_t tokens = 0;
    while (end < pieces.size() && (end == begin || tokens + pieces[end].size() <= kBatchTokens)) {
      tokens += pieces[end++].size();
    }
    network->Run(std::span(pieces).subspan(begin, end - begin), options);
    begin = end;
  }
  networks_->Return(std::move(network), options.portable);
  JoinLongSentences(sentences);
}

const std::string& Parser::digest() const { return model_->digest; }
const std::string& Parser::description() const { return model_->description; }

}  // namespace detente
