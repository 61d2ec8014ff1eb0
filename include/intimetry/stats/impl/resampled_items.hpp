#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/detail/comoment_parts.hpp"
#include "intimetry/stats/impl/integer_block.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Complete rows as columns, for repeated covariances with whole-number weights.
class WeightedItems {
 public:
  /// @param rows complete, of k finite numbers
  WeightedItems(std::span<const double> rows, std::size_t k) : k_(k), n_(rows.size() / k) {
    std::vector<double> middle(k);
    bool whole = true;
    double farthest = 0;
    for (std::size_t i = 0; i < k && n_ > 0; ++i) {
      double least = rows[i];
      double greatest = rows[i];
      for (std::size_t t = 0; t < n_; ++t) {
        const double x = rows[t * k + i];
        least = std::min(least, x);
        greatest = std::max(greatest, x);
        whole = whole && x == std::trunc(x);
      }
      // Relative to the middle, numbers are smaller: fewer bits for integers, less rounding for others.
      middle[i] = whole ? std::trunc((least + greatest) / 2) : (least + greatest) / 2;
      farthest = std::max({farthest, greatest - middle[i], middle[i] - least});
    }
    if (whole && farthest <= integer_block_bound) {
      bound_ = static_cast<std::int64_t>(farthest);
      // A whole number of blocks, so that loops over a block have no remainder.
      apart_ = (n_ + integer_block_rows - 1) / integer_block_rows * integer_block_rows;
      integers_.resize(k * apart_);
    } else {
      apart_ = n_;
      reals_.resize(k * n_);
    }
    for (std::size_t t = 0; t < n_; ++t) {
      for (std::size_t i = 0; i < k; ++i) {
        const double x = rows[t * k + i] - middle[i];
        if (reals_.empty()) {
          integers_[i * apart_ + t] = static_cast<std::int16_t>(x);
        } else {
          reals_[i * apart_ + t] = x;
        }
      }
    }
  }

  [[nodiscard]] std::size_t rows() const noexcept { return n_; }

  /// Working memory of one replication.
  struct Space {
    std::vector<std::int16_t> weight;  ///< one per row, then zeros to the end of the last block
    std::vector<std::int16_t> scaled;
    std::vector<double> reals;
    CovarianceMatrix matrix;
  };
  [[nodiscard]] Space make_space() const {
    return {std::vector<std::int16_t>(std::max(apart_, n_)), std::vector<std::int16_t>(integers_.size()),
            std::vector<double>(reals_.size()),
            CovarianceMatrix{k_, Cases::listwise, std::vector<double>(k_), std::vector<double>(k_ * k_),
                             std::vector<std::int64_t>(k_ * k_)}};
  }

  /// Computes the covariances (not the means) of the rows, each repeated by its weight.
  void fill(Space& space) const {
    std::int64_t total = 0;
    std::int64_t heaviest = 0;
    for (std::size_t t = 0; t < n_; ++t) {
      total += space.weight[t];
      heaviest = std::max<std::int64_t>(heaviest, space.weight[t]);
    }
    std::fill(space.matrix.n.begin(), space.matrix.n.end(), total);
    if (total < 2) return;
    if (reals_.empty()) {
      fill_integers(space, total, heaviest);
    } else {
      fill_reals(space, static_cast<double>(total));
    }
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        space.matrix.covariance[i * k_ + j] = space.matrix.covariance[j * k_ + i];
      }
    }
  }

 private:
  void fill_integers(Space& space, std::int64_t total, std::int64_t heaviest) const {
    // Fewer rows at a time if weights would make a sum of products exceed 32 bits.
    std::size_t step = integer_block_rows;
    while (step > 1 && static_cast<std::int64_t>(step) * heaviest * bound_ * bound_ > 2'147'483'647)
      step /= 2;
    std::vector<std::int64_t> sum(k_);
    for (std::size_t i = 0; i < k_; ++i) {
      const std::int16_t* x = integers_.data() + i * apart_;
      std::int16_t* to = space.scaled.data() + i * apart_;
      for (std::size_t t = 0; t < apart_; ++t) {
        to[t] = static_cast<std::int16_t>(x[t] * space.weight[t]);
      }
      for (std::size_t t = 0; t < apart_; t += integer_block_rows)
        sum[i] += sum_of(to + t, integer_block_rows);
    }
    std::vector<std::int64_t> product(k_ * k_);
    for (std::size_t t = 0; t < apart_; t += step) {
      for (std::size_t i = 0; i < k_; ++i) {
        for_each_product(space.scaled.data() + i * apart_ + t, integers_.data() + t, apart_, i, k_, step,
                         [&](std::size_t j, std::int64_t part) { product[i * k_ + j] += part; });
      }
    }
    const double divisor = static_cast<double>(total) * static_cast<double>(total - 1);
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t j = i; j < k_; ++j) {
        const Wide scaled = Wide{total} * product[i * k_ + j] - Wide{sum[i]} * sum[j];
        space.matrix.covariance[i * k_ + j] = static_cast<double>(scaled) / divisor;
      }
    }
  }

  void fill_reals(Space& space, double total) const {
    std::vector<double> mean(k_);
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t t = 0; t < n_; ++t) mean[i] += space.weight[t] * reals_[i * n_ + t];
      mean[i] /= total;
    }
    for (std::size_t i = 0; i < k_; ++i) {
      for (std::size_t t = 0; t < n_; ++t) {
        space.reals[i * n_ + t] = space.weight[t] * (reals_[i * n_ + t] - mean[i]);
      }
      for (std::size_t j = i; j < k_; ++j) {
        double sum = 0;
        for (std::size_t t = 0; t < n_; ++t) sum += space.reals[i * n_ + t] * (reals_[j * n_ + t] - mean[j]);
        space.matrix.covariance[i * k_ + j] = sum / (total - 1);
      }
    }
  }

  std::size_t k_;
  std::size_t n_;
  std::size_t apart_ = 0;
  std::int64_t bound_ = 0;
  std::vector<std::int16_t> integers_;
  std::vector<double> reals_;
};

/// Rows by cluster, with clusters in the order of their first row.
struct RowClusters {
  std::vector<std::size_t> begin;  ///< one element more than clusters
  std::vector<std::size_t> row;

  RowClusters(std::span<const std::size_t> cluster, std::size_t rows) {
    std::vector<std::size_t> order(rows);
    for (std::size_t t = 0; t < rows; ++t) order[t] = t;
    const auto id = [&](std::size_t t) { return cluster.empty() ? t : cluster[t]; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return id(a) < id(b); });
    std::vector<std::size_t> start;
    for (std::size_t at = 0; at < rows; ++at) {
      if (at == 0 || id(order[at]) != id(order[at - 1])) start.push_back(at);
    }
    const std::size_t count = start.size();
    start.push_back(rows);
    std::vector<std::size_t> by_first(count);
    for (std::size_t c = 0; c < count; ++c) by_first[c] = c;
    std::sort(by_first.begin(), by_first.end(),
              [&](std::size_t a, std::size_t b) { return order[start[a]] < order[start[b]]; });
    for (const std::size_t c : by_first) {
      begin.push_back(row.size());
      for (std::size_t at = start[c]; at < start[c + 1]; ++at) row.push_back(order[at]);
    }
    begin.push_back(row.size());
  }
  [[nodiscard]] std::size_t size() const noexcept { return begin.size() - 1; }
};

}  // namespace intimetry::INTIMETRY_MODE::stats::detail
