#include "analyses/score/norm_group.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "intimetry/core/nearest.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/norms/score_norm.hpp"

namespace intimetry::analyses {

namespace {

std::string list_of_groups(const std::vector<std::string>& groups) {
  std::string list;
  for (const std::string& group : groups) list += "\n  " + visible(group);
  return list;
}

}  // namespace

void require_norm_group(const ScoreRequest& request, bool has_column) {
  if (!request.norms && !request.wants_standards()) return;
  const std::vector<std::string> groups =
      request.norms ? norm_groups(*request.norms) : norm_groups(request.instrument);
  const std::string whose = request.norms ? request.norms_path : "'" + request.instrument.id + "'";
  if (request.norm_group.empty()) {
    if (has_column || groups.empty()) return;
    throw Error(ErrorCode::bad_usage,
                "--norm-group: say which group the people belong to, or give the table a column 'group'; " +
                    whose + " has norms of:" + list_of_groups(groups));
  }
  if (std::find(groups.begin(), groups.end(), request.norm_group) != groups.end()) return;
  std::string hint = did_you_mean(request.norm_group, groups);
  if (hint.empty() && !groups.empty()) hint = "; it has norms of:" + list_of_groups(groups);
  throw Error(ErrorCode::bad_usage,
              "--norm-group: " + whose + " has no norms of '" + request.norm_group + "'" + hint);
}

}  // namespace intimetry::analyses
