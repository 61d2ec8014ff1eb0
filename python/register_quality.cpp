#include <pybind11/stl.h>

#include "analyses/quality/quality.hpp"
#include "binding.hpp"
#include "render/quality_summary.hpp"

namespace intimetry::python {

void register_quality(py::module_& module) {
  module.def(
      "quality",
      [](const Instrument& instrument, const py::dict& options, std::string text) {
        analyses::QualityRequest request;
        static_cast<table::AnswerRequest&>(request) = answer_request(instrument, options);
        request.limits.seed = option<std::uint64_t>(options, "seed", default_seed);
        return with_table(std::move(text), [&](const table::Source& source) {
          const text::Json json = render::quality_json(request, analyses::run_quality(request, source), true);
          return json.dump(-1, ' ', false, text::Json::error_handler_t::replace);
        });
      },
      py::arg("instrument"), py::arg("options"), py::arg("text"));
}

}  // namespace intimetry::python
