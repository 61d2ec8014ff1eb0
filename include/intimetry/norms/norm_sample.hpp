#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Who answered one row of a norm sample, and how the answers were meant.
struct NormPerson {
  std::string group;
  Perspective perspective = Perspective::now;
  std::string couple = {};               // empty: not one of a couple
  std::string member = {};               // tells the couple's two apart
  std::optional<std::string> role = {};  // what the same member is in every couple; none: exchangeable
  friend bool operator==(const NormPerson&, const NormPerson&) = default;
};

/// The people that norms are made from, with their scores and their keyed answers; rows are added in any
/// number of blocks. It is held in memory whole: couples need not stand together in a table.
class NormSample {
 public:
  /// The answers to one scale's or composite's items, each weighing what it adds to the score.
  struct Scored {
    std::string id;
    bool composite = false;
    bool has_gate = false;  // the score may be one that is set: items do not tell its reliability
    std::size_t items = 0;
    std::uint8_t perspectives = 0;     // bit p: interpreted in perspective p
    std::vector<double> scores = {};   // one a person; NaN: none
    std::vector<double> answers = {};  // `items` a person, keyed and weighted; NaN: none

    [[nodiscard]] bool is_interpreted_in(Perspective perspective) const noexcept {
      return (perspectives >> static_cast<unsigned>(perspective) & 1U) != 0;
    }
  };

  explicit NormSample(const ScoringPlan& plan);

  /// Adds a block of people.
  /// @shape one column for each of the plan's items; one person for each respondent
  /// @throws Error(shape_mismatch); Error(data_value) for somebody who is in the sample already, or a third
  /// member of a couple
  void add(const ResponseView& view, std::span<const NormPerson> people);

  [[nodiscard]] const std::vector<NormPerson>& people() const noexcept { return people_; }
  /// Returns scales and composites, in the plan's order.
  [[nodiscard]] const std::vector<Scored>& scored() const noexcept { return scored_; }
  [[nodiscard]] const ScoringPlan& plan() const noexcept { return *plan_; }
  /// Returns for each person a number that those of one couple share.
  [[nodiscard]] const std::vector<std::size_t>& couples() const noexcept { return couple_of_; }

 private:
  void add_person(const NormPerson& person);

  static void require_data(bool holds, const std::string& message) {
    if (!holds) throw Error(ErrorCode::data_value, message);
  }

  const ScoringPlan* plan_;
  std::vector<Scored> scored_;
  std::vector<NormPerson> people_;
  std::vector<std::size_t> couple_of_;
  std::map<std::string, std::size_t> couples_;
  std::map<std::pair<std::string, Perspective>, std::vector<std::size_t>> members_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/norms/impl/norm_sample.ipp"
#endif
