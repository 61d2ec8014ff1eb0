#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The five dimensions of intimacy: the axis on which scales of different instruments are laid side by side.
enum class Dimension { emotional, intellectual, experiential, spiritual, sexual };

/// How an administration is meant: as it is for me, as I would like it, how I believe my partner would
/// answer, what I see my partner do.
enum class Perspective : unsigned char { now, ideal, partner, observer };

/// Who may see the answer to an item, the widest first. `shared`: it may be listed, if its respondent agrees.
/// `in_scores`: it is never listed, the scores that hold it may be shared. `own` and `clinician`: it enters
/// nothing that anybody else sees but its respondent and the clinician, or but the clinician.
enum class Visibility { shared, in_scores, own, clinician };

/// How the answers to a scale's items become one number.
enum class ScoreKind { sum, mean };

/// Which end of a scale is the wished-for one.
enum class Direction { higher_is_better, higher_is_worse, neither };

/// Whether anyone has published evidence that the instrument measures what it says.
enum class Validation { none, published };

/// How well a fact about an instrument is known.
enum class Evidence { published, empirical, secondary };

/// Whether a user must ask the rights holder before administering.
enum class Permission { needed, not_needed, unknown };

/// How a figure is compared with its limit.
enum class Comparison { below, at_most, above, at_least };

enum class Coefficient { alpha, omega, retest, split_half, spearman_brown };

/// Each enumeration's words as files and the command line spell them, in the enumeration's order.
template <class Enum>
struct Words;

#define INTIMETRY_WORDS(Enum, ...)                                                  \
  template <>                                                                       \
  struct Words<Enum> {                                                              \
    static constexpr std::array table{__VA_ARGS__};                                 \
  };                                                                                \
  static_assert([] {                                                                \
    for (std::size_t i = 0; i < Words<Enum>::table.size(); ++i) {                   \
      if (static_cast<std::size_t>(Words<Enum>::table[i].first) != i) return false; \
    }                                                                               \
    return true;                                                                    \
  }())

template <class Enum>
using Word = std::pair<Enum, std::string_view>;

INTIMETRY_WORDS(Dimension, Word<Dimension>{Dimension::emotional, "emotional"},
                Word<Dimension>{Dimension::intellectual, "intellectual"},
                Word<Dimension>{Dimension::experiential, "experiential"},
                Word<Dimension>{Dimension::spiritual, "spiritual"},
                Word<Dimension>{Dimension::sexual, "sexual"});
INTIMETRY_WORDS(Perspective, Word<Perspective>{Perspective::now, "now"},
                Word<Perspective>{Perspective::ideal, "ideal"},
                Word<Perspective>{Perspective::partner, "partner"},
                Word<Perspective>{Perspective::observer, "observer"});
INTIMETRY_WORDS(Visibility, Word<Visibility>{Visibility::shared, "shared"},
                Word<Visibility>{Visibility::in_scores, "in_scores"},
                Word<Visibility>{Visibility::own, "own"},
                Word<Visibility>{Visibility::clinician, "clinician"});
INTIMETRY_WORDS(ScoreKind, Word<ScoreKind>{ScoreKind::sum, "sum"}, Word<ScoreKind>{ScoreKind::mean, "mean"});
INTIMETRY_WORDS(Direction, Word<Direction>{Direction::higher_is_better, "higher_is_better"},
                Word<Direction>{Direction::higher_is_worse, "higher_is_worse"},
                Word<Direction>{Direction::neither, "neither"});
INTIMETRY_WORDS(Validation, Word<Validation>{Validation::none, "none"},
                Word<Validation>{Validation::published, "published"});
INTIMETRY_WORDS(Evidence, Word<Evidence>{Evidence::published, "published"},
                Word<Evidence>{Evidence::empirical, "empirical"},
                Word<Evidence>{Evidence::secondary, "secondary"});
INTIMETRY_WORDS(Permission, Word<Permission>{Permission::needed, "needed"},
                Word<Permission>{Permission::not_needed, "not_needed"},
                Word<Permission>{Permission::unknown, "unknown"});
INTIMETRY_WORDS(Comparison, Word<Comparison>{Comparison::below, "<"},
                Word<Comparison>{Comparison::at_most, "<="}, Word<Comparison>{Comparison::above, ">"},
                Word<Comparison>{Comparison::at_least, ">="});
INTIMETRY_WORDS(Coefficient, Word<Coefficient>{Coefficient::alpha, "alpha"},
                Word<Coefficient>{Coefficient::omega, "omega"},
                Word<Coefficient>{Coefficient::retest, "retest"},
                Word<Coefficient>{Coefficient::split_half, "split_half"},
                Word<Coefficient>{Coefficient::spearman_brown, "spearman_brown"});
#undef INTIMETRY_WORDS

/// Returns the word for a value.
template <class Enum>
constexpr std::string_view word(Enum value) noexcept {
  return Words<Enum>::table[static_cast<std::size_t>(value)].second;
}

/// Returns the value that a word stands for, or nothing.
template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view text) noexcept {
  for (const auto& [value, spelt] : Words<Enum>::table) {
    if (spelt == text) return value;
  }
  return std::nullopt;
}

/// Returns all words of an enumeration, "a, b or c", for a message.
template <class Enum>
std::string word_list() {
  std::string text;
  const auto& table = Words<Enum>::table;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (i != 0) text += i + 1 == table.size() ? " or " : ", ";
    text += table[i].second;
  }
  return text;
}

}  // namespace intimetry::INTIMETRY_MODE
