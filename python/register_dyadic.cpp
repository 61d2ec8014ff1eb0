#include <pybind11/stl.h>

#include "analyses/dyadic/dyadic.hpp"
#include "binding.hpp"
#include "intimetry/stats/random.hpp"
#include "render/dyadic_text.hpp"

namespace intimetry::python {

namespace {

analyses::DyadicRequest dyadic_request(const std::string& model, const py::dict& options) {
  analyses::DyadicRequest request;
  request.model = model;
  request.outcomes = option<std::vector<std::string>>(options, "outcomes", {});
  request.predictors = option<std::vector<std::string>>(options, "predictors", {});
  request.reliabilities = option<std::vector<double>>(options, "reliability", {});
  if (options.contains("centre") && !options["centre"].is_none())
    request.centre = option<double>(options, "centre", 0.0);
  request.level = option<double>(options, "level", 0.95);
  require(request.level >= 0.5 && request.level <= 0.9999, ErrorCode::bad_argument, model, "level",
          "expected a number from .5 to .9999");
  request.seed = option<std::uint64_t>(options, "seed", default_seed);
  request.draws = option<std::size_t>(options, "draws", analyses::default_draws(model));
  require(request.draws >= 100 && request.draws <= 1'000'000, ErrorCode::bad_argument, model, "draws",
          "expected a number from 100 to 1000000");
  request.unvalidated = option<std::string>(options, "unvalidated", "");
  request.answers.roles["couple"] = option<std::string>(options, "couple", "couple");
  request.answers.roles["partner"] = option<std::string>(options, "partner", "partner");
  request.role = option<std::string>(options, "role", "");
  request.covariates = option<std::vector<std::string>>(options, "covariates", {});
  analyses::check_dyadic(request);
  return request;
}

}  // namespace

void register_dyadic(py::module_& module) {
  module.def(
      "dyadic",
      [](const std::string& model, const py::dict& options, std::string text) {
        const analyses::DyadicRequest request = dyadic_request(model, options);
        return with_table(std::move(text), [&](const table::Source& source) {
          return render::dyadic_json(request, analyses::run_dyadic(request, source));
        });
      },
      py::arg("model"), py::arg("options"), py::arg("text"));
  module.attr("dyadic_models") = py::cast(analyses::dyadic_models());
}

}  // namespace intimetry::python
