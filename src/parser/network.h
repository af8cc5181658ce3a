// parser/network.h (private to the folder): runs the network over a batch of sentences.
#ifndef DETENTE_PARSER_NETWORK_H_
#define DETENTE_PARSER_NETWORK_H_

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "parser/encoder.h"
#include "parser/kernels.h"
#include "parser/linear.h"
#include "parser/model.h"

namespace detente {

// Two encoders and the heads that read them: tags, arcs, labels.
class Network {
 public:
  Network(const Parser::Model& model, const Kernels& kernels);

  // Fills the tokens of the sentences, of which each has at least one and at most kMaxParsed.
  void Run(std::span<const std::span<Token>> sentences, const Parser::Options& options);

 private:
  void SetTags();
  void AddScores(const LinearLayer& layer, const float* in, int in_stride);
  void AddLateScores(const LateLayers& late, const Matrix& states);
  void SetTagsOf(const float* scores, Token* token) const;
  void SetArcs();
  void SetHeadsOf(size_t sentence);
  void SetLabels();
  void AgreeWithTree();

  void Tell(std::string_view part) const {
    if (options_.listener != nullptr) options_.listener->Done(part);
  }
  int Rows() const { return batch_.Rows(); }

  const Parser::Model& model_;
  const Kernels& kernels_;
  Parser::Options options_;

  LinearRunner linear_;
  Encoder encoder_;  // its last layer gets one more row, for the root
  Encoder tagger_;

  Batch batch_;
  Matrix projected_, dep_, head_, bilinear_, scores_;
  std::vector<int16_t> quantized_;
  std::vector<int32_t> sums_;
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
