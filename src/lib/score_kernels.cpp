// Chooses the variant of the scoring kernels for this processor.
#include "score_kernels.hpp"

namespace intimetry::INTIMETRY_MODE::scoring::detail {

namespace {

const ScoreKernels* kernels_for([[maybe_unused]] Vectors vectors) noexcept {
#ifdef INTIMETRY_HAS_KERNELS
  if (vectors == Vectors::avx512) return &avx512_kernels;
  if (vectors == Vectors::avx2) return &avx2_kernels;
#endif
  return nullptr;
}

// Scoring before this is initialised (before main) uses the plain code.
const ScoreKernels* chosen = kernels_for(processor_vectors());

}  // namespace

const ScoreKernels* score_kernels() noexcept { return chosen; }

bool use_vectors(Vectors vectors) noexcept {
  if (vectors > processor_vectors()) return false;
  chosen = kernels_for(vectors);
  return true;
}

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail
