#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "intimetry/data/response_view.hpp"

namespace intimetry::python {

// The Arrow C data and stream interfaces, as their public specification lays them out.

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};

struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
  int (*get_next)(ArrowArrayStream*, ArrowArray*);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};

/// The tables of an Arrow stream, held until this goes.
class ArrowTables {
 public:
  /// @param exporter an object with `__arrow_c_stream__`
  explicit ArrowTables(const pybind11::object& exporter);
  ArrowTables(const ArrowTables&) = delete;
  ArrowTables& operator=(const ArrowTables&) = delete;
  ~ArrowTables();

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] std::size_t size() const noexcept { return tables_.size(); }
  [[nodiscard]] std::size_t rows(std::size_t table) const {
    return static_cast<std::size_t>(tables_[table].length);
  }
  /// Returns the columns of one table.
  [[nodiscard]] std::vector<ResponseColumn> columns(std::size_t table) const;

 private:
  std::vector<std::string> names_;
  std::vector<ElementType> types_;
  std::vector<ArrowArray> tables_;
};

}  // namespace intimetry::python
