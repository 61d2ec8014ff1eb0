#include "analyses/score/score_errors.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace intimetry::analyses {

void ErrorTally::append(const ErrorTally& other) {
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += other.scores[i];
  zero_variance += other.zero_variance;
  for (const auto& [origin, count] : other.origins) origins[origin] += count;
  if (!unknown) unknown = other.unknown;
}

ScoreErrors::ScoreErrors(const ScoreRequest& request, const ScoringPlan& plan)
    : request_(request), plan_(plan), columns_(plan.size()), tallies_(plan.size()) {
  for (const PlanScale& scale : plan.scales) {
    ids_.push_back(scale.id);
    items_.push_back(static_cast<double>(scale.keys.size()));
  }
  for (const PlanComposite& composite : plan.composites) {
    ids_.push_back(composite.id);
    double items = 0;
    for (const PlanPart& part : composite.parts) items += items_[part.scale];
    items_.push_back(items);
  }
}

/// Returns the error by the figures of a file, found once for all rows that they describe.
const MeasurementError& ScoreErrors::error_by_figures(std::size_t column, const Row& row) {
  const auto key = std::make_tuple(column, row.perspective, row.role, row.group);
  const auto known = by_figures_.find(key);
  if (known != by_figures_.end()) return known->second;
  const ErrorSources sources{.instrument = &request_.instrument,
                             .local = request_.norms ? &*request_.norms : nullptr,
                             .group = row.group,
                             .only = request_.error_source};
  const AnsweredScale administration{.perspective = row.perspective, .role = row.role};
  return by_figures_.emplace(key, error_of_score(sources, ids_[column], administration)).first->second;
}

MeasurementError ScoreErrors::error_of(std::size_t column, const Row& row, const ResponseView& view,
                                       unsigned answered) {
  const MeasurementError& figures = error_by_figures(column, row);
  if (figures.exists()) {
    MeasurementError error = figures;
    error.standard_error *= std::sqrt(items_[column] / answered);  // a prorated score
    return error;
  }
  if (request_.error_source && *request_.error_source != ErrorSource::answers) return figures;
  const ErrorSources sources{.only = ErrorSource::answers};
  return error_of_score(sources, ids_[column],
                        {row.perspective, row.role, keyed_answers(plan_, ids_[column], view, row.number)});
}

Interval ScoreErrors::interval_of(const MeasurementError& error, double score) {
  if (!error.exists()) return error.reason();
  if (request_.true_score) return error.true_score_interval(score, request_.level);
  const auto [known, is_new] = quantiles_.try_emplace(error.df, 0.0);
  if (is_new) known->second = error.quantile(request_.level);
  const double margin = known->second * error.standard_error;
  return {score - margin, score + margin};
}

void ScoreErrors::note(std::size_t column, std::size_t row, const MeasurementError& error, double score) {
  const Interval interval = interval_of(error, score);
  ErrorColumn& errors = columns_[column];
  errors.sem[row] = error.standard_error;
  errors.low[row] = interval.low;
  errors.high[row] = interval.high;
  errors.source[row] = error.source;
  ErrorTally& tally = tallies_[column];
  ++tally.scores[static_cast<std::size_t>(error.source)];
  if (error.flags.has(Flag::zero_variance)) ++tally.zero_variance;
  if (error.source == ErrorSource::none) {
    if (!tally.unknown) tally.unknown = error.origin;
  } else if (error.source != ErrorSource::answers) {
    ++tally.origins[error.origin];
  }
}

void ScoreErrors::find(const ScoredRows& rows, ScoreTable& table) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  tallies_.assign(ids_.size(), {});
  for (ErrorColumn& errors : columns_) {
    errors.sem.resize(rows.size());
    errors.low.resize(rows.size());
    errors.high.resize(rows.size());
    errors.source.resize(rows.size());
  }
  Row row;
  row.group = request_.norm_group;
  for (row.number = 0; row.number < rows.size(); ++row.number) {
    if (!rows.perspectives.empty()) row.perspective = rows.perspectives[row.number];
    if (rows.role) {
      const std::string_view role = rows.role(row.number);
      row.role = role.empty() ? std::nullopt : std::optional<std::string>(role);
    }
    if (rows.group) row.group = rows.group(row.number);
    for (std::size_t s = 0; s < ids_.size(); ++s) {
      ScoreColumn& scores = table.columns()[s];
      const double score = scores.raw[row.number];
      if (std::isnan(score)) {
        ErrorColumn& errors = columns_[s];
        errors.sem[row.number] = errors.low[row.number] = errors.high[row.number] = nan;
        errors.source[row.number] = ErrorSource::none;
        continue;
      }
      MeasurementError error;
      // Where a gate is closed the score is set, not measured: no figure describes its error.
      if (!scores.flags(row.number).has(Flag::gate_closed)) {
        error = error_of(s, row, rows.view, scores.answered[row.number]);
      }
      note(s, row.number, error, score);
      Flags flags = error.flags;
      // Without a mean the true score has no interval, though its error may be known.
      if (request_.ci && flags.none() && std::isnan(columns_[s].low[row.number])) flags = Flag::error_unknown;
      scores.flag_bits[row.number] = static_cast<std::uint16_t>(scores.flag_bits[row.number] | flags.bits());
    }
  }
}

}  // namespace intimetry::analyses
