#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/parallel.hpp"
#include "intimetry/stats/comoments.hpp"
#include "intimetry/stats/impl/alpha_parts.hpp"
#include "intimetry/stats/impl/band_draws.hpp"
#include "intimetry/stats/impl/one_factor.hpp"
#include "intimetry/stats/impl/resampled_items.hpp"
#include "intimetry/stats/item_bootstrap.hpp"
#include "intimetry/stats/omega.hpp"

namespace intimetry::INTIMETRY_MODE::stats::detail {

/// Computes omega of replications, each starting from the whole sample's factor.
class OmegaReplicator {
 public:
  explicit OmegaReplicator(const CovarianceMatrix& whole) {
    if (whole.k < 3 || correlations_for_factor(whole, correlations_) != MissingReason::not_missing) return;
    OneFactorFit fit(correlations_, whole.k);
    fit.start();
    if (!fit.maximise()) return;
    loading_ = fit.loading;
    unique_ = fit.unique;
  }

  /// Returns omega or NaN; sets `heywood` if a unique variance is negative.
  double operator()(const CovarianceMatrix& items, bool& heywood) {
    heywood = false;
    if (items.k < 3 || correlations_for_factor(items, correlations_) != MissingReason::not_missing)
      return nan_;
    OneFactorFit fit(correlations_, items.k);
    fit.loading = loading_;
    fit.unique = unique_;
    if (loading_.empty() || !fit.maximise()) {
      fit.start();
      if (!fit.maximise()) return nan_;
    }
    for (std::size_t i = 0; i < items.k; ++i) {
      heywood = heywood || fit.unique[i] < 0;
      fit.loading[i] *= std::sqrt(items(i, i));
      fit.unique[i] *= items(i, i);
    }
    return omega_of(fit.loading, fit.unique);
  }

 private:
  static constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> correlations_;
  std::vector<double> loading_;
  std::vector<double> unique_;
};

/// The coefficients of the replications; NaN if missing.
struct Replicates {
  std::vector<double> alpha;
  std::vector<double> omega;
  std::vector<char> heywood;
};

inline Replicates replicate_items(const WeightedItems& items, const RowClusters& clusters,
                                  const BootstrapOptions& options) {
  Replicates found{std::vector<double>(options.replications), std::vector<double>(options.replications),
                   std::vector<char>(options.replications)};
  WeightedItems::Space whole = items.make_space();
  std::fill_n(whole.weight.begin(), items.rows(), std::int16_t{1});
  items.fill(whole);
  const OmegaReplicator from_whole(options.omega ? whole.matrix : CovarianceMatrix());
  constexpr std::size_t share = 16;
  parallel_for((options.replications + share - 1) / share, options.threads, [&](std::size_t part) {
    WeightedItems::Space space = items.make_space();
    OmegaReplicator omega = from_whole;
    const std::size_t end = std::min(options.replications, (part + 1) * share);
    for (std::size_t b = part * share; b < end; ++b) {
      Random random(options.seed, b);
      std::fill(space.weight.begin(), space.weight.end(), std::int16_t{0});
      for (std::size_t draw = 0; draw < clusters.size(); ++draw) {
        const auto c = static_cast<std::size_t>(random.below(clusters.size()));
        for (std::size_t at = clusters.begin[c]; at < clusters.begin[c + 1]; ++at) {
          space.weight[clusters.row[at]] = static_cast<std::int16_t>(space.weight[clusters.row[at]] + 1);
        }
      }
      items.fill(space);
      // NaN if it does not exist.
      found.alpha[b] = space.matrix.n[0] < 2 ? Statistic().value : ItemSums(space.matrix).alpha().value;
      bool heywood = false;
      found.omega[b] = options.omega ? omega(space.matrix, heywood) : Statistic().value;
      found.heywood[b] = heywood ? 1 : 0;
    }
  });
  return found;
}

/// Returns the percentile interval of the existing values; missing if more than one in twenty do not exist.
inline Interval percentile_interval(std::vector<double> values, double level, std::size_t& without,
                                    MissingReason reason) {
  const auto end = std::remove_if(values.begin(), values.end(), [](double x) { return std::isnan(x); });
  without = static_cast<std::size_t>(values.end() - end);
  if (20 * without > values.size()) return reason;
  values.erase(end, values.end());
  std::sort(values.begin(), values.end());
  return {quantile_of(values, (1 - level) / 2), quantile_of(values, (1 + level) / 2)};
}

}  // namespace intimetry::INTIMETRY_MODE::stats::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ItemBootstrap bootstrap_items(std::span<const double> rows, std::size_t k,
                                               std::span<const std::size_t> cluster,
                                               const BootstrapOptions& options) {
  constexpr std::string_view me = "bootstrap_items";
  require(k > 0 && rows.size() % k == 0, ErrorCode::shape_mismatch, me, "rows",
          std::to_string(rows.size()) + " numbers are not whole rows of " + std::to_string(k));
  require(cluster.empty() || cluster.size() == rows.size() / k, ErrorCode::shape_mismatch, me, "cluster",
          "expected none, or one for each row");
  require(options.level > 0 && options.level < 1, ErrorCode::bad_argument, me, "level",
          "expected 0 < level < 1");
  require(options.replications > 0, ErrorCode::bad_argument, me, "replications", "expected at least one");
  std::vector<double> complete;
  std::vector<std::size_t> belongs;
  for (std::size_t at = 0; at < rows.size(); at += k) {
    const std::span<const double> row = rows.subspan(at, k);
    if (std::any_of(row.begin(), row.end(), [](double x) { return std::isnan(x); })) continue;
    const bool sound = std::all_of(row.begin(), row.end(), [](double x) { return std::abs(x) <= 1e100; });
    require(sound, ErrorCode::bad_argument, me, "rows",
            "row " + std::to_string(at / k + 1) + ": expected numbers within +-1e100, or NaN");
    complete.insert(complete.end(), row.begin(), row.end());
    belongs.push_back(cluster.empty() ? at / k : cluster[at / k]);
  }
  ItemBootstrap result;
  result.replications = options.replications;
  result.seed = options.seed;
  result.level = options.level;
  result.n = static_cast<std::int64_t>(belongs.size());
  const stats::detail::RowClusters clusters(belongs, belongs.size());
  result.clusters = clusters.size();
  // A weight is large enough for the rows of any cluster that fits in memory.
  const MissingReason impossible =
      clusters.size() < 2 ? MissingReason::too_few_cases : MissingReason::not_missing;
  result.alpha = k < 2 ? MissingReason::number_of_items : impossible;
  result.omega = k < 3 ? MissingReason::number_of_items : impossible;
  if (k < 2 || impossible != MissingReason::not_missing) return result;
  const stats::detail::WeightedItems items(complete, k);
  BootstrapOptions asked = options;
  asked.omega = options.omega && k >= 3;
  stats::detail::Replicates found = stats::detail::replicate_items(items, clusters, asked);
  result.alpha = stats::detail::percentile_interval(std::move(found.alpha), options.level,
                                                    result.without_alpha, MissingReason::zero_variance);
  if (!asked.omega) return result;
  result.heywood = static_cast<std::size_t>(std::count(found.heywood.begin(), found.heywood.end(), char{1}));
  const MissingReason in_sample = omega_total(complete, k).omega.reason;
  result.omega = stats::detail::percentile_interval(
      std::move(found.omega), options.level, result.without_omega,
      in_sample == MissingReason::not_missing ? MissingReason::not_converged : in_sample);
  return result;
}

}  // namespace intimetry::INTIMETRY_MODE
