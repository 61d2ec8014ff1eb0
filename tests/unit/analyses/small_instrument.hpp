#pragma once

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::test {

/// An instrument that exists only in tests. The scale `warmth` is the sum of q1, q2 and the reversed q3, each
/// 1 to 5; `talk` is the mean of q4 and q5, each 0 to 4. Warmth needs two answers, talk both.
inline Instrument small_instrument() {
  Instrument small;
  small.id = "small";
  small.version = "1.0.0";
  small.title = {{"en", "Small"}};
  small.purposes = {"intimacy"};
  small.citation.text = "Nobody (2026). A made-up questionnaire.";
  small.rights = {"nobody", "everything", Permission::not_needed, "made up"};
  small.validation = Validation::published;
  small.evidence = {{"items", {"made up", Evidence::published}}};
  small.perspectives = {Perspective::now, Perspective::ideal};
  small.response_sets = {{.id = "five", .min = 1, .max = 5}, {.id = "zero_to_four", .min = 0, .max = 4}};
  for (const char* id : {"q1", "q2", "q3", "q4", "q5"}) {
    Item& item = small.items.emplace_back();
    item.id = id;
    item.response_set = small.items.size() <= 3 ? "five" : "zero_to_four";
  }
  Scale& warmth = small.scales.emplace_back();
  warmth.id = "warmth";
  warmth.title = {{"en", "Warmth"}};
  warmth.items = {"q1", "q2", "q3"};
  warmth.reversed = {"q3"};
  warmth.missing = MissingRule{2, "made up"};
  Scale& talk = small.scales.emplace_back();
  talk.id = "talk";
  talk.title = {{"en", "Talk"}};
  talk.items = {"q4", "q5"};
  talk.score = ScoreKind::mean;
  return small;
}

}  // namespace intimetry::test
