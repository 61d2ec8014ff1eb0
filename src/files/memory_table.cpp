#include "files/memory_table.hpp"

#include <functional>
#include <map>
#include <utility>

namespace intimetry::files {

namespace {

using MemoryTables = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;

MemoryTables& tables_in_memory() {
  static thread_local MemoryTables tables;
  return tables;
}

}  // namespace

MemoryTable::MemoryTable(std::string name, std::string text) : name_(std::move(name)) {
  tables_in_memory().insert_or_assign(name_, std::make_shared<const std::string>(std::move(text)));
}

MemoryTable::~MemoryTable() { tables_in_memory().erase(name_); }

std::shared_ptr<const std::string> MemoryTable::find(std::string_view name) {
  const auto found = tables_in_memory().find(name);
  return found == tables_in_memory().end() ? nullptr : found->second;
}

}  // namespace intimetry::files
