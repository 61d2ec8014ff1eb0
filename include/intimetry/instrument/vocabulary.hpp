#pragma once

#include <array>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

// The words that the file of an instrument chooses from.

namespace intimetry::INTIMETRY_MODE {

/// The five dimensions of intimacy: the axis on which scales of different instruments are laid side by side.
enum class Dimension { emotional, intellectual, experiential, spiritual, sexual };

template <>
struct Words<Dimension> {
  static constexpr std::array table{Word<Dimension>{Dimension::emotional, "emotional"},
                                    Word<Dimension>{Dimension::intellectual, "intellectual"},
                                    Word<Dimension>{Dimension::experiential, "experiential"},
                                    Word<Dimension>{Dimension::spiritual, "spiritual"},
                                    Word<Dimension>{Dimension::sexual, "sexual"}};
};

/// Who may see the answer to an item, the widest first. `shared`: it may be listed, if its respondent agrees.
/// `in_scores`: it is never listed, the scores that hold it may be shared. `own` and `clinician`: it enters
/// nothing that anybody else sees but its respondent and the clinician, or but the clinician.
enum class Visibility { shared, in_scores, own, clinician };

template <>
struct Words<Visibility> {
  static constexpr std::array table{
      Word<Visibility>{Visibility::shared, "shared"}, Word<Visibility>{Visibility::in_scores, "in_scores"},
      Word<Visibility>{Visibility::own, "own"}, Word<Visibility>{Visibility::clinician, "clinician"}};
};

/// How the answers to a scale's items become one number.
enum class ScoreKind { sum, mean };

template <>
struct Words<ScoreKind> {
  static constexpr std::array table{Word<ScoreKind>{ScoreKind::sum, "sum"},
                                    Word<ScoreKind>{ScoreKind::mean, "mean"}};
};

/// Which end of a scale is the wished-for one.
enum class Direction { higher_is_better, higher_is_worse, neither };

template <>
struct Words<Direction> {
  static constexpr std::array table{Word<Direction>{Direction::higher_is_better, "higher_is_better"},
                                    Word<Direction>{Direction::higher_is_worse, "higher_is_worse"},
                                    Word<Direction>{Direction::neither, "neither"}};
};

/// Whether anyone has published evidence that the instrument measures what it says.
enum class Validation { none, published };

template <>
struct Words<Validation> {
  static constexpr std::array table{Word<Validation>{Validation::none, "none"},
                                    Word<Validation>{Validation::published, "published"}};
};

/// How well a fact about an instrument is known.
enum class Evidence { published, empirical, secondary };

template <>
struct Words<Evidence> {
  static constexpr std::array table{Word<Evidence>{Evidence::published, "published"},
                                    Word<Evidence>{Evidence::empirical, "empirical"},
                                    Word<Evidence>{Evidence::secondary, "secondary"}};
};

/// Whether a user must ask the rights holder before administering.
enum class Permission { needed, not_needed, unknown };

template <>
struct Words<Permission> {
  static constexpr std::array table{Word<Permission>{Permission::needed, "needed"},
                                    Word<Permission>{Permission::not_needed, "not_needed"},
                                    Word<Permission>{Permission::unknown, "unknown"}};
};

/// How a figure is compared with its limit.
enum class Comparison { below, at_most, above, at_least };

template <>
struct Words<Comparison> {
  static constexpr std::array table{
      Word<Comparison>{Comparison::below, "<"}, Word<Comparison>{Comparison::at_most, "<="},
      Word<Comparison>{Comparison::above, ">"}, Word<Comparison>{Comparison::at_least, ">="}};
};

}  // namespace intimetry::INTIMETRY_MODE
