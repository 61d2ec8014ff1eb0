#pragma once

#include <string>

#include "intimetry/core/statistic.hpp"

namespace intimetry::text {

/// Returns a number with this many decimals; "-" for NaN. A number that rounds to zero has no sign.
std::string fixed(double value, int decimals);

/// Returns a coefficient as in publications, ".86" or "-.12"; "-" for NaN.
std::string coefficient(double value, int decimals = 2);

/// Returns a probability as in publications: "< .001", ".034"; "-" for NaN.
std::string p_value(double p);

/// Returns "[1.20, 3.40]"; "-" without an interval.
std::string interval(double low, double high, int decimals = 2);
std::string coefficient_interval(const Interval& interval, int decimals = 2);

}  // namespace intimetry::text
