#pragma once

#include "intimetry/core/check.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/norms/build_norms.hpp"
#include "intimetry/norms/impl/group_norms.hpp"
#include "intimetry/norms/impl/pair_norms.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE NormBuild build_norms(const NormSample& sample, const NormOptions& options) {
  require(options.least_n >= smallest_norm_group, ErrorCode::bad_argument, "build_norms", "least_n",
          "expected at least " + std::to_string(smallest_norm_group) + " people");
  NormBuild build;
  const norms::detail::NormNotes notes(build.left_out);
  for (const norms::detail::People& people : norms::detail::groups_of_people(sample)) {
    norms::detail::add_group_norms(build.file, sample, people, options.least_n, options.normalise, notes);
  }
  for (const norms::detail::Pairs& pairs : norms::detail::groups_of_pairs(sample)) {
    norms::detail::add_pair_norms(build.file, sample, pairs, options.least_n, notes);
  }
  return build;
}

}  // namespace intimetry::INTIMETRY_MODE
