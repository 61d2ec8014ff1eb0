#pragma once

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <map>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "analyses/score/score_request.hpp"
#include "intimetry/core/error.hpp"
#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::python {

namespace py = pybind11;

// One function for each folder of the library, called by module.cpp.
void register_core(py::module_& module);
void register_instrument(py::module_& module);
void register_data(py::module_& module);
void register_scoring(py::module_& module);
void register_norms(py::module_& module);
void register_reliability(py::module_& module);
void register_quality(py::module_& module);
void register_change(py::module_& module);
void register_couple(py::module_& module);
void register_dyadic(py::module_& module);

/// What messages call a table that has no file.
inline const std::string frame_name = "the data frame";

/// Says in words what an option of this type has to be.
template <class Value>
constexpr const char* expected_option() {
  if constexpr (std::is_same_v<Value, bool>) return "True or False";
  if constexpr (std::is_same_v<Value, std::string>) return "a text";
  if constexpr (std::is_same_v<Value, std::vector<std::string>>) return "texts";
  if constexpr (std::is_same_v<Value, std::vector<double>>) return "numbers";
  if constexpr (std::is_same_v<Value, std::map<std::string, std::string>>)
    return "a mapping from text to text";
  if constexpr (std::is_unsigned_v<Value>) return "a whole number that is not negative";
  if constexpr (std::is_integral_v<Value>) return "a whole number";
  return "a number";
}

/// Returns one of the options, or `otherwise` where it is not there or None; one text where several may be is
/// one of them.
/// @throws Error(bad_argument) for a value of another type, naming the option
template <class Value>
Value option(const py::dict& options, const char* name, Value otherwise) {
  if (!options.contains(name)) return otherwise;
  const py::object value = options[name];
  if (value.is_none()) return otherwise;
  if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
    if (py::isinstance<py::str>(value)) return {py::cast<std::string>(value)};
  }
  try {
    return py::cast<Value>(value);
  } catch (const py::cast_error&) {
    throw Error(ErrorCode::bad_argument, std::string(name) + ": expected " + expected_option<Value>() +
                                             ", found " + py::cast<std::string>(py::repr(value)));
  }
}

/// Returns what a function was asked for, from its keyword arguments.
/// @throws Error(bad_argument) naming the argument
table::AnswerRequest answer_request(const Instrument& instrument, const py::dict& options);
analyses::ScoreRequest score_request(const Instrument& instrument, const py::dict& options);

/// Returns the value of a word.
/// @throws Error(bad_argument) naming the argument and what was expected
template <class Enum>
Enum word_argument(const std::string& name, const std::string& text) {
  if (const auto value = from_word<Enum>(text)) return *value;
  throw Error(ErrorCode::bad_argument, name + ": expected " + word_list<Enum>() + ", found '" + text + "'");
}

/// Runs a part of the program's work on a table in memory, without the interpreter's lock.
template <class Work>
auto with_table(std::string text, const Work& work) {
  const py::gil_scoped_release released;
  return work(table::text_source(frame_name, std::move(text), ','));
}

}  // namespace intimetry::python
