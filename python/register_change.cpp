#include <pybind11/stl.h>

#include <algorithm>

#include "analyses/change/change.hpp"
#include "binding.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/io/norms_json.hpp"
#include "render/change_text.hpp"

namespace intimetry::python {

namespace {

std::optional<double> positive(const py::dict& options, const char* name) {
  const double number = option<double>(options, name, -1.0);
  if (!options.contains(name) || options[name].is_none()) return std::nullopt;
  if (number > 0) return number;
  throw Error(ErrorCode::bad_argument, std::string(name) + ": expected a number above 0");
}

analyses::GivenError given_error(const py::dict& options) {
  analyses::GivenError given;
  given.rci = positive(options, "rci");
  given.reliability = positive(options, "reliability");
  given.sd = positive(options, "sd");
  if (given.reliability && *given.reliability >= 1)
    throw Error(ErrorCode::bad_argument, "reliability: expected a number from 0 to less than 1");
  if (given.reliability.has_value() != given.sd.has_value())
    throw Error(ErrorCode::bad_argument, "reliability and sd must be given together, from the same sample");
  if (given.rci && given.sd)
    throw Error(ErrorCode::bad_argument, "rci cannot be combined with reliability and sd");
  return given;
}

void take_norms(analyses::ChangeRequest& request, const py::dict& options) {
  const auto norms = option<std::string>(options, "norms", "");
  request.group = option<std::string>(options, "norm_group", "");
  if (norms.empty() != request.group.empty())
    throw Error(ErrorCode::bad_argument,
                "norms and norm_group must be given together: the group is that of the people");
  if (norms.empty()) return;
  request.norms_name = "norms=";
  request.norms = load_norms(norms, request.norms_name);
  std::vector<std::string> groups;
  for (const GroupNorm& norm : request.norms->norms) groups.push_back(norm.group);
  if (std::find(groups.begin(), groups.end(), request.group) != groups.end()) return;
  throw Error(ErrorCode::bad_argument, "norm_group: the norms have no group '" + request.group + "'" +
                                           did_you_mean(request.group, groups));
}

analyses::ChangeRequest change_request(const Instrument& instrument, const py::dict& options) {
  analyses::ChangeRequest request;
  static_cast<table::AnswerRequest&>(request) = answer_request(instrument, options);
  request.scores = option<bool>(options, "scores", false);
  request.wanted = request.plan.scales;
  request.error = given_error(options);
  if (options.contains("cutoff") && !options["cutoff"].is_none())
    request.cutoff = py::cast<std::string>(py::str(options["cutoff"]));
  if (const auto role = option<std::string>(options, "role", ""); !role.empty()) request.role = role;
  take_norms(request, options);
  const auto from = option<std::string>(options, "since", "");
  if (!from.empty() && from != "first" && from != "previous")
    throw Error(ErrorCode::bad_argument, "since: expected first or previous, found '" + from + "'");
  request.since_first = from != "previous";
  request.since_previous = from != "first";
  return request;
}

std::string changes(const analyses::ChangeRequest& request, const table::Source& source) {
  return render::change_json(request, analyses::run_change(request, source));
}

}  // namespace

void register_change(py::module_& module) {
  module.def(
      "change",
      [](const Instrument& instrument, const py::dict& options, std::string text) {
        const analyses::ChangeRequest request = change_request(instrument, options);
        return with_table(std::move(text),
                          [&](const table::Source& source) { return changes(request, source); });
      },
      py::arg("instrument"), py::arg("options"), py::arg("text"));
  module.def(
      "change_of_couple",
      [](const Instrument& instrument, const py::dict& options, const std::string& file) {
        const analyses::ChangeRequest request = change_request(instrument, options);
        const py::gil_scoped_release released;
        return changes(request, {.name = file});
      },
      py::arg("instrument"), py::arg("options"), py::arg("file"));
}

}  // namespace intimetry::python
