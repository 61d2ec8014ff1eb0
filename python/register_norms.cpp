#include <pybind11/stl.h>

#include "analyses/norms/norms.hpp"
#include "binding.hpp"
#include "intimetry/io/norms_json.hpp"

namespace intimetry::python {

void register_norms(py::module_& module) {
  module.def(
      "build_norms",
      [](const Instrument& instrument, const py::dict& options, std::string text) {
        analyses::NormsRequest request;
        static_cast<table::AnswerRequest&>(request) = answer_request(instrument, options);
        request.sample = option<std::string>(options, "source", "");
        if (const auto words = option<std::string>(options, "description", ""); !words.empty())
          request.description = words;
        if (const auto group = option<std::string>(options, "norm_group", ""); !group.empty())
          request.group = group;
        request.roles = option<bool>(options, "roles", false);
        request.options.least_n = option<int>(options, "least", NormOptions{}.least_n);
        if (const auto method = option<std::string>(options, "normalise", ""); !method.empty())
          request.options.normalise = word_argument<PlottingPosition>("normalise", method);
        const analyses::NormsResult result = with_table(std::move(text), [&](const table::Source& source) {
          return analyses::run_norms(request, source);
        });
        return py::make_tuple(save_norms(result.file), result.left_out);
      },
      py::arg("instrument"), py::arg("options"), py::arg("text"));
  module.def(
      "check_norms_text",
      [](const std::string& text, const std::string& name) { return save_norms(load_norms(text, name)); },
      py::arg("text"), py::arg("name"));
}

}  // namespace intimetry::python
