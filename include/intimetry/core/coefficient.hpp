#pragma once

#include <array>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// What estimates the reliability of a score.
enum class Coefficient { alpha, omega, retest, split_half, spearman_brown };

template <>
struct Words<Coefficient> {
  static constexpr std::array table{Word<Coefficient>{Coefficient::alpha, "alpha"},
                                    Word<Coefficient>{Coefficient::omega, "omega"},
                                    Word<Coefficient>{Coefficient::retest, "retest"},
                                    Word<Coefficient>{Coefficient::split_half, "split_half"},
                                    Word<Coefficient>{Coefficient::spearman_brown, "spearman_brown"}};
};

}  // namespace intimetry::INTIMETRY_MODE
