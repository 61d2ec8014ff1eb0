#include "arrow_import.hpp"

#include <array>
#include <string_view>

#include "intimetry/core/error.hpp"

namespace intimetry::python {

namespace py = pybind11;

namespace {

/// Releases an exporter's structure, also after errors.
template <class Exported>
struct Released {
  Exported value{};
  Released() = default;
  Released(const Released&) = delete;
  Released& operator=(const Released&) = delete;
  ~Released() {
    if (value.release != nullptr) value.release(&value);
  }
};

ElementType type_of_format(std::string_view format, const std::string& column) {
  constexpr std::array known{std::pair{'c', ElementType::int8},    std::pair{'s', ElementType::int16},
                             std::pair{'i', ElementType::int32},   std::pair{'l', ElementType::int64},
                             std::pair{'f', ElementType::float32}, std::pair{'g', ElementType::float64}};
  for (const auto& [letter, type] : known) {
    if (format.size() == 1 && format.front() == letter) return type;
  }
  throw Error(ErrorCode::internal,
              "column '" + column + "' came as the Arrow type '" + std::string(format) + "'");
}

std::size_t size_of(ElementType type) {
  constexpr std::size_t sizes[] = {1, 2, 4, 8, 4, 8};
  return sizes[static_cast<std::size_t>(type)];
}

}  // namespace

ArrowTables::ArrowTables(const py::object& exporter) {
  const py::capsule capsule = exporter.attr("__arrow_c_stream__")();
  auto* stream = static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), "arrow_array_stream"));
  if (stream == nullptr) throw py::error_already_set();
  const auto check = [&](int status) {
    if (status == 0) return;
    const char* words = stream->get_last_error(stream);
    throw Error(ErrorCode::data_syntax,
                std::string("the data frame: cannot be read: ") + (words == nullptr ? "" : words));
  };
  Released<ArrowSchema> schema;
  check(stream->get_schema(stream, &schema.value));
  for (std::int64_t i = 0; i < schema.value.n_children; ++i) {
    names_.emplace_back(schema.value.children[i]->name);
    types_.push_back(type_of_format(schema.value.children[i]->format, names_.back()));
  }
  for (;;) {
    ArrowArray table{};
    check(stream->get_next(stream, &table));
    if (table.release == nullptr) break;
    tables_.push_back(table);
  }
}

ArrowTables::~ArrowTables() {
  for (ArrowArray& table : tables_) {
    if (table.release != nullptr) table.release(&table);
  }
}

std::vector<ResponseColumn> ArrowTables::columns(std::size_t at) const {
  const ArrowArray& table = tables_[at];
  std::vector<ResponseColumn> columns;
  for (std::size_t j = 0; j < names_.size(); ++j) {
    const ArrowArray& child = *table.children[j];
    const auto offset = static_cast<std::size_t>(table.offset + child.offset);
    ResponseColumn column;
    column.type = types_[j];
    column.stride = static_cast<std::ptrdiff_t>(size_of(types_[j]));
    column.data = static_cast<const unsigned char*>(child.buffers[1]) + offset * size_of(types_[j]);
    if (child.null_count != 0) {
      column.validity = static_cast<const std::uint8_t*>(child.buffers[0]);
      column.validity_offset = offset;
    }
    columns.push_back(column);
  }
  return columns;
}

}  // namespace intimetry::python
