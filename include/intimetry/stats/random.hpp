#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The default seed of all random procedures.
inline constexpr std::uint64_t default_seed = 20'240'917;

/// A random number generator with the same results in every build, which the standard library's distributions
/// do not guarantee. Each seed has 2^64 independent streams, so that work can be split in any way: stream i
/// belongs to replication i, on any thread.
/// @formula xoshiro256++, its state drawn by splitmix64 from seed and stream
/// @source Blackman and Vigna 2021, ACM Trans Math Softw 47:36, doi 10.1145/3460772; bounded numbers: Lemire
///   2019, ACM Trans Model Comput Simul 29:3, doi 10.1145/3230636; normal: Marsaglia and Bray 1964, SIAM Rev
///   6:260
/// @degenerate a seed or stream of 0 is allowed
/// @verified tests/reference/random (the published algorithms in Python's integers)
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0) noexcept {
    // Two rounds of mixing, so that neighbouring seeds and streams do not share a state.
    std::uint64_t at = seed;
    at = split_mix(at) ^ stream;
    for (std::uint64_t& word : state_) word = split_mix(at);
  }

  /// Returns 64 random bits.
  std::uint64_t bits() noexcept {
    const std::uint64_t result = rotated(state_[0] + state_[3], 23) + state_[0];
    const std::uint64_t shifted = state_[1] << 17U;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotated(state_[3], 45);
    return result;
  }

  /// Returns a uniform number in [0, 1), a multiple of 2^-53.
  double uniform() noexcept { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }

  /// Returns a whole number from 0 to count - 1, with equal probabilities.
  /// @throws Error(bad_argument) if count is 0
  std::uint64_t below(std::uint64_t count) {
    require(count > 0, ErrorCode::bad_argument, "Random::below", "count", "expected at least 1");
    Product product = Product{bits()} * count;
    auto low = static_cast<std::uint64_t>(product);
    if (low < count) {
      const std::uint64_t least = (0 - count) % count;
      while (low < least) {
        product = Product{bits()} * count;
        low = static_cast<std::uint64_t>(product);
      }
    }
    return static_cast<std::uint64_t>(product >> 64U);
  }

  /// Returns a standard normal number.
  double normal() noexcept {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    double x = 0;
    double y = 0;
    double square = 0;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    const double factor = std::sqrt(-2 * std::log(square) / square);
    spare_ = y * factor;
    has_spare_ = true;
    return x * factor;
  }

  /// Shuffles the elements, with equal probabilities of all orders.
  template <class T>
  void shuffle(std::span<T> elements) {
    for (std::size_t left = elements.size(); left > 1; --left) {
      std::swap(elements[left - 1], elements[static_cast<std::size_t>(below(left))]);
    }
  }

 private:
  __extension__ typedef unsigned __int128 Product;

  static std::uint64_t split_mix(std::uint64_t& at) noexcept {
    at += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = at;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  static constexpr std::uint64_t rotated(std::uint64_t x, unsigned by) noexcept {
    return (x << by) | (x >> (64U - by));
  }

  std::array<std::uint64_t, 4> state_{};
  double spare_ = 0;
  bool has_spare_ = false;
};

}  // namespace intimetry::INTIMETRY_MODE
