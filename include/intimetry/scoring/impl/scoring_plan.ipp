#pragma once

#include <algorithm>
#include <cmath>
#include <utility>

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/instrument/validate.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE int min_answered_for(double share, std::size_t items) {
  require(share > 0 && share <= 1, ErrorCode::bad_argument, "min_answered_for", "share",
          "expected 0 < share <= 1");
  const double wanted = share * static_cast<double>(items);
  const double nearest = std::round(wanted);
  const double count = std::abs(wanted - nearest) < 1e-9 ? nearest : std::ceil(wanted);
  return std::max(1, static_cast<int>(count));
}

}  // namespace intimetry::INTIMETRY_MODE

namespace intimetry::INTIMETRY_MODE::scoring::detail {

inline void set_missing_rule(PlanScale& plan, const Scale& scale, const MissingPolicy& policy) {
  const std::size_t k = scale.items.size();
  if (policy.kind == MissingPolicy::Kind::complete) {
    plan.min_answered = static_cast<int>(k);
    plan.rule = MissingRuleOrigin::asked;
  } else if (policy.kind == MissingPolicy::Kind::prorate) {
    plan.min_answered = min_answered_for(policy.share, k);
    plan.rule = MissingRuleOrigin::asked;
  } else if (scale.missing) {
    plan.min_answered = scale.missing->min_answered;
    plan.rule = MissingRuleOrigin::published;
  } else {
    plan.min_answered = project_min_answered(k);
    plan.rule = MissingRuleOrigin::project;
  }
}

/// Compiles one instrument: keeps the requested scales and their items.
class PlanCompiler {
 public:
  PlanCompiler(const Instrument& instrument, const PlanOptions& options)
      : instrument_(instrument), options_(options) {}

  ScoringPlan compile() {
    check_wanted();
    const auto scales = wanted_scales();
    collect_items(scales);
    for (const Scale* scale : scales) plan_.scales.push_back(plan_scale(*scale));
    for (const Composite& composite : instrument_.composites) {
      if (shown(composite.id) && !hidden(composite))
        plan_.composites.push_back(plan_composite(composite, scales));
    }
    return std::move(plan_);
  }

 private:
  [[nodiscard]] bool shown(const std::string& id) const {
    return options_.scales.empty() ||
           std::find(options_.scales.begin(), options_.scales.end(), id) != options_.scales.end();
  }
  template <class Scored>
  [[nodiscard]] bool hidden(const Scored& scored) const {
    return !options_.include_private && is_private(instrument_, scored);
  }

  void check_wanted() const {
    std::vector<std::string> known;
    for (const Scale& scale : instrument_.scales) {
      if (!hidden(scale)) known.push_back(scale.id);
    }
    for (const Composite& composite : instrument_.composites) {
      if (!hidden(composite)) known.push_back(composite.id);
    }
    for (const std::string& id : options_.scales) {
      if (std::find(known.begin(), known.end(), id) != known.end()) continue;
      throw Error(ErrorCode::unknown_id, "the instrument '" + instrument_.id + "' has no scale '" + id +
                                             "' to score" + did_you_mean(id, known));
    }
  }

  /// Returns the requested scales, and the parts of requested composites.
  [[nodiscard]] std::vector<const Scale*> wanted_scales() const {
    std::vector<const Scale*> wanted;
    for (const Scale& scale : instrument_.scales) {
      bool needed = shown(scale.id);
      for (const Composite& composite : instrument_.composites) {
        for (const CompositePart& part : composite.parts) {
          needed = needed || (part.scale == scale.id && shown(composite.id));
        }
      }
      if (needed && !hidden(scale)) wanted.push_back(&scale);
    }
    return wanted;
  }

  void collect_items(const std::vector<const Scale*>& scales) {
    for (const Item& item : instrument_.items) {
      const bool used = std::any_of(scales.begin(), scales.end(), [&](const Scale* scale) {
        return std::count(scale->items.begin(), scale->items.end(), item.id) != 0 ||
               (scale->gate && scale->gate->item == item.id);
      });
      if (!used) continue;
      const ResponseSet& set = *find_by_id(instrument_.response_sets, item.response_set);
      plan_.items.push_back({item.id, set.min, set.max, set.step, set.continuous, item.not_applicable});
    }
  }

  [[nodiscard]] std::uint32_t place_of(const std::string& id) const {
    const auto found = std::find_if(plan_.items.begin(), plan_.items.end(),
                                    [&](const PlanItem& item) { return item.id == id; });
    return static_cast<std::uint32_t>(found - plan_.items.begin());
  }

  [[nodiscard]] PlanScale plan_scale(const Scale& scale) const {
    PlanScale plan;
    plan.id = scale.id;
    plan.score = scale.score;
    plan.multiplier = scale.multiplier;
    plan.offset = scale.offset;
    set_missing_rule(plan, scale, options_.missing);
    for (const std::string& id : scale.items) {
      const bool reversed = std::count(scale.reversed.begin(), scale.reversed.end(), id) != 0;
      plan.keys.push_back({place_of(id), reversed});
      const PlanItem& item = plan_.items[plan.keys.back().item];
      const PlanItem& first = plan_.items[plan.keys.front().item];
      plan.same_range = plan.same_range && item.min == first.min && item.max == first.max;
      plan.whole_numbers = plan.whole_numbers && !item.continuous;
      plan.largest_sum += std::abs(item.min) + std::abs(item.max);
    }
    if (scale.gate)
      plan.gate = PlanGate{place_of(scale.gate->item), scale.gate->closed_at, scale.gate->score};
    const auto& meant_in = scale.perspectives.empty() ? instrument_.perspectives : scale.perspectives;
    for (const Perspective meant : meant_in) {
      plan.perspectives = static_cast<std::uint8_t>(plan.perspectives | (1U << static_cast<unsigned>(meant)));
    }
    plan.range = possible_range(instrument_, scale);
    return plan;
  }

  [[nodiscard]] PlanComposite plan_composite(const Composite& composite,
                                             const std::vector<const Scale*>& scales) const {
    PlanComposite plan;
    plan.id = composite.id;
    for (const CompositePart& part : composite.parts) {
      const auto found = std::find_if(scales.begin(), scales.end(),
                                      [&](const Scale* scale) { return scale->id == part.scale; });
      plan.parts.push_back({static_cast<std::uint32_t>(found - scales.begin()), part.weight});
    }
    plan.range = possible_range(instrument_, composite);
    return plan;
  }

  const Instrument& instrument_;
  const PlanOptions& options_;
  ScoringPlan plan_;
};

}  // namespace intimetry::INTIMETRY_MODE::scoring::detail

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE ScoringPlan make_plan(const Instrument& instrument, const PlanOptions& options) {
  if (auto defects = validate(instrument); !defects.empty()) {
    throw Error(ErrorCode::instrument_invalid, "the instrument '" + instrument.id + "' is not sound",
                std::move(defects));
  }
  return scoring::detail::PlanCompiler(instrument, options).compile();
}

}  // namespace intimetry::INTIMETRY_MODE
