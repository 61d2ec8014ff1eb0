#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/data/response_view.hpp"
#include "intimetry/scoring/keyed_answers.hpp"
#include "intimetry/scoring/score.hpp"
#include "intimetry/scoring/scoring_plan.hpp"

namespace intimetry {

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

  explicit NormSample(const ScoringPlan& plan) : plan_(&plan) {
    for (const PlanScale& scale : plan.scales) {
      scored_.push_back({scale.id, false, scale.gate.has_value(), scale.keys.size(), scale.perspectives});
    }
    for (const PlanComposite& composite : plan.composites) {
      Scored scored{composite.id, true, false, 0, 0xFF};
      for (const PlanPart& part : composite.parts) {
        scored.items += plan.scales[part.scale].keys.size();
        scored.has_gate = scored.has_gate || plan.scales[part.scale].gate;
        scored.perspectives =
            static_cast<std::uint8_t>(scored.perspectives & plan.scales[part.scale].perspectives);
      }
      scored_.push_back(std::move(scored));
    }
  }

  /// Adds a block of people.
  /// @shape one column for each of the plan's items; one person for each respondent
  /// @throws Error(shape_mismatch); Error(data_value) for somebody who is in the sample already, or a third
  /// member of a couple
  void add(const ResponseView& view, std::span<const NormPerson> people) {
    require(people.size() == view.respondents(), ErrorCode::shape_mismatch, "NormSample::add", "people",
            "expected one for each respondent");
    std::vector<Perspective> perspectives;
    for (const NormPerson& person : people) perspectives.push_back(person.perspective);
    const ScoreTable table = score(*plan_, view, {.perspectives = perspectives});
    for (std::size_t i = 0; i < people.size(); ++i) add_person(people[i]);
    for (std::size_t s = 0; s < scored_.size(); ++s) {
      Scored& scored = scored_[s];
      for (std::size_t i = 0; i < people.size(); ++i) {
        scored.scores.push_back(table.columns()[s].raw[i]);
        if (scored.has_gate) continue;
        for (const KeyedItem& item : keyed_answers(*plan_, scored.id, view, i).items) {
          scored.answers.push_back(item.weight * item.answer);
        }
      }
    }
  }

  [[nodiscard]] const std::vector<NormPerson>& people() const noexcept { return people_; }
  /// Returns scales and composites, in the plan's order.
  [[nodiscard]] const std::vector<Scored>& scored() const noexcept { return scored_; }
  [[nodiscard]] const ScoringPlan& plan() const noexcept { return *plan_; }
  /// Returns for each person a number that those of one couple share.
  [[nodiscard]] const std::vector<std::size_t>& couples() const noexcept { return couple_of_; }

 private:
  void add_person(const NormPerson& person) {
    const std::size_t row = people_.size();
    people_.push_back(person);
    if (person.couple.empty()) {
      couple_of_.push_back(row);
      return;
    }
    couple_of_.push_back(couples_.emplace(person.couple, row).first->second);
    std::vector<std::size_t>& rows = members_[{person.couple, person.perspective}];
    const std::string who =
        "row " + std::to_string(row + 1) + ": '" + person.member + "' of '" + person.couple + "' ";
    for (const std::size_t other : rows) {
      require_data(people_[other].member != person.member,
                   who + "is in row " + std::to_string(other + 1) +
                       " already, in the same perspective; norms count each person once");
    }
    require_data(rows.size() < 2, who + "is a third member of the couple");
    rows.push_back(row);
  }

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

}  // namespace intimetry
