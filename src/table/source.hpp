#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "files/csv_blocks.hpp"

namespace intimetry::table {

/// Is told how much of a table has been read: its data rows and their bytes. Called by one thread at a time.
using Progress = std::function<void(std::uint64_t rows, std::uint64_t bytes)>;

/// A table to be read: a file, standard input, or a text in memory.
struct Source {
  /// The path of a file, or "-" for standard input; for a text in memory, what messages call it.
  std::string name = "-";
  std::shared_ptr<const std::string> text = {};  // the table itself, if it is in memory
  std::optional<char> delimiter = {};            // none: recognised from the header
  Progress progress = {};                        // empty: nobody is told
};

/// Returns a table in memory.
Source text_source(std::string name, std::string text, std::optional<char> delimiter = {});

/// Opens the table and reads its header.
/// @throws Error(file_not_found, file_read, data_columns, data_encoding, data_syntax)
files::BlockReader open(const Source& source);

}  // namespace intimetry::table
