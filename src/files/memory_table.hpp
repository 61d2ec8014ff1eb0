#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace intimetry::files {

/// A table in memory instead of a file: during its lifetime, `open_source` of its name reads its text, on the
/// thread that made it. So everything that works with a file of answers also works with a data frame.
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
