#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intimetry::python {

/// A column of a batch that is handed out, its buffers as the Arrow columnar format orders them.
struct ExportedColumn {
  std::vector<const void*> buffers;  // validity first; null where nothing is missing
  std::int64_t null_count = 0;
};

struct ExportedBatch {
  std::int64_t rows = 0;
  std::vector<ExportedColumn> columns;
};

/// A table that is handed out through the Arrow C stream interface; its memory is `owner`'s.
struct ExportedTable {
  std::vector<std::pair<std::string, std::string>> fields;  // name, format
  std::vector<ExportedBatch> batches;
  std::shared_ptr<const void> owner;
};

/// Returns the table as a capsule named "arrow_array_stream". Nothing is copied: the table lives as long as
/// what the receiver keeps of it.
pybind11::capsule export_arrow_stream(std::shared_ptr<const ExportedTable> table);

}  // namespace intimetry::python
