#pragma once

#include <filesystem>

namespace intimetry::test {

/// Returns the root of the project's tree.
std::filesystem::path source_dir();

}  // namespace intimetry::test
