#pragma once

#include <Eigen/Core>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/dyadic/effect.hpp"
#include "intimetry/dyadic/impl/apim_rows.hpp"
#include "intimetry/dyadic/impl/couple_rows.hpp"
#include "intimetry/dyadic/impl/resample.hpp"
#include "intimetry/dyadic/partner_ratio.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

inline PartnerRatio ratio_without_bootstrap(const Effect& actor, const Effect& partner, double covariance,
                                            double df, double level) {
  PartnerRatio ratio;
  if (!actor.value.exists()) {
    ratio.k = actor.value.reason;
    ratio.bootstrap = actor.value.reason;
    return ratio;
  }
  const double actor_se = actor.se.value;
  const double partner_se = partner.se.value;
  ratio.set = fieller_set(
      {partner.value.value, actor.value.value, partner_se * partner_se, actor_se * actor_se, covariance, df},
      level);
  ratio.k = MissingReason::denominator_near_zero;
  ratio.bootstrap = MissingReason::denominator_near_zero;
  const bool exact = actor_se == 0 && actor.value.value != 0;
  if (exact || (actor.p.exists() && actor.p.value < 1 - level)) {
    ratio.k = partner.value.value / actor.value.value;
  }
  return ratio;
}

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE std::vector<PartnerRatio> partner_ratios(const ApimModel& model, double level,
                                                          const ResampleOptions& options) {
  require(options.draws > 0, ErrorCode::bad_argument, "partner_ratios", "draws", "expected at least 1");
  const Apim fit = apim(model, level);
  const dyadic::detail::TwoPartRows rows = dyadic::detail::ApimRows(model, level).parts();
  const Eigen::MatrixXd means = dyadic::detail::beside(rows.mean_x, rows.mean_y, true);
  const Eigen::MatrixXd differences = dyadic::detail::beside(rows.difference_x, rows.difference_y, false);
  const double df = static_cast<double>(means.rows() - rows.mean_x.cols() - 1);
  std::vector<PartnerRatio> ratios;
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const ActorPartner& effects = fit.predictors[i];
    PartnerRatio ratio = dyadic::detail::ratio_without_bootstrap(effects.actor, effects.partner,
                                                                 effects.covariance, df, level);
    if (ratio.k.exists()) {
      const auto at = static_cast<Eigen::Index>(i);
      const auto k_of = [&](std::size_t draw) {
        const Eigen::VectorXd times = dyadic::detail::drawn_couples(means.rows(), options.seed, draw);
        const double of_mean =
            dyadic::detail::solve_products(dyadic::detail::weighted_products(means, times))(at + 1, 0);
        const double of_difference =
            dyadic::detail::solve_products(dyadic::detail::weighted_products(differences, times))(at, 0);
        return (of_mean - of_difference / 2) / (of_mean + of_difference / 2);
      };
      ratio.bootstrap =
          dyadic::detail::resampled_interval(dyadic::detail::draws_of(options.draws, k_of), level);
    }
    ratios.push_back(ratio);
  }
  return ratios;
}

INTIMETRY_INLINE std::vector<std::array<PartnerRatio, 2>> partner_ratios(const ApimRolesModel& model,
                                                                         double level,
                                                                         const ResampleOptions& options) {
  require(options.draws > 0, ErrorCode::bad_argument, "partner_ratios", "draws", "expected at least 1");
  const ApimRoles fit = apim_roles(model, level);
  const Eigen::MatrixXd values =
      dyadic::detail::CoupleRows("partner_ratios", dyadic::detail::role_columns(model)).values;
  const Eigen::MatrixXd all =
      dyadic::detail::beside(values.rightCols(values.cols() - 2), values.leftCols(2), true);
  std::vector<std::array<PartnerRatio, 2>> ratios;
  for (std::size_t i = 0; i < fit.predictors.size(); ++i) {
    const RoleEffects& effects = fit.predictors[i];
    std::array<PartnerRatio, 2>& pair = ratios.emplace_back();
    for (std::size_t role = 0; role < 2; ++role) {
      pair[role] = dyadic::detail::ratio_without_bootstrap(effects.actor[role], effects.partner[role],
                                                           effects.covariance[role], fit.df, level);
      if (!pair[role].k.exists()) continue;
      const auto k_of = [&](std::size_t draw) {
        const Eigen::VectorXd times = dyadic::detail::drawn_couples(all.rows(), options.seed, draw);
        const auto outcome = static_cast<Eigen::Index>(role);
        const auto own = static_cast<Eigen::Index>(1 + 2 * i + role);
        const auto other = static_cast<Eigen::Index>(1 + 2 * i + (1 - role));
        const Eigen::MatrixXd b =
            dyadic::detail::solve_products(dyadic::detail::weighted_products(all, times), 2);
        return b(other, outcome) / b(own, outcome);
      };
      pair[role].bootstrap =
          dyadic::detail::resampled_interval(dyadic::detail::draws_of(options.draws, k_of), level);
    }
  }
  return ratios;
}

}  // namespace intimetry::INTIMETRY_MODE
