#include "structure/two_units.hpp"

#include "intimetry/intimetry.hpp"

const void* intimetry::test::error_table_seen_from_b() { return &intimetry::error_table; }
