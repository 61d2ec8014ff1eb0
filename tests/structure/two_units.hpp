#pragma once

namespace intimetry::test {

/// Where the umbrella's inline functions and tables stand, seen from the other translation unit.
const void* error_table_seen_from_b();

}  // namespace intimetry::test
