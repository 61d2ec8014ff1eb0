#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "intimetry/core/config.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// Draws `Count` whole numbers below last, last - 1, ... from one word of 64 random bits, each uniformly.
/// Drawing takes most of the time of a permutation test, and a word has enough bits for several numbers.
/// (Brackett-Rozinsky and Lemire 2024, Softw Pract Exper, doi 10.1002/spe.3369.)
template <std::size_t Count>
void draw_below(Random& random, std::uint64_t last, std::uint64_t (&drawn)[Count]) {
  __extension__ typedef unsigned __int128 Product;
  std::uint64_t bounds = 1;
  for (std::size_t i = 0; i < Count; ++i) bounds *= last - i;
  const auto draw = [&] {
    std::uint64_t low = random.bits();
    for (std::size_t i = 0; i < Count; ++i) {
      const Product product = Product{low} * (last - i);
      drawn[i] = static_cast<std::uint64_t>(product >> 64U);
      low = static_cast<std::uint64_t>(product);
    }
    return low;
  };
  std::uint64_t low = draw();
  if (low >= bounds) return;
  const std::uint64_t least = (0 - bounds) % bounds;
  while (low < least) low = draw();
}

/// Puts 0, 1, ... in a random order, with equal probabilities of all orders. At most 2^30 elements.
inline void random_order(Random& random, std::span<std::uint32_t> order) {
  std::size_t left = order.size();
  for (std::size_t i = 0; i < left; ++i) order[i] = static_cast<std::uint32_t>(i);
  const auto place = [&](const auto& drawn) {
    for (const std::uint64_t at : drawn) {
      --left;
      std::swap(order[left], order[static_cast<std::size_t>(at)]);
    }
  };
  while (left > 4096) {
    std::uint64_t drawn[2];
    draw_below(random, left, drawn);
    place(drawn);
  }
  while (left > 4) {
    std::uint64_t drawn[4];
    draw_below(random, left, drawn);
    place(drawn);
  }
  while (left > 1) {
    std::uint64_t drawn[1];
    draw_below(random, left, drawn);
    place(drawn);
  }
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
