#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/stats/detail/comoment_parts.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Writes counts, sums and centred moments as 64-bit words, bit for bit.
class StateWriter {
 public:
  void put(std::int64_t number) { words_.push_back(static_cast<std::uint64_t>(number)); }
  void put(double number) {
    std::uint64_t word = 0;
    std::memcpy(&word, &number, sizeof word);
    words_.push_back(word);
  }
  void put(const std::vector<std::int64_t>& numbers) {
    put(static_cast<std::int64_t>(numbers.size()));
    for (const std::int64_t number : numbers) put(number);
  }
  void put(const ExactRows& rows) {
    put(rows.n);
    put(rows.sum);
    put(rows.product);
  }
  template <class Pair>
  void put(const PairedRows<Pair>& rows) {
    put(static_cast<std::int64_t>(rows.pairs.size()));
    for (const Pair& pair : rows.pairs) put(pair);
  }
  void put(const ExactPair& pair) {
    for (const std::int64_t number : {pair.n, pair.x, pair.y, pair.xy}) put(number);
  }
  void put(const CentredPair& pair) {
    put(pair.n);
    for (const double number : {pair.mean_x, pair.mean_y, pair.comoment}) put(number);
  }
  [[nodiscard]] std::vector<std::uint64_t> words() && { return std::move(words_); }

 private:
  std::vector<std::uint64_t> words_;
};

/// Reads these words.
/// @throws Error(bad_argument) for truncated words
class StateReader {
 public:
  explicit StateReader(std::span<const std::uint64_t> words) : words_(words) {}

  void get(std::int64_t& number) { number = static_cast<std::int64_t>(next()); }
  void get(double& number) {
    const std::uint64_t word = next();
    std::memcpy(&number, &word, sizeof number);
  }
  void get(std::vector<std::int64_t>& numbers) {
    numbers.resize(length());
    for (std::int64_t& number : numbers) get(number);
  }
  void get(ExactRows& rows) {
    get(rows.n);
    get(rows.sum);
    get(rows.product);
  }
  template <class Pair>
  void get(PairedRows<Pair>& rows) {
    rows.pairs.resize(length());
    for (Pair& pair : rows.pairs) get(pair);
  }
  void get(ExactPair& pair) {
    for (std::int64_t* number : {&pair.n, &pair.x, &pair.y, &pair.xy}) get(*number);
  }
  void get(CentredPair& pair) {
    get(pair.n);
    for (double* number : {&pair.mean_x, &pair.mean_y, &pair.comoment}) get(*number);
  }
  [[nodiscard]] std::size_t left() const noexcept { return words_.size(); }

 private:
  std::uint64_t next() {
    require(!words_.empty(), ErrorCode::bad_argument, "add_state", "words", "they are truncated");
    const std::uint64_t word = words_.front();
    words_ = words_.subspan(1);
    return word;
  }
  std::size_t length() {
    const std::uint64_t wanted = next();
    require(wanted <= words_.size(), ErrorCode::bad_argument, "add_state", "words", "they are truncated");
    return static_cast<std::size_t>(wanted);
  }

  std::span<const std::uint64_t> words_;
};

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
