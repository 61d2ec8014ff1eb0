#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "intimetry/norms/norm_sample.hpp"

namespace intimetry::test {

inline constexpr std::size_t norm_items = 3;

inline ScoringPlan plan_of_one_scale() {
  ScoringPlan plan;
  for (std::size_t i = 0; i < norm_items; ++i)
    plan.items.push_back({"q" + std::to_string(i + 1), 0, 4, 1, false, false});
  PlanScale scale;
  scale.id = "closeness";
  scale.keys = {{0, false}, {1, false}, {2, false}};
  scale.min_answered = 2;
  scale.perspectives = 15;
  scale.largest_sum = 12;
  scale.range = {0, 12};
  plan.scales = {scale};
  return plan;
}

struct NormRows {
  std::vector<NormPerson> people;
  std::vector<double> answers;

  void add(const NormPerson& person, const std::vector<double>& given) {
    people.push_back(person);
    answers.insert(answers.end(), given.begin(), given.end());
  }
};

inline NormPerson single(std::size_t number, const std::string& group = "all") {
  const std::string id = "p" + std::to_string(number);
  return {group, Perspective::now, id, id, {}};
}

/// Adds the rows to what norms are made from.
inline void add_rows(NormSample& sample, const NormRows& rows) {
  sample.add(row_major(rows.answers.data(), rows.people.size(), norm_items, norm_items), rows.people);
}

}  // namespace intimetry::test
