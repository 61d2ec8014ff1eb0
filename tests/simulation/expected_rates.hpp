#pragma once

#include <gtest/gtest.h>

#include <string>

#include "simulation/simulation.hpp"

// The required rate of a simulation; each prints its row.

namespace intimetry::test {

inline void expect_nominal(const std::string& what, const Rate& rate) {
  print_row(what, rate);
  EXPECT_TRUE(rate.agrees_with(0.05)) << what << " " << rate.value();
}

/// For approximations, whose rates are in docs/simulations.md.
inline void expect_between(const std::string& what, const Rate& rate, double low, double high) {
  print_row(what, rate);
  EXPECT_GE(rate.value(), low) << what;
  EXPECT_LE(rate.value(), high) << what;
}

}  // namespace intimetry::test
