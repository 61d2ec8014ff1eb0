#pragma once

#include "intimetry/core/processor.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Vectors processor_vectors() noexcept {
  // On Windows, g++ does not align the stack for vectors.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(_WIN32)
  const bool avx2 = __builtin_cpu_supports("avx2") != 0;
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") != 0 &&
                      __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                      __builtin_cpu_supports("avx512vl") != 0;
  if (avx512) return Vectors::avx512;
  if (avx2) return Vectors::avx2;
#endif
  return Vectors::plain;
}

}  // namespace intimetry::INTIMETRY_MODE
