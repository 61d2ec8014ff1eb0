#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arrow_import.hpp"
#include "files/csv_number.hpp"
#include "intimetry/data/response_view.hpp"

namespace intimetry::python {

namespace py = pybind11;

/// Rows of a data frame in contiguous memory: all rows, unless Arrow has several chunks.
struct FrameChunk {
  std::size_t begin = 0;
  std::size_t rows = 0;
  std::vector<ResponseColumn> columns;
};

/// The columns of a data frame for the library, without copying if possible. Keeps the frame's memory alive
/// and never writes to it.
class FrameColumns {
 public:
  explicit FrameColumns(std::size_t rows) : rows_(rows) {}

  /// Imports every column of an Arrow stream of tables; no other columns may be added.
  /// @throws Error(internal) for a type that is not a signed integer, float or double
  void take_arrow(const py::object& exporter);

  /// Adds a column from a NumPy array of signed integers, float or double, with any stride.
  void add_array(std::string name, py::array values);

  /// Adds the columns of a two-dimensional NumPy array, with a name for each; strides and types as above.
  void add_table(const std::vector<std::string>& names, py::array values);

  /// Adds a column of Python objects: numbers, text for `reader`, labels, None.
  /// @param labels text -> number
  void add_cells(std::string name, const py::list& cells, const files::AnswerReader& reader,
                 const std::map<std::string, double>& labels);

  /// Adds a column with few different cells: each row has the index of its cell, or -1 if missing. Cells and
  /// labels as in add_cells; each cell is read once.
  void add_coded(std::string name, const py::array_t<std::int32_t, py::array::c_style>& places,
                 const py::list& cells, const files::AnswerReader& reader,
                 const std::map<std::string, double>& labels);

  /// Sets the numbers that mean "missing" and "not applicable". For columns not owned by this object only one
  /// number may mean "missing".
  void set_codes(const std::vector<double>& missing, std::optional<double> not_applicable);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] const std::vector<FrameChunk>& chunks();
  /// Returns the text of a cell that is not a number, or null.
  [[nodiscard]] const std::string* words_at(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool has_words() const noexcept { return !words_.empty(); }

 private:
  void require_length(const std::string& name, std::size_t length) const;
  std::vector<double>& add_owned(std::string name);

  std::size_t rows_;
  std::vector<std::string> names_;
  std::vector<ResponseColumn> columns_;
  std::vector<FrameChunk> chunks_;
  std::unique_ptr<ArrowTables> arrow_;
  std::vector<py::object> kept_;
  std::deque<std::vector<double>> owned_;
  std::map<std::pair<std::size_t, std::size_t>, std::string> words_;  // by row, then column
};

}  // namespace intimetry::python
