// fuzz/must.h: what a fuzzer holds to be true; libFuzzer keeps the input that breaks it.
#ifndef DETENTE_FUZZ_MUST_H_
#define DETENTE_FUZZ_MUST_H_

#include <cstdio>
#include <cstdlib>
#include <string>

namespace detente {

inline void Must(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what.c_str());
  std::abort();
}

}  // namespace detente

#endif  // DETENTE_FUZZ_MUST_H_
