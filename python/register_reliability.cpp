#include <pybind11/stl.h>

#include <cstring>

#include "analyses/reliability/reliability.hpp"
#include "binding.hpp"
#include "frame_columns.hpp"
#include "intimetry/reliability/reliability_sample.hpp"
#include "render/reliability_text.hpp"

namespace intimetry::python {

namespace {

analyses::ReliabilityRequest reliability_request(const Instrument& instrument, const py::dict& options) {
  analyses::ReliabilityRequest request;
  static_cast<table::AnswerRequest&>(request) = answer_request(instrument, options);
  request.options.cases = word_argument<Cases>("cases", option<std::string>(options, "cases", "listwise"));
  request.options.level = option<double>(options, "level", 0.95);
  request.by = option<std::string>(options, "by", "");
  if (!request.by.empty() && request.by != "partner" && request.by != "group")
    throw Error(ErrorCode::bad_argument, "by: expected partner or group, found '" + request.by + "'");
  request.bootstrap_given = options.contains("bootstrap") && !options["bootstrap"].is_none();
  request.options.replications = option<std::size_t>(options, "bootstrap", 0);
  if (request.options.replications > 0 && request.options.replications < 100)
    throw Error(ErrorCode::bad_argument, "bootstrap: expected 0 for none, or at least 100");
  request.options.seed = option<std::uint64_t>(options, "seed", default_seed);
  request.options.threads = request.threads;
  return request;
}

/// The moments for the reliability of scales, collected in batches; they can be sent to another process and
/// merged.
class Moments {
 public:
  Moments(const Instrument& instrument, const py::dict& options)
      : instrument_(instrument),
        plan_(make_plan(instrument, answer_request(instrument, options).plan)),
        sample_(plan_) {}
  Moments(const Moments&) = delete;
  Moments& operator=(const Moments&) = delete;

  void add(FrameColumns& columns) {
    const std::vector<FrameChunk>& chunks = columns.chunks();
    const py::gil_scoped_release released;
    for (const FrameChunk& chunk : chunks) sample_.add(ResponseView(chunk.rows, chunk.columns));
  }

  void merge(const Moments& other) { sample_.merge(other.sample_); }

  [[nodiscard]] py::bytes state() const {
    const std::vector<std::uint64_t> words = sample_.state();
    return {reinterpret_cast<const char*>(words.data()), words.size() * sizeof(std::uint64_t)};
  }

  void merge_state(const py::bytes& state) {
    const std::string bytes = state;
    std::vector<std::uint64_t> words(bytes.size() / sizeof(std::uint64_t));
    std::memcpy(words.data(), bytes.data(), words.size() * sizeof(std::uint64_t));
    sample_.add_state(words);
  }

  [[nodiscard]] std::int64_t administrations() const { return sample_.administrations(); }

  [[nodiscard]] std::string reliability(const py::dict& options) const {
    analyses::ReliabilityRequest request = reliability_request(instrument_, options);
    request.options.replications = 0;
    analyses::ReliabilityResult result;
    analyses::ReliabilityGroup group;
    group.administrations = sample_.administrations();
    for (std::size_t s = 0; s < plan_.scales.size(); ++s)
      group.scales.push_back(sample_.reliability(s, request.options));
    result.plan = plan_;
    result.groups.push_back(std::move(group));
    return render::reliability_json(request, result);
  }

 private:
  Instrument instrument_;
  ScoringPlan plan_;
  ReliabilitySample sample_;
};

}  // namespace

void register_reliability(py::module_& module) {
  module.def(
      "reliability",
      [](const Instrument& instrument, const py::dict& options, std::string text) {
        const analyses::ReliabilityRequest request = reliability_request(instrument, options);
        return with_table(std::move(text), [&](const table::Source& source) {
          return render::reliability_json(request, analyses::run_reliability(request, source));
        });
      },
      py::arg("instrument"), py::arg("options"), py::arg("text"));
  py::class_<Moments>(module, "Moments")
      .def(py::init<const Instrument&, const py::dict&>(), py::arg("instrument"), py::arg("options"))
      .def("add", &Moments::add, py::arg("columns"))
      .def("merge", &Moments::merge, py::arg("other"))
      .def("state", &Moments::state)
      .def("merge_state", &Moments::merge_state, py::arg("state"))
      .def("administrations", &Moments::administrations)
      .def("reliability", &Moments::reliability, py::arg("options"));
}

}  // namespace intimetry::python
