#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace intimetry {

/// Why a value is missing, or what to know about one that is not. A closed list.
enum class Flag : std::uint32_t {
  prorated = 1U << 0,
  too_few_answers = 1U << 1,
  out_of_range = 1U << 2,
  not_applicable = 1U << 3,
  not_interpreted = 1U << 4,
  gate_closed = 1U << 5,
  no_norms = 1U << 6,
  error_unknown = 1U << 7,
  no_spread = 1U << 8,
  straight_lining = 1U << 9,
    FlagInfo{Flag::long_run, "long_run",
             "the same option was chosen for half of the items or more, one after another"},
    FlagInfo{Flag::inconsistent, "inconsistent",
             "the two halves of the scales do not agree within this person"},
    FlagInfo{Flag::outlying, "outlying", "the pattern of answers is rare among these respondents"},
    FlagInfo{Flag::many_missing, "many_missing", "more than a fifth of the items are unanswered"},
