#include "intimetry/intimetry.hpp"
#include "structure/two_units.hpp"

const void* intimetry::test::error_table_seen_from_b() { return &intimetry::error_table; }
