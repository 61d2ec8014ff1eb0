#pragma once

#include "intimetry/report/impl/safety.hpp"
#include "intimetry/report/safety_lines.hpp"
