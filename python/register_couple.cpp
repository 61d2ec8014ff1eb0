#include <pybind11/stl.h>

#include "analyses/couples/couples.hpp"
#include "binding.hpp"
#include "cases/audience_couple.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/couple/audience_profile.hpp"
#include "intimetry/io/norms_json.hpp"
#include "render/couple_columns.hpp"
#include "render/couple_json.hpp"
#include "table/administration_rows.hpp"

namespace intimetry::python {

namespace {

CoupleOptions couple_options(const py::dict& options, const InstrumentLookup& lookup) {
  CoupleOptions couple;
  if (const auto day = option<std::string>(options, "as_of", ""); !day.empty())
    couple.as_of = table::date_option("as_of", day);
  if (const auto source = option<std::string>(options, "error", ""); !source.empty())
    couple.error_source = word_argument<ErrorSource>("error", source);
  couple.seed = option<std::uint64_t>(options, "seed", default_seed);
  couple.norm_group = option<std::string>(options, "norm_group", "");
  for (const std::string& text : option<std::vector<std::string>>(options, "norms", {})) {
    const NormFile norms = load_norms(text, "norms=");
    couple.norms.push_back(load_norms(text, "norms=", lookup(norms.instrument)));
  }
  return couple;
}

}  // namespace

void register_couple(py::module_& module) {
  module.def(
      "couple",
      [](const std::string& file, const std::string& audience, const py::dict& options) {
        instruments::InstrumentRegistry registry(
            option<std::vector<std::string>>(options, "instruments", {}));
        CoupleOptions couple = couple_options(options, registry.lookup());
        const py::gil_scoped_release released;
        const cases::AudienceCouple opened = cases::load_couple_for(audience, file, registry.lookup());
        const CoupleProfile profile =
            profile_for(opened.audience, opened.couple, registry.lookup(), std::move(couple)).profile;
        return render::couple_json(profile, opened.audience)
            .dump(-1, ' ', false, text::Json::error_handler_t::replace);
      },
      py::arg("file"), py::arg("audience"), py::arg("options"));
  module.def(
      "couples",
      [](const Instrument& instrument, const py::dict& options, std::string text) {
        analyses::CouplesRequest request;
        static_cast<table::AnswerRequest&>(request) = answer_request(instrument, options);
        const InstrumentLookup lookup = [&](std::string_view id) {
          return id == instrument.id ? &instrument : nullptr;
        };
        request.couple = couple_options(options, lookup);
        const render::CoupleColumns columns(request);
        std::string lines;
        const auto sink = [&](std::span<const CoupleProfile> profiles) -> std::function<void()> {
          return [&lines, more = columns.json(profiles)] { lines += more; };
        };
        const analyses::CouplesResult seen = with_table(std::move(text), [&](const table::Source& source) {
          return analyses::run_couples(request, source, sink);
        });
        py::dict summary;
        summary["couples"] = seen.couples;
        summary["with_difference"] = seen.with_difference;
        summary["beyond"] = seen.beyond;
        summary["alone"] = seen.singletons;
        summary["administrations"] = seen.administrations;
        return py::make_tuple(lines, summary);
      },
      py::arg("instrument"), py::arg("options"), py::arg("text"));
}

}  // namespace intimetry::python
