// parser/linear.h (private to the folder): linear layers over many rows.
#ifndef DETENTE_PARSER_LINEAR_H_
#define DETENTE_PARSER_LINEAR_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "parser/kernels.h"
#include "parser/model.h"

namespace detente {

using Matrix = std::vector<float>;

inline size_t Size(int a, int b) { return static_cast<size_t>(a) * static_cast<size_t>(b); }

// Keeps its buffers from layer to layer.
class LinearRunner {
 public:
  explicit LinearRunner(const Kernels& kernels) : kernels_(kernels) {}

  // out[row] = layer(in[row]); rows of `in` are `in_stride` apart, those of `out` padded outputs.
  void Apply(const LinearLayer& layer, const float* in, int rows, int in_stride, Matrix* out);

 private:
  const Kernels& kernels_;
  std::vector<int16_t> quantized_;
  std::vector<int32_t> sums_;
};

}  // namespace detente

#endif  // DETENTE_PARSER_LINEAR_H_
