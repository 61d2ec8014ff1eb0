#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Each enumeration's words as files and the command line spell them, in the enumeration's order. An
/// enumeration that has words specialises it where the enumeration is declared.
template <class Enum>
struct Words;

template <class Enum>
using Word = std::pair<Enum, std::string_view>;

/// Returns whether a table has the values of its enumeration in their order, from 0 on, so that a value is
/// the place of its word.
template <class Enum>
constexpr bool words_in_order() noexcept {
  for (std::size_t i = 0; i < Words<Enum>::table.size(); ++i) {
    if (static_cast<std::size_t>(Words<Enum>::table[i].first) != i) return false;
  }
  return true;
}

/// Returns the word for a value.
template <class Enum>
constexpr std::string_view word(Enum value) noexcept {
  static_assert(words_in_order<Enum>());
  return Words<Enum>::table[static_cast<std::size_t>(value)].second;
}

/// Returns the value that a word stands for, or nothing.
template <class Enum>
constexpr std::optional<Enum> from_word(std::string_view text) noexcept {
  static_assert(words_in_order<Enum>());
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
