#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <string>
#include <vector>

#include "arrow_interface.hpp"
#include "intimetry/data/response_view.hpp"

namespace intimetry::python {

/// The tables of an Arrow stream, held for the lifetime of this object.
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
