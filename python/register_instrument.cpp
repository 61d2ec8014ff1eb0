#include <pybind11/stl.h>

#include "analyses/check/check.hpp"
#include "binding.hpp"
#include "instruments/instrument_list.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "render/check_text.hpp"

namespace intimetry::python {

void register_instrument(py::module_& module) {
  py::class_<Instrument, std::shared_ptr<Instrument>>(module, "Instrument")
      .def_readonly("id", &Instrument::id)
      .def_readonly("version", &Instrument::version)
      .def("to_json", [](const Instrument& instrument) { return save_instrument(instrument); })
      .def("title", [](const Instrument& instrument) { return in_english(instrument.title); });
  module.def(
      "load_instrument",
      [](const std::string& id_or_path, const std::optional<std::string>& text) {
        Instrument instrument = instruments::find_instrument(id_or_path);
        if (text) instrument = instruments::apply_text(std::move(instrument), *text);
        return std::make_shared<Instrument>(std::move(instrument));
      },
      py::arg("id_or_path"), py::arg("text"));
  module.def(
      "parse_instrument",
      [](const std::string& json, const std::string& name) {
        return std::make_shared<Instrument>(load_instrument(json, name));
      },
      py::arg("json"), py::arg("name"));
  module.def("list_instruments",
             [] { return instruments::instrument_list_json(instruments::load_bundled()); });
  module.def(
      "check_file",
      [](const std::string& file, const std::vector<std::string>& instruments) {
        return render::check_text(analyses::run_check({instruments}, {.name = file}));
      },
      py::arg("file"), py::arg("instruments"));
}

}  // namespace intimetry::python
