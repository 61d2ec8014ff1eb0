#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/impl/comoment_state.hpp"
#include "intimetry/stats/impl/integer_block.hpp"
#include "intimetry/stats/impl/small_answers.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Comoments::Comoments(std::size_t columns) : k_(columns) {
  require(columns > 0, ErrorCode::bad_argument, "Comoments", "columns", "there must be at least one");
  integers_.resize(columns);
  present_.reserve(columns);
}

INTIMETRY_INLINE void Comoments::add(std::span<const double> rows) {
  require(rows.size() % k_ == 0, ErrorCode::shape_mismatch, "Comoments::add", "rows",
          std::to_string(rows.size()) + " numbers are not whole rows of " + std::to_string(k_));
  // Blocks of columns are faster only above some number of rows.
  if (rows.size() < 16 * k_) {
    for (std::size_t at = 0; at < rows.size(); at += k_) add_row(rows.subspan(at, k_));
    return;
  }
  const std::int64_t before = rows_;
  stats::detail::SmallAnswers answers(k_);
  std::vector<std::int16_t> block(k_ * stats::detail::integer_block_stride);
  std::vector<std::int16_t> small(k_);
  std::size_t held = 0;
  const auto put_in = [&] {
    add_block(block.data(), stats::detail::integer_block_stride, held);
    held = 0;
  };
  for (std::size_t at = 0; at < rows.size();) {
    at += k_ * answers.take(&rows[at], (rows.size() - at) / k_);
    if (answers.full()) {
      put_in_answers(answers);
      continue;
    }
    for (const std::size_t end = std::min(at + 4 * k_, rows.size()); at < end; at += k_) {
      if (stats::detail::to_small_integers(&rows[at], k_, small.data())) {
        for (std::size_t i = 0; i < k_; ++i) block[i * stats::detail::integer_block_stride + held] = small[i];
        if (++held == stats::detail::integer_block_rows) put_in();
      } else {
        refuse_bad(rows.subspan(at, k_), before + static_cast<std::int64_t>(at / k_));
        add_row(rows.subspan(at, k_));
      }
    }
  }
  put_in();
  put_in_answers(answers);
}

INTIMETRY_INLINE void Comoments::add_columns(std::span<const std::int16_t> columns, std::size_t stride,
                                             std::size_t rows) {
  static_assert(missing == stats::detail::integer_block_missing);
  require(rows == 0 || (stride >= rows && columns.size() >= (k_ - 1) * stride + rows),
          ErrorCode::shape_mismatch, "Comoments::add_columns", "columns",
          "expected " + std::to_string(k_) + " columns of the same length");
  stats::detail::SmallAnswers answers(k_);
  for (std::size_t at = 0; at < rows;) {
    at += answers.take_columns(columns.data() + at, stride, rows - at);
    const bool full = answers.full();
    put_in_answers(answers);
    if (full) continue;
    const std::size_t others = std::min(stats::detail::integer_block_rows, rows - at);
    add_block(columns.data() + at, stride, others);
    at += others;
  }
}

INTIMETRY_INLINE void Comoments::merge(const Comoments& other) {
  require(other.k_ == k_, ErrorCode::shape_mismatch, "Comoments::merge", "other",
          "it has " + std::to_string(other.k_) + " columns; expected " + std::to_string(k_));
  require(rows_ <= max_rows - other.rows_, ErrorCode::bad_argument, "Comoments::merge", "other",
          "more than 10^10 rows");
  if (&other == this) {
    merge(Comoments(other));
    return;
  }
  rows_ += other.rows_;
  exact_complete_.merge(other.exact_complete_);
  exact_gaps_.merge(other.exact_gaps_);
  centred_complete_.merge(other.centred_complete_);
  centred_gaps_.merge(other.centred_gaps_);
}

INTIMETRY_INLINE std::vector<std::uint64_t> Comoments::state() const {
  stats::detail::StateWriter writer;
  writer.put(static_cast<std::int64_t>(k_));
  writer.put(rows_);
  writer.put(exact_complete_);
  writer.put(exact_gaps_);
  writer.put(centred_complete_);
  writer.put(centred_gaps_);
  return std::move(writer).words();
}

INTIMETRY_INLINE void Comoments::add_state(std::span<const std::uint64_t> words) {
  stats::detail::StateReader reader(words);
  std::int64_t columns = 0;
  reader.get(columns);
  require(columns == static_cast<std::int64_t>(k_), ErrorCode::shape_mismatch, "Comoments::add_state",
          "words", "they have " + std::to_string(columns) + " columns; expected " + std::to_string(k_));
  Comoments other(k_);
  reader.get(other.rows_);
  reader.get(other.exact_complete_);
  reader.get(other.exact_gaps_);
  reader.get(other.centred_complete_);
  reader.get(other.centred_gaps_);
  const std::size_t pairs = k_ * (k_ + 1) / 2;
  const auto fits = [](std::size_t size, std::size_t expected) { return size == 0 || size == expected; };
  require(reader.left() == 0 && other.rows_ >= 0 && fits(other.exact_complete_.sum.size(), k_) &&
              fits(other.exact_complete_.product.size(), pairs) &&
              other.exact_complete_.sum.empty() == other.exact_complete_.product.empty() &&
              other.exact_complete_.n >= 0 &&
              (other.exact_complete_.n == 0 || !other.exact_complete_.sum.empty()) &&
              fits(other.exact_gaps_.pairs.size(), pairs) &&
              fits(other.centred_complete_.pairs.size(), pairs) &&
              fits(other.centred_gaps_.pairs.size(), pairs),
          ErrorCode::bad_argument, "Comoments::add_state", "words", "they are not a valid state");
  merge(other);
}

INTIMETRY_INLINE CovarianceMatrix Comoments::covariances(Cases cases) const {
  CovarianceMatrix result{k_, cases, std::vector<double>(k_), std::vector<double>(k_ * k_),
                          std::vector<std::int64_t>(k_ * k_)};
  for (std::size_t i = 0; i < k_; ++i) {
    for (std::size_t j = i; j < k_; ++j) fill(result, i, j);
  }
  return result;
}

INTIMETRY_INLINE void Comoments::count_rows(std::int64_t rows) {
  require(rows_ <= max_rows - rows, ErrorCode::bad_argument, "Comoments::add", "rows",
          "more than 10^10 rows");
  rows_ += rows;
}

INTIMETRY_INLINE void Comoments::add_block(const std::int16_t* columns, std::size_t stride,
                                           std::size_t rows) {
  if (rows == 0) return;
  bool gaps = false;
  if (!stats::detail::fits_integer_block(columns, stride, k_, rows, gaps)) {
    add_large_answers(columns, stride, rows);
    return;
  }
  count_rows(static_cast<std::int64_t>(rows));
  if (!gaps) {
    stats::detail::add_complete_block(exact_complete_, columns, stride, k_, rows,
                                      static_cast<std::int64_t>(rows));
    return;
  }
  stats::detail::SplitBlock parts;
  parts.split(columns, stride, k_, rows);
  constexpr std::size_t apart = stats::detail::integer_block_stride;
  stats::detail::add_complete_block(exact_complete_, parts.complete.data(), apart, k_, rows,
                                    parts.n_complete);
  stats::detail::add_gap_block(exact_gaps_, parts.gapped.data(), parts.present.data(), apart, k_, rows);
}

INTIMETRY_INLINE void Comoments::add_large_answers(const std::int16_t* columns, std::size_t stride,
                                                   std::size_t rows) {
  std::vector<double> row(k_);
  for (std::size_t t = 0; t < rows; ++t) {
    for (std::size_t i = 0; i < k_; ++i) {
      const std::int16_t x = columns[i * stride + t];
      const bool known = x != missing;
      require(!known || (x >= -integral_bound && x <= integral_bound), ErrorCode::bad_argument,
              "Comoments::add_columns", "columns", "expected whole numbers within +-30000");
      row[i] = known ? x : std::numeric_limits<double>::quiet_NaN();
    }
    add_row(row);
  }
}

INTIMETRY_INLINE void Comoments::add_row(std::span<const double> row) {
  present_.clear();
  bool integral = true;
  for (std::size_t i = 0; i < k_; ++i) {
    const double x = row[i];
    if (std::isnan(x)) continue;
    if (!(std::abs(x) <= bound)) refuse(i, rows_);
    present_.push_back(i);
    integral = integral && std::abs(x) <= integral_bound && x == std::trunc(x);
    if (integral) integers_[i] = static_cast<std::int64_t>(x);
  }
  count_rows(1);
  const bool complete = present_.size() == k_;
  if (integral && complete) {
    exact_complete_.add(integers_);
  } else if (integral) {
    exact_gaps_.add<std::int64_t>(integers_, present_);
  } else {
    (complete ? centred_complete_ : centred_gaps_).add<double>(row, present_);
  }
}

INTIMETRY_INLINE void Comoments::refuse_bad(std::span<const double> row, std::int64_t before) const {
  for (std::size_t i = 0; i < k_; ++i) {
    if (std::abs(row[i]) > bound) refuse(i, before);
  }
}

INTIMETRY_INLINE void Comoments::refuse(std::size_t column, std::int64_t before) {
  throw Error(ErrorCode::bad_argument, "Comoments::add: rows: row " + std::to_string(before + 1) +
                                           ", column " + std::to_string(column + 1) +
                                           ": expected a number within +-1e100, or NaN for a missing one");
}

INTIMETRY_INLINE void Comoments::fill(CovarianceMatrix& result, std::size_t i, std::size_t j) const {
  stats::detail::ExactPair exact = exact_complete_.pair(i, j);
  stats::detail::CentredPair centred = centred_complete_.pair(i, j, k_);
  if (result.cases == Cases::pairwise) {
    exact.merge(exact_gaps_.pair(i, j, k_));
    centred.merge(centred_gaps_.pair(i, j, k_));
  }
  const std::int64_t n = exact.n + centred.n;
  double covariance = std::numeric_limits<double>::quiet_NaN();
  if (n > 1 && centred.n == 0) {
    covariance =
        static_cast<double>(exact.scaled_comoment()) / static_cast<double>(stats::detail::Wide{n} * (n - 1));
  }
  stats::detail::CentredPair joined = stats::detail::CentredPair::from(exact);
  joined.merge(centred);
  if (n > 1 && centred.n != 0) covariance = joined.comoment / static_cast<double>(n - 1);
  result.n[i * k_ + j] = result.n[j * k_ + i] = n;
  result.covariance[i * k_ + j] = result.covariance[j * k_ + i] = covariance;
  if (i == j) result.mean[i] = n > 0 ? joined.mean_x : std::numeric_limits<double>::quiet_NaN();
}

INTIMETRY_INLINE Comoments comoments_of(std::span<const double> rows, std::size_t columns, unsigned threads) {
  Comoments whole(columns);
  require(rows.size() % columns == 0, ErrorCode::shape_mismatch, "comoments_of", "rows",
          std::to_string(rows.size()) + " numbers are not whole rows of " + std::to_string(columns));
  // Parts of a fixed size are merged in order, so that the result does not depend on the number of threads.
  constexpr std::size_t share = 65536;
  const std::size_t count = rows.size() / columns;
  std::vector<Comoments> parts((count + share - 1) / share, whole);
  parallel_for(parts.size(), threads, [&](std::size_t part) {
    const std::size_t begin = part * share;
    parts[part].add(rows.subspan(begin * columns, std::min(share, count - begin) * columns));
  });
  for (const Comoments& part : parts) whole.merge(part);
  return whole;
}

}  // namespace intimetry::INTIMETRY_MODE
