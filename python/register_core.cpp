#include <array>
#include <regex>

#include "binding.hpp"
#include "files/atomic_file.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/flag.hpp"
#include "render/output_endings.hpp"

namespace intimetry::python {

namespace {

/// Replaces the program's options in a message by Python arguments.
std::string with_arguments(std::string text) {
  static const std::array<std::pair<std::regex, const char*>, 7> replacements{
      std::pair{std::regex("--out-of-range missing"), "out_of_range=\"missing\""},
      std::pair{std::regex("--include-private"), "include_private=True"},
      std::pair{std::regex("--map\\b"), "items="},
      std::pair{std::regex("; give its name with --[a-z]+"), "; give its name with columns="},
      std::pair{std::regex("-i FILE"), "instruments="},
      std::pair{std::regex("--([a-z]+)-([a-z]+)"), "$1_$2="},
      std::pair{std::regex("--([a-z]+)"), "$1="}};
  for (const auto& [pattern, words] : replacements) text = std::regex_replace(text, pattern, words);
  if (text.find("data frame: ") != std::string::npos)
    text = std::regex_replace(text, std::regex(" \\(line [0-9]+\\)"), "");
  return text;
}

/// Messages may contain bytes of a file that is not UTF-8.
py::str shown(const std::string& text) {
  const auto size = static_cast<py::ssize_t>(text.size());
  return py::reinterpret_steal<py::str>(PyUnicode_DecodeUTF8(text.data(), size, "backslashreplace"));
}

/// Raises the Python class of the error table, with attributes `code` and `defects`.
void raise(const Error& error) {
  const std::string name(info(error.code()).python_class);
  const py::module_ ours = py::module_::import("intimetry._errors");
  const py::object type = py::hasattr(ours, name.c_str())
                              ? ours.attr(name.c_str())
                              : py::module_::import("builtins").attr(name.c_str());
  const py::object raised = type(shown(with_arguments(error.what())));
  raised.attr("code") = std::string(info(error.code()).name);
  py::list defects;
  for (const Defect& defect : error.defects()) {
    defects.append(py::make_tuple(std::string(info(defect.code).name), shown(defect.where),
                                  shown(with_arguments(defect.message))));
  }
  raised.attr("defects") = defects;
  PyErr_SetObject(type.ptr(), raised.ptr());
}

}  // namespace

void register_core(py::module_& module) {
  py::register_exception_translator([](std::exception_ptr problem) {
    try {
      if (problem) std::rethrow_exception(problem);
    } catch (const Error& error) {
      raise(error);
    }
  });
  module.attr("__version__") = INTIMETRY_VERSION;
  py::dict errors;
  for (const ErrorInfo& row : error_table)
    errors[py::str(std::string(row.name))] = std::string(row.python_class);
  module.attr("error_classes") = errors;
  module.def(
      "write_file",
      [](const std::string& path, const std::string& text) {
        if (const std::string ending = render::ending_not_written(path); !ending.empty())
          throw Error(ErrorCode::bad_argument, path + ": no " + ending + " file is written here");
        files::OutputFile file(path == "-" ? "./-" : path);  // a file with this name, not standard output
        file.write(text);
        file.commit();
      },
      py::arg("path"), py::arg("text"));
  py::dict flags;
  for (const FlagInfo& row : flag_table) flags[py::str(std::string(row.name))] = std::string(row.meaning);
  module.attr("flag_meanings") = flags;
}

}  // namespace intimetry::python
