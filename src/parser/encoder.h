// parser/encoder.h (private to the folder): from forms to what the heads read: embeddings,
// convolutions over neighbours, and LSTM layers.
#ifndef DETENTE_PARSER_ENCODER_H_
#define DETENTE_PARSER_ENCODER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "document/sentence.h"
#include "parser/kernels.h"
#include "parser/linear.h"
#include "parser/model.h"
#include "parser/parser.h"

namespace detente {

// Sentences of one batch lie one after another in all matrices; longer sentences come first.
struct Batch {
  std::vector<Token*> tokens;
  std::vector<size_t> starts;  // of each sentence, and the end of the last

  int Rows() const { return static_cast<int>(tokens.size()); }
  int Length(int sentence) const {
    const auto s = static_cast<size_t>(sentence);
    return static_cast<int>(starts[s + 1] - starts[s]);
  }
};

class Encoder {
 public:
  Encoder(const EncoderModel& model, const VectorTable& vectors, const Kernels& kernels);

  // Computes the states of all layers. The listener, if any, is told of each part.
  void Run(const Batch& batch, Parser::Listener* listener);

  // A row for each token; valid until the next run.
  const Matrix& first_layer() const { return layers_.front(); }
  Matrix& last_layer() { return layers_.back(); }
  // Both, one after the other in each row; of one layer that.
  const Matrix& LateStates();

 private:
  void Embed(const Batch& batch);
  void AddForms(const std::vector<const Token*>& forms);
  void RunFormWindow(const FormWindow& window, const Batch& batch);
  void EmbedForm(const Token& token, float* out) const;
  void AddGrams(const std::vector<uint64_t>& grams, float* out) const;
  void RunWindow(const MaxoutLayer& layer, const Batch& batch);
  void RunLstm(const LstmDirection& direction, bool forward, const Batch& batch, const Matrix& in,
               Matrix* out);

  const EncoderModel& model_;
  const VectorTable& vectors_;
  const Kernels& kernels_;
  LinearRunner linear_;

  // Forms to rows of known_rows_; what a form's row holds does not hang on what came before.
  std::unordered_map<std::string, int> known_;
  Matrix known_rows_;
  std::array<Matrix, 3> known_parts_;  // of the form window
  std::vector<int> form_of_;           // row of the batch to row of what is known
  Matrix state_;                       // rows of the embedding's width
  std::vector<Matrix> layers_;
  Matrix late_;
  Matrix projected_, window_;
  std::vector<int16_t> quantized_;
  std::vector<int32_t> sums_;
};

}  // namespace detente

#endif  // DETENTE_PARSER_ENCODER_H_
