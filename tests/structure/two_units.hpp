#pragma once

namespace intimetry::test {

/// Addresses of the umbrella's inline functions and tables in the other translation unit.
const void* error_table_seen_from_b();

}  // namespace intimetry::test
