#include "parser/linear.h"

#include <algorithm>

namespace detente {
namespace {

// Rows done at a time: their numbers stay in the first cache.
constexpr int kBlockRows = 48;

}  // namespace

void LinearRunner::Apply(const LinearLayer& layer, const float* in, int rows, int in_stride,
                         Matrix* out) {
  const PackedWeights& w = layer.weights;
  out->resize(Size(rows, w.padded_outputs));
  quantized_.resize(Size(kBlockRows, w.inputs));
  sums_.resize(Size(kBlockRows, w.padded_outputs));
  float steps[kBlockRows];
  for (int first = 0; first < rows; first += kBlockRows) {
    const int block = std::min(kBlockRows, rows - first);
    for (int r = 0; r < block; ++r) {
      steps[r] = kernels_.quantize(in + Size(first + r, in_stride), w.inputs, kInputMax,
                                   quantized_.data() + Size(r, w.inputs));
    }
    kernels_.multiply(quantized_.data(), block, w, sums_.data());
    for (int r = 0; r < block; ++r) {
      kernels_.rescale(sums_.data() + Size(r, w.padded_outputs), steps[r], layer.scales.data(),
                       layer.bias.data(), w.padded_outputs,
                       out->data() + Size(first + r, w.padded_outputs));
    }
  }
}

}  // namespace detente
