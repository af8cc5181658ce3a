// parser/parser.h: tags, lemma rules and dependency trees by the trained network of a model file.
//
// In: sentences whose tokens have span, form and lower, split as the English treebanks of Universal
// Dependencies split them ("do|n't", "John|'s"). Out: upos, xpos, lemma, head and deprel of each
// token (feats too, if asked for). Every sentence gets a tree with one root. Total. The same
// sentence gets the same tree whatever stands beside it in the batch, on any machine: sums are of
// integers, and the few operations on floats are done one by one in a fixed order.
//
// Method: hashed embeddings of form, prefix, suffix and shape (Miranda et al. 2022) and pretrained
// vectors; two residual convolutions; a bidirectional LSTM; biaffine arcs (Dozat and Manning 2017)
// under a maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967). Trained by
// tools/train from UD English EWT and the free part of GUM; docs/model-card.md has figures.
//
// Known misses: clauses without a marker (ccomp, advcl, parataxis), long coordinations, apposition
// in lists; a sentence over kMaxParsed tokens is parsed in pieces, whose roots hang on the first.
#ifndef DETENTE_PARSER_PARSER_H_
#define DETENTE_PARSER_PARSER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/sentence.h"

namespace detente {

class NetworkPool;  // private to the folder

// Longest sentence, in tokens, that is parsed whole.
inline constexpr size_t kMaxParsed = 300;

class Parser {
 public:
  // The model that is built into the program.
  static Result<Parser> BuiltIn();
  // A model file, memory-mapped. Errors name the file and say what is wrong: not a model, of
  // another version, cut, or changed since it was made.
  static Result<Parser> Load(const std::string& path);
  // From bytes that outlive the parser; `name` stands in errors.
  static Result<Parser> FromBytes(std::string_view name, std::string_view bytes);

  // Told when a part of the network is done with a batch: a benchmark reads its clock then.
  class Listener {
   public:
    virtual ~Listener() = default;
    virtual void Done(std::string_view part) = 0;
  };
  struct Options {
    bool feats = false;     // fill Token::feats
    bool portable = false;  // no vector instructions of the machine, even where it has them
    Listener* listener = nullptr;
  };
  void Parse(std::span<Sentence> sentences, const Options& options) const;
  void Parse(std::span<Sentence> sentences) const { Parse(sentences, Options()); }

  // BLAKE2b of the weights, 32 hexadecimal digits; names the model in records.
  const std::string& digest() const;
  // What the trainer wrote of itself: seeds, digests of the data, figures (JSON).
  const std::string& description() const;

  struct Model;  // private to the folder

 private:
  Parser() = default;
  static Result<Parser> Make(Result<std::shared_ptr<Model>> model);

  std::shared_ptr<const Model> model_;
  std::shared_ptr<NetworkPool> networks_;
};

}  // namespace detente

#endif  // DETENTE_PARSER_PARSER_H_
