#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/reliability/partner_sample.hpp"
#include "intimetry/reliability/scale_reliability.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE Statistic independent_difference_error(const Statistic& sem_a, const Statistic& sem_b) {
  if (!sem_a.exists()) return sem_a;
  if (!sem_b.exists()) return sem_b;
  return std::hypot(sem_a.value, sem_b.value);
}

INTIMETRY_INLINE PartnerSample::PartnerSample(const ScoringPlan& plan) : plan_(&plan) {
  for (const PlanScale& scale : plan.scales) {
    scales_.push_back({Comoments(2 * scale.keys.size()), {}});
    row_size_ += scale.keys.size();
  }
}

INTIMETRY_INLINE void PartnerSample::add(const ResponseView& view, std::span<const std::string_view> couple,
                                         std::span<const std::string_view> partner) {
  require(couple.size() == view.respondents() && partner.size() == view.respondents(),
          ErrorCode::shape_mismatch, "PartnerSample::add", "couple",
          "expected a couple and a partner for each respondent");
  std::vector<KeyedBlock> answers;
  for (std::size_t s = 0; s < scales_.size(); ++s) answers.emplace_back(*plan_, s);
  for (std::size_t begin = 0; begin < view.respondents(); begin += KeyedBlock::block_size) {
    const std::size_t length = std::min(KeyedBlock::block_size, view.respondents() - begin);
    for (KeyedBlock& scale : answers) scale.read(view, begin, length);
    for (std::size_t t = 0; t < length; ++t) {
      if (!couple[begin + t].empty()) add_administration(answers, t, couple[begin + t], partner[begin + t]);
    }
  }
  flush();
}

INTIMETRY_INLINE PartnerError PartnerSample::error(std::size_t scale, Cases cases) const {
  PartnerError result;
  result.scale = plan_->scales.at(scale).id;
  result.error = difference_error(scales_[scale].comoments.covariances(cases));
  const double unit = std::abs(score_per_sum(plan_->scales[scale]));
  const auto in_unit = [unit](Statistic sum) {
    sum.value *= unit;
    return sum;
  };
  result.sem_a = in_unit(result.error.sem_a);
  result.sem_b = in_unit(result.error.sem_b);
  result.standard_error = in_unit(result.error.standard_error);
  result.independent = in_unit(result.error.independent);
  const Statistic& a = result.error.sem_a;
  const Statistic& b = result.error.sem_b;
  if (!a.exists() || !b.exists()) {
    result.error_correlation = a.exists() ? b.reason : a.reason;
  } else if (a.value * b.value > 0) {
    result.error_correlation = result.error.covariance.value / (a.value * b.value);
  } else {
    result.error_correlation = MissingReason::zero_variance;
  }
  return result;
}

INTIMETRY_INLINE void PartnerSample::add_administration(const std::vector<KeyedBlock>& answers,
                                                        std::size_t respondent, std::string_view couple,
                                                        std::string_view partner) {
  std::vector<double> row;
  row.reserve(row_size_);
  for (const KeyedBlock& scale : answers) {
    for (std::size_t i = 0; i < scale.items(); ++i) row.push_back(scale.at(respondent, i));
  }
  const std::string key(couple);
  const auto found = waiting_.find(key);
  if (found == waiting_.end()) {
    waiting_.emplace(key, Waiting{std::string(partner), std::move(row)});
  } else if (found->second.partner == partner) {
    ++repeated_;
  } else {
    const bool first = found->second.partner < partner;
    add_pair(first ? found->second.answers : row, first ? row : found->second.answers);
    waiting_.erase(found);
  }
}

INTIMETRY_INLINE void PartnerSample::add_pair(const std::vector<double>& a, const std::vector<double>& b) {
  ++pairs_;
  std::size_t at = 0;
  for (Scale& scale : scales_) {
    const std::size_t k = scale.comoments.columns() / 2;
    for (const auto* side : {&a, &b}) {
      scale.rows.insert(scale.rows.end(), side->data() + at, side->data() + at + k);
    }
    at += k;
  }
  if (pairs_ % 512 == 0) flush();
}

INTIMETRY_INLINE void PartnerSample::flush() {
  for (Scale& scale : scales_) {
    scale.comoments.add(scale.rows);
    scale.rows.clear();
  }
}

}  // namespace intimetry::INTIMETRY_MODE
