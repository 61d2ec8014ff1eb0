#include "analyses/reliability/reliability.hpp"

#include <memory>
#include <string_view>

#include "files/csv_error.hpp"
#include "table/answer_stream.hpp"

namespace intimetry::analyses {

namespace {

constexpr std::size_t most_groups = 50;
constexpr std::size_t unasked_replications = 2000;

/// Returns a number for a text: equal texts have equal numbers, different texts different ones as far as 64
/// bits go (FNV-1a). So no table of all couples is needed.
std::size_t number_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return static_cast<std::size_t>(hash);
}

/// One group while the table is read.
struct Gathering {
  ReliabilitySample sample;
  PartnerSample partners;
  std::vector<std::uint8_t> chosen;  // which rows of the current block belong to it
};

using GroupKey = std::pair<int, std::string>;  // the perspective or -1, and the value of the column `by`

/// Gathers the administrations of a table, group by group.
class Gatherer {
 public:
  explicit Gatherer(const ReliabilityRequest& request)
      : request_(request), plan_(table::make_answer_plan(request, table::takes_private_in)) {}

  ReliabilityResult run(const table::Source& source) {
    std::vector<std::string> required;
    if (!request_.by.empty()) required.push_back(request_.by);
    table::AnswerStream stream(request_, source, plan_, {"couple", "partner", "group"}, required);
    couples_ = stream.has_role("couple");
    partners_ = couples_ && stream.has_role("partner");
    options_ = request_.options;
    // Partners are not independent cases: if both are in one group, couples are resampled.
    if (!request_.bootstrap_given && couples_ && request_.by != "partner") {
      options_.replications = unasked_replications;
      unasked_ = true;
    }
    while (stream.next()) add(stream);
    return finish();
  }

 private:
  void add(const table::AnswerStream& stream) {
    const table::AnswerBlock& block = stream.block();
    const std::size_t rows = block.rows();
    std::vector<std::size_t> couple;
    std::vector<std::string_view> couple_names(rows);
    std::vector<std::string_view> partner_names(rows);
    for (std::size_t row = 0; row < rows && couples_; ++row) {
      const std::string_view name = stream.text(row, "couple");
      // A row without a couple is a case of its own.
      couple.push_back(name.empty() ? number_of("\n" + std::to_string(block.first_row() + row))
                                    : number_of(name));
      couple_names[row] = name;
      partner_names[row] = partners_ ? stream.text(row, "partner") : std::string_view();
      if (partners_ && names_.size() < 3) names_.emplace(partner_names[row]);
    }
    assign(stream);
    const ResponseView view = block.view();
    std::vector<std::string_view> theirs(rows);
    for (auto& [key, group] : groups_) {
      if (group.chosen.empty()) continue;
      group.sample.add(view, couple, group.chosen);
      if (partners_ && request_.by != "partner") {
        for (std::size_t row = 0; row < rows; ++row) {
          theirs[row] = group.chosen[row] != 0 ? couple_names[row] : std::string_view();
        }
        group.partners.add(view, theirs, partner_names);
      }
      group.chosen.clear();
      kept_too_many_ = kept_too_many_ || (unasked_ && group.sample.administrations() > most_kept_unasked);
    }
    if (kept_too_many_) {
      for (auto& [key, group] : groups_) group.sample.forget();
    }
  }

  /// Assigns each row of the block to its group.
  void assign(const table::AnswerStream& stream) {
    const std::size_t rows = stream.block().rows();
    const auto perspectives = stream.block().perspectives();
    GroupKey key{-1, {}};
    for (std::size_t row = 0; row < rows; ++row) {
      key.first = perspectives.empty() ? -1 : static_cast<int>(perspectives[row]);
      if (!request_.by.empty()) {
        key.second = stream.text(row, request_.by);
        if (key.second.empty())
          stream.refuse_empty(row, request_.by, "the group that the administration is of");
      }
      auto group = groups_.find(key);
      if (group == groups_.end()) {
        if (groups_.size() == most_groups) {
          throw Error(ErrorCode::data_value,
                      files::display_name(stream.name()) + ": the column '" +
                          request_.column_name(request_.by) + "' has more than " +
                          std::to_string(most_groups) +
                          " different values; --by is for a few groups, such as two roles");
        }
        const bool keep = options_.replications > 0 && !kept_too_many_;
        group = groups_
                    .emplace(key, Gathering{ReliabilitySample(plan_, keep ? ReliabilitySample::Keep::answers
                                                                          : ReliabilitySample::Keep::nothing),
                                            PartnerSample(plan_),
                                            {}})
                    .first;
      }
      if (group->second.chosen.empty()) group->second.chosen.resize(rows);
      group->second.chosen[row] = 1;
    }
  }

  ReliabilityResult finish() {
    ReliabilityResult result;
    result.has_couples = couples_;
    result.resampled = options_.replications > 0 && !kept_too_many_;
    result.too_many_rows = kept_too_many_;
    if (names_.size() == 2) result.partner_names.assign(names_.begin(), names_.end());
    // An empty table gives one empty group.
    if (groups_.empty()) {
      groups_.emplace(GroupKey{-1, {}}, Gathering{ReliabilitySample(plan_), PartnerSample(plan_), {}});
    }
    for (const auto& [key, gathered] : groups_) {
      ReliabilityGroup group;
      if (key.first >= 0) group.perspective = static_cast<Perspective>(key.first);
      group.by = key.second;
      group.administrations = gathered.sample.administrations();
      group.pairs = gathered.partners.pairs();
      group.unpaired = static_cast<std::int64_t>(gathered.partners.waiting()) + gathered.partners.repeated();
      for (std::size_t s = 0; s < plan_.scales.size(); ++s) {
        const bool meant = key.first < 0 || ((plan_.scales[s].perspectives >> key.first) & 1) != 0;
        if (!meant) continue;
        group.scales.push_back(gathered.sample.reliability(s, options_));
        if (group.pairs > 0) group.partners.push_back(gathered.partners.error(s, options_.cases));
      }
      result.groups.push_back(std::move(group));
    }
    result.plan = plan_;
    return result;
  }

  const ReliabilityRequest& request_;
  const ScoringPlan plan_;
  ReliabilityOptions options_;
  std::map<GroupKey, Gathering> groups_;
  std::set<std::string> names_;
  bool couples_ = false;
  bool partners_ = false;
  bool unasked_ = false;
  bool kept_too_many_ = false;
};

}  // namespace

ReliabilityResult run_reliability(const ReliabilityRequest& request, const table::Source& source) {
  return Gatherer(request).run(source);
}

}  // namespace intimetry::analyses
