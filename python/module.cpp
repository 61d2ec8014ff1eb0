#include "binding.hpp"
#include "block_cache.hpp"
#include "intimetry/core/buffer.hpp"

PYBIND11_MODULE(_core, module) {
  using namespace intimetry::python;
  module.doc() = "The compiled part of intimetry.";
  // Never deleted, because scores may be freed after everything else.
  static auto* const blocks = new BlockCache(std::size_t{256} << 20U);
  intimetry::large_blocks = blocks;
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
