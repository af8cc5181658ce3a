// parser/kernel_body.h (private to the folder): what both sets of kernels share, compiled once for
// each set of instructions; so it has no include guard around its unnamed namespace's user, and
// only kernels_*.cc include it. Loops are written so that a compiler may run them eight at a time
// without changing a bit: no sum is reordered, and floats are never contracted (see CMakeLists).
#ifndef DETENTE_PARSER_KERNEL_BODY_H_
#define DETENTE_PARSER_KERNEL_BODY_H_

#include <cmath>
#include <cstdint>
#include <cstring>

#include "parser/kernels.h"

namespace detente {
namespace {

constexpr int kLanes = 8;

// Eight lanes, by the vector types that GCC and Clang share. Each lane is computed as a single
// number would be, whatever registers the machine has for it; loops over functions such as Exp are
// left scalar by the compilers, since a choice between two numbers is a branch to them.
using Floats = float __attribute__((vector_size(kLanes * sizeof(float))));
using Ints = int32_t __attribute__((vector_size(kLanes * sizeof(int32_t))));
using Shorts = int16_t __attribute__((vector_size(kLanes * sizeof(int16_t))));

template <typename Vector, typename Number>
inline __attribute__((always_inline)) Vector Load(const Number* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof(vector));
  return vector;
}

template <typename Vector, typename Number>
inline __attribute__((always_inline)) void Store(const Vector& vector, Number* to) {
  std::memcpy(to, &vector, sizeof(vector));
}

// To the nearest integer, ties to even, for |x| < 2^22: the sum has no room for a fraction.
template <typename Real>
inline __attribute__((always_inline)) Real Round(Real x) {
  constexpr float kShift = 12582912.0F;  // 1.5 * 2^23
  return (x + kShift) - kShift;
}

// e^x by 2^n * e^r with |r| <= ln(2) / 2 (Cephes); relative error below 1e-7.
inline __attribute__((always_inline)) Floats Exp(Floats x) {
  const Floats least = Floats{} - 87.0F;
  const Floats most = Floats{} + 87.0F;
  x = x < least ? least : x;
  x = x > most ? most : x;
  const Floats n = Round(x * 1.44269504F);
  const Floats r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  Floats p = Floats{} + 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  const Floats e = p * (r * r) + r + 1.0F;
  const Ints bits = (__builtin_convertvector(n, Ints) + 127) << 23;
  return e * Load<Floats>(&bits);
}

inline __attribute__((always_inline)) Floats Sigmoid(Floats x) { return 1.0F / (1.0F + Exp(-x)); }
inline __attribute__((always_inline)) Floats Tanh(Floats x) {
  return 2.0F / (1.0F + Exp(-2.0F * x)) - 1.0F;
}

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
    Floats gates[4];
    for (int g = 0; g < 4; ++g) {
      const int at = g * hidden + first;
      const Floats sum = __builtin_convertvector(Load<Ints>(sums + at), Floats);
      gates[g] = Load<Floats>(projected + at) + sum * (kStep * Load<Floats>(scales + at));
    }
    const Floats kept = Sigmoid(gates[1]) * Load<Floats>(cell + first);
    const Floats next = kept + Sigmoid(gates[0]) * Tanh(gates[2]);
    Store(next, cell + first);
    const Floats shown = Sigmoid(gates[3]) * Tanh(next);
    Store(shown, state + first);
    const Ints whole = __builtin_convertvector(Round(shown * static_cast<float>(kInputMax)), Ints);
    Store(__builtin_convertvector(whole, Shorts), quantized + first);
  }
}

void AddRow(const int8_t* __restrict row, float scale, int count, float* __restrict out) {
  for (int i = 0; i < count; ++i) out[i] += static_cast<float>(row[i]) * scale;
}

}  // namespace
}  // namespace detente

#endif  // DETENTE_PARSER_KERNEL_BODY_H_
