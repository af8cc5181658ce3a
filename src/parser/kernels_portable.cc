#include <cstring>

#include "parser/kernel_body.h"

namespace detente {
namespace {

// Sixteen-bit factors, so that the compiler may take instructions that widen.
void MultiplyRow(const int16_t* __restrict input, const int16_t* __restrict weights, int pairs,
                 int32_t* __restrict sums) {
  int32_t total[kTileOutputs] = {};
  for (int p = 0; p < pairs; ++p) {
    const int16_t a = input[2 * p];
    const int16_t b = input[2 * p + 1];
    const int16_t* column = weights + static_cast<size_t>(p) * 2 * kTileOutputs;
    int16_t first[kTileOutputs];
    int16_t second[kTileOutputs];
    for (int o = 0; o < kTileOutputs; ++o) {
      first[o] = column[2 * o];
      second[o] = column[2 * o + 1];
    }
    for (int o = 0; o < kTileOutputs; ++o) {
      total[o] += static_cast<int32_t>(first[o]) * static_cast<int32_t>(a);
    }
    for (int o = 0; o < kTileOutputs; ++o) {
      total[o] += static_cast<int32_t>(second[o]) * static_cast<int32_t>(b);
    }
  }
  std::memcpy(sums, total, sizeof(total));
}

void Multiply(const int16_t* inputs, int rows, const PackedWeights& weights, int32_t* sums) {
  const int pairs = weights.inputs / 2;
  for (int tile = 0; tile < weights.padded_outputs / kTileOutputs; ++tile) {
    const int16_t* columns =
        weights.values.data() + static_cast<size_t>(tile) * pairs * 2 * kTileOutputs;
    for (int row = 0; row < rows; ++row) {
      MultiplyRow(inputs + static_cast<size_t>(row) * weights.inputs, columns, pairs,
                  sums + static_cast<size_t>(row) * weights.padded_outputs + tile * kTileOutputs);
    }
  }
}

}  // namespace

const Kernels& PortableKernels() {
  static constexpr Kernels kKernels = {Multiply, Quantize,  Rescale,  MaxAndNorm,
                                       Add,      LeakyRelu, LstmStep, AddRow};
  return kKernels;
}

const Kernels* FindKernels(KernelSet set) {
  switch (set) {
    case KernelSet::kPortable:
      return &PortableKernels();
#if defined(__x86_64__)
    case KernelSet::kAvx2:
      return __builtin_cpu_supports("avx2") ? &Avx2Kernels() : nullptr;
    case KernelSet::kAvx512:
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512vnni")
                 ? &Avx512Kernels()
                 : nullptr;
#endif
    default:
      return nullptr;
  }
}

const Kernels& BestKernels() {
  for (const KernelSet set : {KernelSet::kAvx512, KernelSet::kAvx2}) {
    if (const Kernels* kernels = FindKernels(set)) return *kernels;
  }
  return PortableKernels();
}

}  // namespace detente
