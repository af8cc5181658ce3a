// Compiled with AVX-512 and its dot products of whole numbers (see CMakeLists): a tile's sixteen
// outputs are one register, and a multiplication adds up by itself.
#if defined(__x86_64__)

#include <immintrin.h>

#include <cstring>

#include "parser/kernel_body.h"

namespace detente {
namespace {

template <int kRows>
void MultiplyTile(const int16_t* inputs, int stride, const int16_t* columns, int pairs,
                  int32_t* sums, int sums_stride) {
  __m512i total[kRows];
  for (int r = 0; r < kRows; ++r) total[r] = _mm512_setzero_si512();
  for (int p = 0; p < pairs; ++p) {
    const __m512i column = _mm512_loadu_si512(columns + 2 * kTileOutputs * p);
    for (int r = 0; r < kRows; ++r) {
      int32_t pair;
      std::memcpy(&pair, inputs + r * stride + 2 * p, sizeof(pair));
      total[r] = _mm512_dpwssd_epi32(total[r], column, _mm512_set1_epi32(pair));
    }
  }
  for (int r = 0; r < kRows; ++r) _mm512_storeu_si512(sums + r * sums_stride, total[r]);
}

void MultiplyRows(const int16_t* inputs, int rows, const int16_t* columns, int width, int32_t* sums,
                  int sums_stride) {
  constexpr int kBlock = 12;
  const int pairs = width / 2;
  int row = 0;
  for (; row + kBlock <= rows; row += kBlock) {
    MultiplyTile<kBlock>(inputs + row * width, width, columns, pairs, sums + row * sums_stride,
                         sums_stride);
  }
  for (; row + 4 <= rows; row += 4) {
    MultiplyTile<4>(inputs + row * width, width, columns, pairs, sums + row * sums_stride,
                    sums_stride);
  }
  for (; row < rows; ++row) {
    MultiplyTile<1>(inputs + row * width, width, columns, pairs, sums + row * sums_stride,
                    sums_stride);
  }
}

void Multiply(const int16_t* inputs, int rows, const PackedWeights& weights, int32_t* sums) {
  const size_t tile_size = static_cast<size_t>(weights.inputs) * kTileOutputs;
  for (int tile = 0; tile < weights.padded_outputs / kTileOutputs; ++tile) {
    MultiplyRows(inputs, rows, weights.values.data() + tile * tile_size, weights.inputs,
                 sums + tile * kTileOutputs, weights.padded_outputs);
  }
}

}  // namespace

const Kernels& Avx512Kernels() {
  static constexpr Kernels kKernels = {Multiply, Quantize,  Rescale,  MaxAndNorm,
                                       Add,      LeakyRelu, LstmStep, AddRow};
  return kKernels;
}

}  // namespace detente

#endif
