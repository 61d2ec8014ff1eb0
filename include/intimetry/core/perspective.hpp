#pragma once

#include <array>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// How an administration is meant: as it is for me, as I would like it, how I believe my partner would
/// answer, what I see my partner do.
enum class Perspective : unsigned char { now, ideal, partner, observer };

template <>
struct Words<Perspective> {
  static constexpr std::array table{Word<Perspective>{Perspective::now, "now"},
                                    Word<Perspective>{Perspective::ideal, "ideal"},
                                    Word<Perspective>{Perspective::partner, "partner"},
                                    Word<Perspective>{Perspective::observer, "observer"}};
};

}  // namespace intimetry::INTIMETRY_MODE
