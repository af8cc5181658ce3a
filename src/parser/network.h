// parser/network.h (private to the folder): runs the network over a batch of sentences.
#ifndef DETENTE_PARSER_NETWORK_H_
#define DETENTE_PARSER_NETWORK_H_

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parser/kernels.h"
#include "parser/model.h"

namespace detente {

// Sentences of one batch lie one after another in all matrices; longer sentences come first.
class Network {
 public:
  Network(const Parser::Model& model, const Kernels& kernels);

  // Fills the tokens of the sentences, of which each has at least one and at most kMaxParsed.
  void Run(std::span<const std::span<Token>> sentences, const Parser::Options& options);

 private:
  using Matrix = std::vector<float>;

  void Embed();
  void EmbedForm(const Token& token, float* out);
  void AddGrams(const std::vector<uint64_t>& grams, float* out);
  void RunWindow(const MaxoutLayer& layer);
  void SetTags(const Matrix& states);
  void SetTagsOf(const float* scores, Token* token) const;
  void RunLstm(const LstmLayer& layer, const Matrix& in, Matrix* out);
  void RunDirection(const LstmLayer& layer, int direction, const Matrix& in, Matrix* out);
  void SetArcs();
  void SetHeadsOf(size_t sentence);
  void SetLabels();

  // out[row] = layer(in[row]) with a stride of padded outputs.
  void Apply(const LinearLayer& layer, const float* in, int rows, int in_stride, Matrix* out);
  void Tell(std::string_view part) const {
    if (options_.listener != nullptr) options_.listener->Done(part);
  }
  int Rows() const { return static_cast<int>(tokens_.size()); }

  const Parser::Model& model_;
  const Kernels& kernels_;
  Parser::Options options_;

  std::vector<Token*> tokens_;
  std::vector<size_t> starts_;  // of each sentence, and the end of the last
  // Forms to rows of known_rows_; what a form's row holds does not hang on what came before.
  std::unordered_map<std::string, int> known_;
  Matrix known_rows_;
  Matrix state_;    // rows of the embedding's width
  Matrix encoded_;  // rows of the LSTM's width, then one for the root
  Matrix next_, projected_, dep_, head_, bilinear_, scores_;
  std::vector<int16_t> quantized_;
  std::vector<int32_t> sums_;
  Matrix window_;
};

// Networks at rest. Threads borrow one for each article, so that buffers and known forms live on.
class NetworkPool {
 public:
  std::unique_ptr<Network> Take(const Parser::Model& model, bool portable);
  void Return(std::unique_ptr<Network> network, bool portable);

 private:
  std::mutex mutex_;
  std::array<std::vector<std::unique_ptr<Network>>, 2> free_;  // best kernels, portable ones
};

}  // namespace detente

#endif  // DETENTE_PARSER_NETWORK_H_
