#include "frame_columns.hpp"

#include <algorithm>
#include <limits>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::python {

namespace {

constexpr double missing_cell = std::numeric_limits<double>::quiet_NaN();
constexpr double words_cell = std::numeric_limits<double>::infinity();
constexpr double not_applicable_cell = std::numeric_limits<double>::lowest();

ElementType type_of_array(const py::array& values, const std::string& name) {
  const char kind = values.dtype().kind();
  const auto size = values.itemsize();
  if (kind == 'i') {
    return size == 1   ? ElementType::int8
           : size == 2 ? ElementType::int16
           : size == 4 ? ElementType::int32
                       : ElementType::int64;
  }
  if (kind == 'f' && size == 4) return ElementType::float32;
  if (kind == 'f' && size == 8) return ElementType::float64;
  throw Error(ErrorCode::internal,
              "column '" + name + "' came as the NumPy type '" + std::string(py::str(values.dtype())) + "'");
}

/// Reads a cell as a number or one of the two codes above; otherwise stores its text in `words`.
class CellReader {
 public:
  CellReader(const files::AnswerReader& reader, const std::map<std::string, double>& labels)
      : reader_(reader), labels_(labels) {}

  double read(py::handle cell, std::string& words) const {
    if (cell.is_none()) return missing_cell;
    if (PyFloat_Check(cell.ptr()) || PyLong_Check(cell.ptr())) return number(cell, words);
    if (PyUnicode_Check(cell.ptr())) return text(py::cast<std::string>(cell), words);
    const std::string type = py::str(py::type::handle_of(cell).attr("__name__"));
    if (type == "NAType" || type == "NaTType") return missing_cell;
    // NumPy treats durations and dates as numbers, but they are not answers.
    const bool is_time = type.find("time") != std::string::npos || type.find("Time") != std::string::npos;
    if (!is_time && PyNumber_Check(cell.ptr()) != 0) return number(cell, words);
    words = py::cast<std::string>(py::str(cell)) + " (" + type + ")";
    return words_cell;
  }

 private:
  static double number(py::handle cell, std::string& words) {
    const double value = PyFloat_AsDouble(cell.ptr());
    if (value == -1.0 && PyErr_Occurred() != nullptr) {
      PyErr_Clear();
      words = py::cast<std::string>(py::str(cell));
      return words_cell;
    }
    return value;
  }

  double text(const std::string& cell, std::string& words) const {
    const auto label = labels_.find(cell);
    if (label != labels_.end()) return label->second;
    const files::Answer answer = reader_.read({cell.data(), static_cast<std::uint32_t>(cell.size()), false});
    switch (answer.kind) {
      case files::AnswerKind::number:
        return answer.value;
      case files::AnswerKind::missing:
        return missing_cell;
      case files::AnswerKind::not_applicable:
        return not_applicable_cell;
      case files::AnswerKind::text:
        break;
    }
    words = cell;
    return words_cell;
  }

  const files::AnswerReader& reader_;
  const std::map<std::string, double>& labels_;
};

}  // namespace

void FrameColumns::take_arrow(const py::object& exporter) {
  arrow_ = std::make_unique<ArrowTables>(exporter);
  names_ = arrow_->names();
  std::size_t begin = 0;
  for (std::size_t i = 0; i < arrow_->size(); ++i) {
    if (arrow_->rows(i) == 0) continue;
    chunks_.push_back({begin, arrow_->rows(i), arrow_->columns(i)});
    begin += arrow_->rows(i);
  }
}

void FrameColumns::add_array(std::string name, py::array values) {
  require_length(name, values.ndim() == 1 ? static_cast<std::size_t>(values.size()) : rows_ + 1);
  columns_.push_back({values.data(), type_of_array(values, name), values.strides(0)});
  names_.push_back(std::move(name));
  kept_.push_back(std::move(values));
}

void FrameColumns::add_table(const std::vector<std::string>& names, py::array values) {
  if (values.ndim() != 2 || static_cast<std::size_t>(values.shape(0)) != rows_ ||
      static_cast<std::size_t>(values.shape(1)) != names.size()) {
    throw Error(ErrorCode::shape_mismatch, "a table: expected " + std::to_string(rows_) + " rows and " +
                                               std::to_string(names.size()) + " columns, found " +
                                               std::to_string(values.size()) + " values");
  }
  if (names.empty()) return;
  const ElementType type = type_of_array(values, names.front());
  const auto* first = static_cast<const unsigned char*>(values.data());
  for (const std::string& name : names) {
    columns_.push_back({first, type, values.strides(0)});
    names_.push_back(name);
    if (rows_ > 0) first += values.strides(1);
  }
  kept_.push_back(std::move(values));
}

void FrameColumns::add_cells(std::string name, const py::list& cells, const files::AnswerReader& reader,
                             const std::map<std::string, double>& labels) {
  require_length(name, cells.size());
  const CellReader cell_reader(reader, labels);
  std::vector<double>& values = add_owned(std::move(name));
  std::string words;
  for (std::size_t row = 0; row < rows_; ++row) {
    words.clear();
    values[row] = cell_reader.read(cells[row], words);
    if (!words.empty()) words_[{row, names_.size() - 1}] = words;
  }
}

void FrameColumns::add_coded(std::string name, const py::array_t<std::int32_t, py::array::c_style>& places,
                             const py::list& cells, const files::AnswerReader& reader,
                             const std::map<std::string, double>& labels) {
  require_length(name, static_cast<std::size_t>(places.size()));
  const CellReader cell_reader(reader, labels);
  std::vector<double> numbers(cells.size());
  std::vector<std::string> words(cells.size());
  for (std::size_t place = 0; place < cells.size(); ++place)
    numbers[place] = cell_reader.read(cells[place], words[place]);
  std::vector<double>& values = add_owned(std::move(name));
  const std::int32_t* place_of = places.data();
  for (std::size_t row = 0; row < rows_; ++row) {
    if (place_of[row] < 0) {
      values[row] = missing_cell;
      continue;
    }
    const auto place = static_cast<std::size_t>(place_of[row]);
    require(place < numbers.size(), ErrorCode::internal, "add_coded", "places",
            "found an index beyond the cells");
    values[row] = numbers[place];
    if (!words[place].empty()) words_[{row, names_.size() - 1}] = words[place];
  }
}

void FrameColumns::require_length(const std::string& name, std::size_t length) const {
  if (length == rows_) return;
  throw Error(ErrorCode::shape_mismatch, "column '" + name + "' has " + std::to_string(length) +
                                             " values, and there are " + std::to_string(rows_) + " rows");
}

/// Adds a column owned by this object, for numbers and the two codes.
std::vector<double>& FrameColumns::add_owned(std::string name) {
  std::vector<double>& values = owned_.emplace_back(rows_);
  ResponseColumn column = column_of(std::span<const double>(values));
  column.not_applicable_code = not_applicable_cell;
  columns_.push_back(column);
  names_.push_back(std::move(name));
  return values;
}

void FrameColumns::set_codes(const std::vector<double>& missing, std::optional<double> not_applicable) {
  const auto set = [&](ResponseColumn& column) {
    if (missing.size() == 1) column.missing_code = missing.front();
    if (not_applicable && !column.not_applicable_code) column.not_applicable_code = not_applicable;
  };
  for (ResponseColumn& column : columns_) set(column);
  for (FrameChunk& chunk : chunks_) {
    for (ResponseColumn& column : chunk.columns) set(column);
  }
  for (std::vector<double>& values : owned_) {
    for (double& value : values) {
      if (std::find(missing.begin(), missing.end(), value) != missing.end())
        value = missing_cell;
      else if (value == not_applicable)
        value = not_applicable_cell;
    }
  }
}

const std::vector<FrameChunk>& FrameColumns::chunks() {
  if (!arrow_ && chunks_.empty() && rows_ > 0) chunks_.push_back({0, rows_, columns_});
  return chunks_;
}

const std::string* FrameColumns::words_at(std::size_t row, std::size_t column) const {
  const auto found = words_.find({row, column});
  return found == words_.end() ? nullptr : &found->second;
}

}  // namespace intimetry::python
