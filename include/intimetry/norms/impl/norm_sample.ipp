#pragma once

#include "intimetry/core/buffer.hpp"
#include "intimetry/core/check.hpp"
#include "intimetry/norms/norm_sample.hpp"
#include "intimetry/scoring/keyed_answers.hpp"
#include "intimetry/scoring/score.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::INTIMETRY_MODE {

INTIMETRY_INLINE NormSample::NormSample(const ScoringPlan& plan) : plan_(&plan) {
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

INTIMETRY_INLINE void NormSample::add(const ResponseView& view, std::span<const NormPerson> people) {
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

INTIMETRY_INLINE void NormSample::add_person(const NormPerson& person) {
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
                     " too, in the same perspective; norms count each person once");
  }
  require_data(rows.size() < 2, who + "is a third member of the couple");
  rows.push_back(row);
}

}  // namespace intimetry::INTIMETRY_MODE
