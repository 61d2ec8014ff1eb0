#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The five dimensions of intimacy, on which scales of different instruments are compared.
enum class Dimension { emotional, intellectual, experiential, spiritual, sexual };

/// The perspective of an administration: how it is for me (now), how I would like it (ideal), how I believe
/// my partner would answer (partner), what I see my partner do (observer).
enum class Perspective : unsigned char { now, ideal, partner, observer };

/// Who may see the answer to an item, from most to fewest people. `shared`: others may see it, if its
/// respondent agrees. `in_scores`: nobody else sees the answer, but scores that contain it may be shared.
/// `own`: only the respondent and the clinician see anything that contains it. `clinician`: only the
/// clinician does.
enum class Visibility { shared, in_scores, own, clinician };

/// How the answers to a scale's items are combined.
enum class ScoreKind { sum, mean };

/// Which end of a scale is better.
enum class Direction { higher_is_better, higher_is_worse, neither };

/// Whether published evidence shows that the instrument measures what it claims.
enum class Validation { none, published };

/// How a fact about an instrument is known.
enum class Evidence { published, empirical, secondary };

/// Whether a user must ask the rights holder before administering the instrument.
enum class Permission { needed, not_needed, unknown };

/// How a figure is compared with its limit.
enum class Comparison { below, at_most, above, at_least };

enum class Coefficient { alpha, omega, retest, split_half, spearman_brown };

/// The words of each enumeration in files and on the command line, in the enumeration's order.
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

/// Returns the value of a word, or nothing if the enumeration does not have it.
template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view text) noexcept {
  for (const auto& [value, spelt] : Words<Enum>::table) {
    if (spelt == text) return value;
  }
  return std::nullopt;
}

/// Returns all words of an enumeration for a message: "a, b or c".
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
