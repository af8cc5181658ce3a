// boundary_features OUT TREEBANK.conllu...: writes what tools/train/splitter.py trains on.
//
// For each gap between two tokens of a paragraph of the treebanks' raw text, as the program itself
// tokenises it: whether a gold sentence ends there, what the rules decided, and the hashes of its
// features (text/boundary_features.h). Little-endian 32-bit words: magic, then for each gap
// label + 2 * rule, the number of hashes, the hashes.
#include "text/boundary_features.h"

#include <cstdio>
#include <string>
#include <vector>

#include "base/file.h"
#include "eval/conllu.h"
#include "lexicon/lexicon.h"
#include "text/splitter.h"
#include "text/token_words.h"
#include "text/tokenizer.h"

namespace detente {
namespace {

constexpr uint32_t kMagic = 0x31464244;  // "DBF1"
constexpr size_t kMaxTreebankBytes = size_t{1} << 30;

class Dump {
 public:
  explicit Dump(const TokenWords& words) : words_(words) { Put(kMagic); }

  void Add(const GoldDocument& document) {
    size_t sentence = 0;
    std::vector<RawToken> tokens;
    for (const TextSpan paragraph : document.paragraphs) {
      tokens.clear();
      Tokenize(document.text, paragraph, words_, &tokens);
      AddParagraph(document, tokens, &sentence);
    }
  }
  const std::string& bytes() const { return bytes_; }

 private:
  void AddParagraph(const GoldDocument& document, std::span<const RawToken> tokens,
                    size_t* sentence) {
    const auto ends = SplitByRules(document.text, tokens, words_);
    const BoundaryView view(document.text, tokens, ends);
    size_t start = 0;
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
      bool ends_here = false;
      while (*sentence < document.sentences.size() &&
             document.sentences[*sentence].span.end <= tokens[i + 1].span.begin) {
        ends_here |= document.sentences[*sentence].span.end > tokens[i].span.begin;
        ++*sentence;
      }
      AddGap(view, i, start, ends_here);
      if (ends_here) start = i + 1;
    }
  }

  void AddGap(const BoundaryView& view, size_t i, size_t start, bool ends_here) {
    BoundaryFeatures features;
    view.Find(i, start, &features);
    Put((ends_here ? 1 : 0) + (view.RuleEnds(i) ? 2 : 0));
    Put(static_cast<uint32_t>(features.size));
    for (size_t k = 0; k < features.size; ++k) Put(features.hashes[k]);
  }

  void Put(uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) {
      bytes_.push_back(static_cast<char>((value >> shift) & 0xFF));
    }
  }

  const TokenWords& words_;
  std::string bytes_;
};

int Fail(const std::string& message) {
  std::fprintf(stderr, "boundary_features: %s\n", message.c_str());
  return 1;
}

int Main(int argc, char** argv) {
  if (argc < 3) return Fail("usage: boundary_features OUT TREEBANK.conllu...");
  const auto lexicons = LexiconSet::Load();
  if (!lexicons.ok()) return Fail(lexicons.error().message);
  const auto words = TokenWords::Compile(*lexicons);
  if (!words.ok()) return Fail(words.error().message);
  Dump dump(*words);
  for (int i = 2; i < argc; ++i) {
    const auto file = ReadFile(argv[i], kMaxTreebankBytes);
    if (!file.ok()) return Fail(file.error().message);
    const auto documents = ReadConllu(argv[i], file->bytes);
    if (!documents.ok()) return Fail(documents.error().message);
    for (const GoldDocument& document : *documents) dump.Add(document);
  }
  const Status written = WriteFile(argv[1], dump.bytes());
  return written.ok() ? 0 : Fail(written.error().message);
}

}  // namespace
}  // namespace detente

int main(int argc, char** argv) { return detente::Main(argc, argv); }
