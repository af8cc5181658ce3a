// Compiled with -mavx2 (see CMakeLists): nothing here runs before HasVectorKernels() says so.
#if defined(__x86_64__)

#include <immintrin.h>

#include <cstring>

#include "parser/kernel_body.h"

namespace detente {
namespace {

// kRows rows against one tile of 16 outputs: all sums stay in registers.
template <int kRows>
void MultiplyTile(const int16_t* inputs, int stride, const int16_t* columns, int pairs,
                  int32_t* sums, int sums_stride) {
  __m256i low[kRows];
  __m256i high[kRows];
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r) low[r] = high[r] = _mm256_setzero_si256();
  for (int p = 0; p < pairs; ++p, inputs += 2, columns += 2 * kTileOutputs) {
    const auto* column = reinterpret_cast<const __m256i*>(columns);
    const __m256i first = _mm256_loadu_si256(column);
    const __m256i second = _mm256_loadu_si256(column + 1);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
      int32_t pair;
      std::memcpy(&pair, inputs + r * stride, sizeof(pair));
      const __m256i both = _mm256_set1_epi32(pair);
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(first, both));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(second, both));
      // One row after another: taking several at once would push sums out of the registers, which
      // halves the speed.
      asm("" : "+x"(low[r]), "+x"(high[r]));
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < kRows; ++r) {
    auto* out = reinterpret_cast<__m256i*>(sums + r * sums_stride);
    _mm256_storeu_si256(out, low[r]);
    _mm256_storeu_si256(out + 1, high[r]);
  }
}

void MultiplyRows(const int16_t* inputs, int rows, const int16_t* columns, int width, int32_t* sums,
                  int sums_stride) {
  constexpr int kBlock = 6;
  const int pairs = width / 2;
  int row = 0;
  for (; row + kBlock <= rows; row += kBlock) {
    MultiplyTile<kBlock>(inputs + row * width, width, columns, pairs, sums + row * sums_stride,
                         sums_stride);
  }
  const int16_t* rest = inputs + row * width;
  int32_t* out = sums + row * sums_stride;
  switch (rows - row) {
    case 5:
      return MultiplyTile<5>(rest, width, columns, pairs, out, sums_stride);
    case 4:
      return MultiplyTile<4>(rest, width, columns, pairs, out, sums_stride);
    case 3:
      return MultiplyTile<3>(rest, width, columns, pairs, out, sums_stride);
    case 2:
      return MultiplyTile<2>(rest, width, columns, pairs, out, sums_stride);
    case 1:
      return MultiplyTile<1>(rest, width, columns, pairs, out, sums_stride);
    default:
      return;
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

const Kernels& Avx2Kernels() {
  static constexpr Kernels kKernels = {Multiply, Quantize,  Rescale,  MaxAndNorm,
                                       Add,      LeakyRelu, LstmStep, AddRow};
  return kKernels;
}

}  // namespace detente

#endif
