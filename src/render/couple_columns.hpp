#pragma once

#include <span>
#include <string>
#include <vector>

#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "table/answer_request.hpp"

namespace intimetry::render {

/// One quantity of `couples`: its columns are NAME, NAME_se, NAME_low, NAME_high, NAME_p (Holm), NAME_beyond
/// and NAME_error (its source).
struct CoupleQuantity {
  std::string name;  ///< "difference_now", "gap_first" ...
  Quantity quantity = Quantity::difference;
  Perspective perspective = Perspective::now;
  int whose = 0;  ///< 0: both; 1: the first partner; 2: the second
};

/// The rows of `couples`: one per couple and scale, with the same columns for all couples of an instrument.
class CoupleColumns {
 public:
  /// @throws Error(bad_usage) as make_answer_plan
  explicit CoupleColumns(const table::AnswerRequest& request);

  /// Returns the heading, a row of CSV.
  [[nodiscard]] std::string csv_heading() const;
  /// Returns the couples' rows as CSV: one per scale and composite, in the instrument's order.
  [[nodiscard]] std::string csv(std::span<const CoupleProfile> profiles) const;
  /// Returns the same as lines of JSON.
  [[nodiscard]] std::string json(std::span<const CoupleProfile> profiles) const;

 private:
  std::vector<Perspective> scored_;  // perspectives whose scores are shown
  std::vector<CoupleQuantity> quantities_;
  std::vector<std::string> scales_;
};

}  // namespace intimetry::render
