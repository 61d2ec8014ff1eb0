#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace intimetry::python {

/// A column of an exported batch, with its buffers in the order of the Arrow columnar format.
struct ExportedColumn {
  std::vector<const void*> buffers;  // validity first; null if nothing is missing
  std::int64_t null_count = 0;
};

struct ExportedBatch {
  std::int64_t rows = 0;
  std::vector<ExportedColumn> columns;
};

/// A table exported through the Arrow C stream interface; `owner` owns its memory.
struct ExportedTable {
  std::vector<std::pair<std::string, std::string>> fields;  // name, format
  std::vector<ExportedBatch> batches;
  std::shared_ptr<const void> owner;
};

/// Returns the table as a capsule named "arrow_array_stream", without copying. The table lives until the
/// receiver has released all of it.
pybind11::capsule export_arrow_stream(std::shared_ptr<const ExportedTable> table);

}  // namespace intimetry::python
