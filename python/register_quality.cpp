#include <pybind11/stl.h>

#include "analyses/quality_study.hpp"
#include "binding.hpp"
#include "render/quality_rows.hpp"
#include "render/quality_summary.hpp"

namespace intimetry::python {

void register_quality(py::module_& module) {
  module.def(
      "quality",
      [](const Instrument& instrument, const py::dict& options, std::string text) {
        table::AnswerRequest request = answer_request(instrument, options);
        request.out_of_range = table::OutOfRange::keep;
        QualityLimits limits;
        limits.seed = option<std::uint64_t>(options, "seed", default_seed);
        return with_table(std::move(text), [&](const table::Source& source) {
          const analyses::QualityStudy study = analyses::study_quality(request, source, limits);
          text::Json json = render::quality_summary_json(request, study);
          json["seed"] = limits.seed;
          json["rows"] = render::quality_rows_json(study);
          return json.dump(-1, ' ', false, text::Json::error_handler_t::replace);
        });
      },
      py::arg("instrument"), py::arg("options"), py::arg("text"));
}

}  // namespace intimetry::python
