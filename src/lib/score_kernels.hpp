#pragma once

#include "intimetry/scoring/impl/kernels.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(_WIN32)
#define INTIMETRY_HAS_KERNELS 1

namespace intimetry::INTIMETRY_MODE::scoring::detail {

// A processor that lacks the instructions must not call these.
extern const ScoreKernels avx2_kernels;
extern const ScoreKernels avx512_kernels;

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
#endif
