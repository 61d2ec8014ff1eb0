#include "analyses/change/follow.hpp"

#include <algorithm>
#include <cmath>

#include "analyses/change/criteria.hpp"
#include "intimetry/change/change_error.hpp"
#include "intimetry/precision/error_of.hpp"

namespace intimetry::analyses {

namespace {

/// Refuses a figure given by the user where there are several scales: it belongs to one.
void refuse_figures_for_many(const ChangeRequest& request, const Occasions& data) {
  const bool number = given_cutoff(request).has_value();
  if (data.columns.size() <= 1 || (!request.error.any() && !number)) return;
  const std::string option =
      request.error.rci ? "--rci" : (request.error.reliability ? "--reliability with --sd" : "--cutoff");
  throw Error(ErrorCode::bad_usage, option + " is of one scale, and '" + request.instrument.id + "' has " +
                                        std::to_string(data.columns.size()) +
                                        " here; --scales says which is meant");
}

void refuse_unknown_rule(const ChangeRequest& request) {
  const auto& cutoffs = request.instrument.cutoffs;
  if (request.cutoff.empty() || request.cutoff == "none" || given_cutoff(request)) return;
  if (std::any_of(cutoffs.begin(), cutoffs.end(), [&](const Cutoff& c) { return c.rule == request.cutoff; }))
    return;
  std::string rules;
  for (const Cutoff& cutoff : cutoffs) rules += (rules.empty() ? "" : ", ") + cutoff.rule;
  throw Error(ErrorCode::bad_usage,
              "--cutoff: expected a number, " +
                  (rules.empty() ? std::string("or none") : "none, or one of " + rules) + ", found '" +
                  request.cutoff + "'");
}

bool means_nothing(const std::vector<Flags>& flags) {
  return std::all_of(flags.begin(), flags.end(), [](Flags one) { return one.has(Flag::not_interpreted); });
}

FollowedScale follow_person(const ChangeRequest& request, const PersonSeries& person,
                            const std::string& scale, std::size_t column, const CutoffChoice& cutoff) {
  FollowedScale followed;
  followed.subject = person.respondent;
  followed.perspective = person.perspective;
  followed.scale = scale;
  followed.direction = direction_of(request.instrument, scale);
  followed.in_order = person.in_order;
  for (const Occasion& occasion : person.occasions) {
    followed.occasions.push_back({occasion.date, occasion.scores[column]});
    followed.flags.push_back(occasion.flags[column]);
  }
  // Cutoffs are for people's own present state, not for wishes or guesses about the partner.
  if (person.perspective == Perspective::now) followed.cutoff = cutoff.cutoff;
  followed.series = change_series(
      followed.occasions,
      [&](std::size_t earlier, std::size_t later) {
        return criterion_between(request, scale, column, person.occasions[earlier], person.occasions[later]);
      },
      followed.direction, followed.cutoff);
  return followed;
}

/// Both partners' answers from the same day and perspective.
struct Together {
  const Occasion* a = nullptr;
  const Occasion* b = nullptr;
};

std::vector<Together> together(const PersonSeries& a, const PersonSeries& b) {
  std::vector<Together> both;
  for (const Occasion& one : a.occasions) {
    const auto other = std::find_if(b.occasions.begin(), b.occasions.end(),
                                    [&](const Occasion& given) { return given.date == one.date; });
    if (other != b.occasions.end()) both.push_back({&one, &*other});
  }
  return both;
}

/// Follows the difference a - b or the mean of both partners' scores.
class CoupleFollower {
 public:
  CoupleFollower(const ChangeRequest& request, const PersonSeries& a, const PersonSeries& b)
      : request_(request), a_(a), b_(b), both_(together(a, b)), sources_(error_sources(request)) {}

  [[nodiscard]] bool has_any() const { return both_.size() > 1; }

  [[nodiscard]] FollowedScale follow(FollowedQuantity quantity, const std::string& scale,
                                     std::size_t column) const {
    const bool difference = quantity == FollowedQuantity::difference;
    FollowedScale followed;
    followed.quantity = quantity;
    followed.subject = difference ? a_.respondent + " - " + b_.respondent
                                  : "mean of " + a_.respondent + " and " + b_.respondent;
    followed.perspective = a_.perspective;
    followed.scale = scale;
    followed.direction = difference ? Direction::neither : direction_of(request_.instrument, scale);
    for (const Together& day : both_) {
      const double a = day.a->scores[column];
      const double b = day.b->scores[column];
      followed.occasions.push_back({day.a->date, difference ? a - b : (a + b) / 2});
      followed.flags.push_back(day.a->flags[column] | day.b->flags[column]);
    }
    const auto criterion = [&](std::size_t earlier, std::size_t later) {
      return change_criterion(difference
                                  ? error_of_difference_change(scale, column, both_[earlier], both_[later])
                                  : error_of_mean_change(scale, column, both_[earlier], both_[later]));
    };
    followed.series = difference ? difference_series(followed.occasions, criterion)
                                 : change_series(followed.occasions, criterion, followed.direction);
    return followed;
  }

 private:
  [[nodiscard]] MeasurementError error_of_difference_change(const std::string& scale, std::size_t column,
                                                            const Together& earlier,
                                                            const Together& later) const {
    const auto error = [&](const Together& day) {
      return error_of_difference(sources_, scale, day.a->administrations[column],
                                 day.b->administrations[column]);
    };
    MeasurementError by_occasion = discrepancy_change_error(error(earlier), error(later));
    if (by_occasion.source != ErrorSource::answers) return by_occasion;
    // All four administrations have the same items: pairing them by item needs no assumption of independence.
    return error_of_gap_of_gaps(sources_, scale, later.a->administrations[column],
                                earlier.a->administrations[column], later.b->administrations[column],
                                earlier.b->administrations[column]);
  }

  /// Half the root of the summed squared errors of both partners' changes.
  [[nodiscard]] MeasurementError error_of_mean_change(const std::string& scale, std::size_t column,
                                                      const Together& earlier, const Together& later) const {
    const auto error = [&](const Occasion& before, const Occasion& after) {
      MeasurementError one =
          error_of_change(sources_, scale, before.administrations[column], after.administrations[column],
                          days_between(before.date, after.date));
      // A change has sqrt(2) times the error of a score, from which the couple's mean is made.
      one.standard_error /= std::sqrt(2.0);
      return one;
    };
    return couple_mean_change_error(error(*earlier.a, *later.a), error(*earlier.b, *later.b));
  }

  const ChangeRequest& request_;
  const PersonSeries& a_;
  const PersonSeries& b_;
  std::vector<Together> both_;
  ErrorSources sources_;
};

void follow_couple(const ChangeRequest& request, const Occasions& data, ChangeResult& result) {
  for (const PersonSeries& a : data.people) {
    if (a.respondent != data.partners.front()) continue;
    for (const PersonSeries& b : data.people) {
      if (b.respondent != data.partners.back() || b.perspective != a.perspective) continue;
      const CoupleFollower follower(request, a, b);
      if (!follower.has_any()) continue;
      for (const FollowedQuantity quantity : {FollowedQuantity::difference, FollowedQuantity::mean}) {
        for (std::size_t i = 0; i < data.columns.size(); ++i) {
          FollowedScale followed = follower.follow(quantity, data.columns[i], i);
          if (!means_nothing(followed.flags)) result.followed.push_back(std::move(followed));
        }
      }
    }
  }
}

}  // namespace

void follow_changes(const ChangeRequest& request, const Occasions& data, ChangeResult& result) {
  refuse_figures_for_many(request, data);
  refuse_unknown_rule(request);
  result.given = request.error.any();
  for (const std::string& scale : data.columns)
    result.cutoffs.push_back(cutoff_for(request, scale, direction_of(request.instrument, scale)));
  for (const PersonSeries& person : data.people) {
    for (std::size_t i = 0; i < data.columns.size(); ++i) {
      FollowedScale followed = follow_person(request, person, data.columns[i], i, result.cutoffs[i]);
      if (!means_nothing(followed.flags)) result.followed.push_back(std::move(followed));
    }
  }
  // A criterion given by the user is for one person's score.
  if (result.couple && !result.given) follow_couple(request, data, result);
}

}  // namespace intimetry::analyses
