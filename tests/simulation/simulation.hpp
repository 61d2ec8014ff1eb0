#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "intimetry/stats/random.hpp"

// Common parts of simulations. In the tests each runs for seconds; INTIMETRY_SIMULATION_SCALE=10 runs ten
// times as many replications, as for the tables of docs/simulations.md.

namespace intimetry::test {

/// Returns the number of replications: `few` in the tests, more if the environment variable is set.
inline std::size_t replications(std::size_t few) {
  const char* scale = std::getenv("INTIMETRY_SIMULATION_SCALE");
  const long times = scale == nullptr ? 1 : std::strtol(scale, nullptr, 10);
  return few * static_cast<std::size_t>(times < 1 ? 1 : times);
}

/// A rate of events, with its Monte Carlo error.
struct Rate {
  std::size_t happened = 0;
  std::size_t of = 0;

  void count(bool yes) {
    ++of;
    happened += yes ? 1 : 0;
  }
  [[nodiscard]] double value() const { return static_cast<double>(happened) / static_cast<double>(of); }
  /// Returns the standard error of the rate if its true value is `expected`.
  [[nodiscard]] double standard_error(double expected) const {
    return std::sqrt(expected * (1 - expected) / static_cast<double>(of));
  }
  /// Returns whether the rate is within four Monte Carlo standard errors of the expected one: a correct test
  /// fails once in 16,000 seeds.
  [[nodiscard]] bool agrees_with(double expected) const {
    return std::abs(value() - expected) <= 4 * standard_error(expected);
  }
};

/// Prints one row of a simulation's table, also for docs/simulations.md.
inline void print_row(const std::string& what, const Rate& rate) {
  std::printf("| %s | %.4f | %zu |\n", what.c_str(), rate.value(), rate.of);
}

}  // namespace intimetry::test
