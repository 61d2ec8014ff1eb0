#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace intimetry::files {

/// A table that is in memory and not in a file: while it lives, `open_source` of its name, on the thread that
/// made it, reads its text. What can be done with a file of answers can so be done with a data frame.
class MemoryTable {
 public:
  MemoryTable(std::string name, std::string text);
  MemoryTable(const MemoryTable&) = delete;
  MemoryTable& operator=(const MemoryTable&) = delete;
  ~MemoryTable();

  /// Returns the text of the table that has this name, or null.
  [[nodiscard]] static std::shared_ptr<const std::string> find(std::string_view name);

 private:
  std::string name_;
};

}  // namespace intimetry::files
