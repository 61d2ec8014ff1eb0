#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/dyadic/impl/sums_and_differences.hpp"
#include "intimetry/stats/random.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

struct SwapTest {
  double p = 0;
  std::size_t arrangements = 0;
  bool exact = false;
};

/// The signs of one permutation, one per couple: random, or the bits of its number.
class SwapSigns {
 public:
  SwapSigns(bool exact, std::uint64_t seed, std::size_t arrangement)
      : random_(seed, arrangement), word_(exact ? arrangement : 0), left_(exact ? 64 : 0) {}

  double next() noexcept {
    if (left_ == 0) {
      word_ = random_.bits();
      left_ = 64;
    }
    const double sign = (word_ & 1U) != 0 ? -1.0 : 1.0;
    word_ >>= 1U;
    --left_;
    return sign;
  }

 private:
  Random random_;
  std::uint64_t word_;
  unsigned left_;
};

/// Counts the permutations [first, last) with a statistic of at least `bound`. Each couple's products of sums
/// and differences are computed once; a permutation multiplies them by a row of signs.
inline std::size_t count_at_least(const SumsAndDifferences& data, double bound, bool exact,
                                  std::uint64_t seed, std::size_t first, std::size_t last) {
  const Eigen::Index n = data.sums.rows();
  const Eigen::Index width = data.sums.cols();
  const Eigen::Index p = data.differences.cols();
  const Eigen::Index chunk = 512;
  const auto batch = static_cast<Eigen::Index>(last - first);
  std::vector<SwapSigns> signs;
  for (std::size_t a = first; a < last; ++a) signs.emplace_back(exact, seed, a);
  Eigen::MatrixXd moments = Eigen::MatrixXd::Zero(batch, width * p);
  for (Eigen::Index start = 0; start < n; start += chunk) {
    const Eigen::Index rows = std::min(chunk, n - start);
    Eigen::MatrixXd products(rows, width * p);
    for (Eigen::Index j = 0; j < p; ++j) {
      products.middleCols(j * width, width) = data.sums.middleRows(start, rows).array().colwise() *
                                              data.differences.col(j).segment(start, rows).array();
    }
    Eigen::MatrixXd turned(batch, rows);
    for (Eigen::Index b = 0; b < batch; ++b) {
      for (Eigen::Index i = 0; i < rows; ++i) turned(b, i) = signs[static_cast<std::size_t>(b)].next();
    }
    moments.noalias() += turned * products;
  }
  moments /= static_cast<double>(n);
  std::size_t count = 0;
  Eigen::MatrixXd one(width, p);
  for (Eigen::Index b = 0; b < batch; ++b) {
    for (Eigen::Index j = 0; j < p; ++j) one.col(j) = moments.row(b).segment(j * width, width).transpose();
    if (role_statistic(one, static_cast<double>(n)) >= bound) ++count;
  }
  return count;
}

/// Returns the share of permutations with a statistic at least as large. Swapping all couples changes
/// nothing, so the last couple is never swapped.
inline SwapTest swap_test(const SumsAndDifferences& data, double statistic, std::size_t swaps,
                          std::uint64_t seed, unsigned threads) {
  const auto n = static_cast<std::size_t>(data.sums.rows());
  SwapTest test;
  test.exact = n <= 40 && (std::size_t{1} << (n - 1)) <= swaps + 1;
  test.arrangements = test.exact ? std::size_t{1} << (n - 1) : swaps;
  // Equivalent permutations must not fall below the bound by rounding.
  const double bound = statistic - 1e-9 * std::max(1.0, std::abs(statistic));
  const std::size_t batch = 64;
  std::vector<std::size_t> counts((test.arrangements + batch - 1) / batch);
  parallel_for(counts.size(), threads, [&](std::size_t block) {
    const std::size_t first = block * batch;
    counts[block] =
        count_at_least(data, bound, test.exact, seed, first, std::min(first + batch, test.arrangements));
  });
  std::size_t total = 0;
  for (const std::size_t count : counts) total += count;
  const std::size_t itself = test.exact ? 0 : 1;
  test.p = static_cast<double>(total + itself) / static_cast<double>(test.arrangements + itself);
  return test;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
