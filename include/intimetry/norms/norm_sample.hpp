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

/// The respondent of one row of a norm sample, and the perspective of the answers.
struct NormPerson {
  std::string group;
  Perspective perspective = Perspective::now;
  std::string couple = {};               // empty: not a member of a couple
  std::string member = {};               // distinguishes the two members of the couple
  std::optional<std::string> role = {};  // the member's role, the same in every couple; none: exchangeable
  friend bool operator==(const NormPerson&, const NormPerson&) = default;
};

/// The people for norms, with their scores and keyed answers. Rows can be added in several blocks. The sample
/// is kept in memory, because the rows of a couple need not be adjacent.
class NormSample {
 public:
  /// The answers to one scale's or composite's items, weighted by their contribution to the score.
  struct Scored {
    std::string id;
    bool composite = false;
    bool has_gate = false;  // a score may be fixed by the gate: no reliability from items
    std::size_t items = 0;
    std::uint8_t perspectives = 0;     // bit p: interpreted in perspective p
    std::vector<double> scores = {};   // one per person; NaN: missing
    std::vector<double> answers = {};  // `items` per person, keyed and weighted; NaN: missing

    [[nodiscard]] bool is_interpreted_in(Perspective perspective) const noexcept {
      return (perspectives >> static_cast<unsigned>(perspective) & 1U) != 0;
    }
  };

  explicit NormSample(const ScoringPlan& plan);

  /// Adds a block of people.
  /// @shape one column for each of the plan's items; one person for each respondent
  /// @throws Error(shape_mismatch); Error(data_value) for a person who is already in the sample, or a third
  ///   member of a couple
  void add(const ResponseView& view, std::span<const NormPerson> people);

  [[nodiscard]] const std::vector<NormPerson>& people() const noexcept { return people_; }
  /// Returns the scales and composites, in the plan's order.
  [[nodiscard]] const std::vector<Scored>& scored() const noexcept { return scored_; }
  [[nodiscard]] const ScoringPlan& plan() const noexcept { return *plan_; }
  /// Returns a number for each person, equal for members of one couple.
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
