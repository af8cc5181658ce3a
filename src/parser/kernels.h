// parser/kernels.h (private to the folder): the arithmetic of the network, thrice over: portable,
// with AVX2, and with AVX-512. All give the same bits: products are of integers, and what is done
// on floats is done in one order, without fused multiplication.
#ifndef DETENTE_PARSER_KERNELS_H_
#define DETENTE_PARSER_KERNELS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace detente {

// Outputs are padded to a multiple of this.
inline constexpr int kTileOutputs = 16;
// Largest magnitude of a quantised input: with weights of a byte, 2,000 products fit 32 bits.
inline constexpr int kInputMax = 8191;

// Weights widened to 16 bits and laid out so that a tile's two columns lie side by side:
// [outputs / 16][inputs / 2][16 outputs][2 inputs].
struct PackedWeights {
  int inputs = 0;  // even
  int outputs = 0;
  int padded_outputs = 0;
  std::vector<int16_t> values;

  // From rows of `inputs` numbers with a stride.
  template <typename Number>
  static PackedWeights Pack(const Number* rows, int outputs, int inputs, int stride) {
    PackedWeights packed;
    packed.inputs = (inputs + 1) / 2 * 2;
    packed.outputs = outputs;
    packed.padded_outputs = (outputs + kTileOutputs - 1) / kTileOutputs * kTileOutputs;
    packed.values.assign(static_cast<size_t>(packed.inputs) * packed.padded_outputs, 0);
    for (int o = 0; o < outputs; ++o) {
      for (int i = 0; i < inputs; ++i) {
        const size_t tile = static_cast<size_t>(o / kTileOutputs) * (packed.inputs / 2) + i / 2;
        packed.values[tile * 2 * kTileOutputs + static_cast<size_t>(o % kTileOutputs) * 2 + i % 2] =
            static_cast<int16_t>(rows[static_cast<size_t>(o) * stride + i]);
      }
    }
    return packed;
  }
};

struct Kernels {
  // sums[row][output] of whole products; `inputs` and `sums` have strides of packed.inputs and
  // packed.padded_outputs.
  void (*multiply)(const int16_t* inputs, int rows, const PackedWeights& weights, int32_t* sums);
  // Rounds `count` floats to integers of at most `limit`; returns what one step is worth.
  float (*quantize)(const float* values, int count, int limit, int16_t* out);
  // out = sums * (step * scale) + bias
  void (*rescale)(const int32_t* sums, float step, const float* scales, const float* bias,
                  int count, float* out);
  // The greatest of three pieces (values[0..n), [n..2n), [2n..3n)), normalised, times gamma, plus
  // beta. `count` is a multiple of 8.
  void (*max_and_norm)(const float* values, const float* gamma, const float* beta, int count,
                       float* out);
  void (*add)(const float* values, int count, float* out);
  void (*leaky_relu)(float* values, int count);
  // One step of an LSTM: gates (input, forget, cell, output; `hidden` each) from the projected
  // input and the recurrent sums; updates cell and gives the new state, as floats and quantised
  // with steps of 1 / kInputMax.
  void (*lstm_step)(const float* projected, const int32_t* sums, const float* scales, int hidden,
                    float* cell, float* state, int16_t* quantized);
  // out += row * scale of a table of bytes.
  void (*add_row)(const int8_t* row, float scale, int count, float* out);
};

enum class KernelSet { kPortable, kAvx2, kAvx512 };

// Null where the machine lacks the instructions.
const Kernels* FindKernels(KernelSet set);
// The machine's fastest.
const Kernels& BestKernels();

const Kernels& PortableKernels();
#if defined(__x86_64__)
const Kernels& Avx2Kernels();
const Kernels& Avx512Kernels();
#endif

}  // namespace detente

#endif  // DETENTE_PARSER_KERNELS_H_
