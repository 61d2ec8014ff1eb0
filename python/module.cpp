#include "binding.hpp"

PYBIND11_MODULE(_core, module) {
  using namespace intimetry::python;
  module.doc() = "The compiled part of intimetry.";
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
