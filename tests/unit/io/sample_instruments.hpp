#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"

namespace intimetry::test {

/// Two instruments that exist only in the tests: one with an item for the clinician among others, one with
/// nothing else.
inline const Instrument* sample_instrument(std::string_view id) {
  static const std::vector<Instrument> samples = [] {
    Instrument closeness;
    closeness.id = "sample-closeness";
    closeness.version = "1.0.0";
    closeness.perspectives = {Perspective::now, Perspective::ideal};
    closeness.response_sets.resize(3);
    closeness.response_sets[0] = {.id = "five", .min = 0, .max = 4, .labels = {}};
    closeness.response_sets[1] = {.id = "yes_no", .min = 0, .max = 1, .labels = {}};
    closeness.response_sets[2] = {.id = "line", .min = 0, .max = 10, .continuous = true, .labels = {}};
    for (const char* item : {"q1", "q2", "q3", "q4"}) {
      Item& made = closeness.items.emplace_back();
      made.id = item;
      made.response_set = "five";
    }
    closeness.items[1].response_set = "line";
    closeness.items[2].not_applicable = true;
    closeness.items[3].response_set = "yes_no";
    closeness.items[3].visibility = Visibility::clinician;

    Instrument screening = closeness;
    screening.id = "sample-screening";
    screening.items.resize(2);
    for (Item& item : screening.items) {
      item.response_set = "yes_no";
      item.visibility = Visibility::clinician;
    }
    return std::vector<Instrument>{closeness, screening};
  }();
  return find_by_id(samples, id);
}

/// A couple of whom one partner has answered.
inline CoupleFile simulated_couple() {
  CoupleFile couple;
  couple.id = "simulated-1";
  couple.partners = {{"a", "wife", "Simulated partner A"}, {"b", {}, "Simulated partner B"}};
  couple.administrations = {{"b",
                             "sample-closeness",
                             "1.0.0",
                             Perspective::now,
                             Date(2026, 3, 1),
                             {},
                             {{"q3", Answer::not_applicable()}, {"q1", Answer(4)}, {"q2", Answer()}}}};
  couple.consents = {{"a", "sample-closeness", Share::scores, Date(2026, 3, 1)}};
  return couple;
}

using Places = std::vector<std::pair<std::string, std::string>>;

/// Code and place of each defect.
inline Places places_of(const std::vector<Defect>& defects) {
  Places places;
  for (const Defect& defect : defects) places.emplace_back(info(defect.code).name, defect.where);
  return places;
}

}  // namespace intimetry::test
