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

/// Rows of a data frame that lie together: all of them, unless Arrow has them in several pieces.
struct FrameChunk {
  std::size_t begin = 0;
  std::size_t rows = 0;
  std::vector<ResponseColumn> columns;
};

/// The columns of a data frame as the library reads them, in the frame's own memory where that is possible.
/// Keeps that memory alive; never writes to it.
class FrameColumns {
 public:
  explicit FrameColumns(std::size_t rows) : rows_(rows) {}

  /// Takes every column of an Arrow stream of tables; the only columns there will be.
  /// @throws Error(internal) for a type that is not a signed integer, float or double
  void take_arrow(const py::object& exporter);

  /// Adds a column of a NumPy array: any stride, signed integers, float or double.
  void add_array(std::string name, py::array values);

  /// Adds the columns of a two-dimensional NumPy array, a name for each: any strides, types as above.
  void add_table(const std::vector<std::string>& names, py::array values);

  /// Adds a column of Python objects: numbers, text that `reader` understands, labels, None.
  /// @param labels text -> number
  void add_cells(std::string name, const py::list& cells, const files::AnswerReader& reader,
                 const std::map<std::string, double>& labels);

  /// Adds a column whose cells are few and often the same: what each row has is a place among them, or -1 for
  /// nothing. Cells and labels as in add_cells; each is read once.
  void add_coded(std::string name, const py::array_t<std::int32_t, py::array::c_style>& places,
                 const py::list& cells, const files::AnswerReader& reader,
                 const std::map<std::string, double>& labels);

  /// Says which numbers stand for "missing" and for "not applicable". Where columns are not in this object's
  /// own memory, "missing" has to be one number at most.
  void set_codes(const std::vector<double>& missing, std::optional<double> not_applicable);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] const std::vector<FrameChunk>& chunks();
  /// Returns what a cell said that is no number, or null.
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
