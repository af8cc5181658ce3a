// parser/kernel_body.h (private to the folder): what both sets of kernels share, compiled once for
// each set of instructions; so it has no include guard around its unnamed namespace's user, and
// only kernels_*.cc include it. Loops are written so that a compiler may run them eight at a time
// without changing a bit: no sum is reordered, and floats are never contracted (see CMakeLists).
#ifndef DETENTE_PARSER_KERNEL_BODY_H_
#define DETENTE_PARSER_KERNEL_BODY_H_

#include <bit>
#include <cmath>
#include <cstdint>

#include "parser/kernels.h"

namespace detente {
namespace {

constexpr int kLanes = 8;

// To the nearest integer, ties to even, for |x| < 2^22: the sum has no room for a fraction.
inline float Round(float x) {
  constexpr float kShift = 12582912.0F;  // 1.5 * 2^23
  return (x + kShift) - kShift;
}

// e^x by 2^n * e^r with |r| <= ln(2) / 2 (Cephes); relative error below 1e-7.
inline float Exp(float x) {
  x = x < -87.0F ? -87.0F : x;
  x = x > 87.0F ? 87.0F : x;
  const float n = Round(x * 1.44269504F);
  const float r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  const float e = p * (r * r) + r + 1.0F;
  const int32_t bits = (static_cast<int32_t>(n) + 127) << 23;
  return e * std::bit_cast<float>(bits);
}

inline float Sigmoid(float x) { return 1.0F / (1.0F + Exp(-x)); }
inline float Tanh(float x) { return 2.0F / (1.0F + Exp(-2.0F * x)) - 1.0F; }

// Sum of eight lanes, each added up in order.
inline float SumLanes(const float* lanes) {
  return ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) +
         ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
}

float Quantize(const float* __restrict values, int count, int limit, int16_t* __restrict out) {
  float lanes[kLanes] = {};
  const int whole = count / kLanes * kLanes;
  for (int i = 0; i < whole; i += kLanes) {
    for (int l = 0; l < kLanes; ++l) {
      const float size = std::fabs(values[i + l]);
      lanes[l] = size > lanes[l] ? size : lanes[l];
    }
  }
  float greatest = 0.0F;
  for (float lane : lanes) greatest = lane > greatest ? lane : greatest;
  for (int i = whole; i < count; ++i) {
    const float size = std::fabs(values[i]);
    greatest = size > greatest ? size : greatest;
  }
  if (!(greatest > 1e-20F)) {
    for (int i = 0; i < count; ++i) out[i] = 0;
    return 0.0F;
  }
  const float factor = static_cast<float>(limit) / greatest;
  for (int i = 0; i < count; ++i) {
    out[i] = static_cast<int16_t>(static_cast<int32_t>(Round(values[i] * factor)));
  }
  return greatest / static_cast<float>(limit);
}

void Rescale(const int32_t* __restrict sums, float step, const float* __restrict scales,
             const float* __restrict bias, int count, float* __restrict out) {
  for (int i = 0; i < count; ++i) {
    out[i] = static_cast<float>(sums[i]) * (step * scales[i]) + bias[i];
  }
}

void MaxAndNorm(const float* __restrict values, const float* __restrict gamma,
                const float* __restrict beta, int count, float* __restrict out) {
  float sums[kLanes] = {};
  for (int i = 0; i < count; i += kLanes) {
    for (int l = 0; l < kLanes; ++l) {
      const float a = values[i + l];
      const float b = values[count + i + l];
      const float c = values[2 * count + i + l];
      float m = a > b ? a : b;
      m = m > c ? m : c;
      out[i + l] = m;
      sums[l] += m;
    }
  }
  const float mean = SumLanes(sums) / static_cast<float>(count);
  float squares[kLanes] = {};
  for (int i = 0; i < count; i += kLanes) {
    for (int l = 0; l < kLanes; ++l) {
      const float d = out[i + l] - mean;
      squares[l] += d * d;
    }
  }
  const float variance = SumLanes(squares) / static_cast<float>(count);
  const float inverse = 1.0F / std::sqrt(variance + 1e-5F);
  for (int i = 0; i < count; ++i) out[i] = (out[i] - mean) * inverse * gamma[i] + beta[i];
}

void Add(const float* __restrict values, int count, float* __restrict out) {
  for (int i = 0; i < count; ++i) out[i] += values[i];
}

void LeakyRelu(float* __restrict values, int count) {
  for (int i = 0; i < count; ++i) values[i] = values[i] > 0.0F ? values[i] : values[i] * 0.1F;
}

void LstmStep(const float* __restrict projected, const int32_t* __restrict sums,
              const float* __restrict scales, int hidden, float* __restrict cell,
              float* __restrict state, int16_t* __restrict quantized) {
  constexpr float kStep = 1.0F / kInputMax;
  for (int first = 0; first < hidden; first += kLanes) {
    float gates[4][kLanes];
    for (int g = 0; g < 4; ++g) {
      const int at = g * hidden + first;
      for (int l = 0; l < kLanes; ++l) {
        gates[g][l] =
            projected[at + l] + static_cast<float>(sums[at + l]) * (kStep * scales[at + l]);
      }
    }
    for (int l = 0; l < kLanes; ++l) {
      const float kept = Sigmoid(gates[1][l]) * cell[first + l];
      cell[first + l] = kept + Sigmoid(gates[0][l]) * Tanh(gates[2][l]);
    }
    for (int l = 0; l < kLanes; ++l) {
      state[first + l] = Sigmoid(gates[3][l]) * Tanh(cell[first + l]);
    }
    for (int l = 0; l < kLanes; ++l) {
      quantized[first + l] = static_cast<int16_t>(
          static_cast<int32_t>(Round(state[first + l] * static_cast<float>(kInputMax))));
    }
  }
}

void AddRow(const int8_t* __restrict row, float scale, int count, float* __restrict out) {
  for (int i = 0; i < count; ++i) out[i] += static_cast<float>(row[i]) * scale;
}

}  // namespace
}  // namespace detente

#endif  // DETENTE_PARSER_KERNEL_BODY_H_
