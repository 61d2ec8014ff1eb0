#pragma once

#include "intimetry/instrument/instrument.hpp"

namespace intimetry::test {

inline Instrument full_instrument_head() {
  Instrument full;
  full.schema = "../schemas/instrument.schema.json";
  full.id = "sample-full-2";
  full.version = "2.1.0";
  full.title = {{"de", "Alles"}, {"en", "Everything"}, {"pt-BR", "Tudo \"isto\""}};
  full.purposes = {"intimacy", "stress_and_safety"};
  full.citation = {"Nobody (2026). A made-up questionnaire.", "10.1000/made-up(1)"};
  full.rights = {"nobody", "everything", Permission::not_needed, "made up"};
  full.validation = Validation::published;
  full.evidence = {{"items", {"made up", Evidence::published}},
                   {"reversals", {"made up too", Evidence::empirical}},
                   {"missing rule", {"heard", Evidence::secondary}}};
  full.perspectives = {Perspective::now, Perspective::ideal, Perspective::partner, Perspective::observer};
  full.instructions = {{Perspective::now, {{"en", "As it is."}}},
                       {Perspective::ideal, {{"en", "As it should be."}}},
                       {Perspective::partner, {{"en", "As your partner sees it."}}},
                       {Perspective::observer, {{"en", "As you see it."}}}};
  full.notes = {{"Beware of made-up questionnaires.", "common sense"}, {"Ask apart.", "practice", true}};
  return full;
}

inline void add_items(Instrument& full) {
  full.response_sets = {{.id = "five",
                         .min = 0,
                         .max = 4,
                         .labels = {{"en", {{0, "never"}, {4, "always"}}}, {"de", {{0, "nie"}}}}},
                        {.id = "evens", .min = -4, .max = 4, .step = 2},
                        {.id = "line", .min = 0.5, .max = 10.25, .continuous = true},
                        {.id = "yes_no", .min = 0, .max = 1}};
  const auto add = [&](const char* id, const char* set, Visibility visibility) -> Item& {
    Item& item = full.items.emplace_back();
    item.id = id;
    item.response_set = set;
    item.visibility = visibility;
    return item;
  };
  add("q1", "five", Visibility::in_scores).text = {{"en", "Something happens."}, {"de", "Etwas geschieht."}};
  add("q2", "five", Visibility::shared).number = "2a";
  add("q3", "evens", Visibility::in_scores).same_as = "csi-32/q12";
  add("q4", "line", Visibility::in_scores).not_applicable = true;
  add("gate", "yes_no", Visibility::clinician);
  add("c1", "yes_no", Visibility::clinician).positive = {1};
  add("c2", "yes_no", Visibility::clinician);
}

inline void add_scales(Instrument& full) {
  Scale& first = full.scales.emplace_back();
  first.id = "first";
  first.title = {{"en", "First"}};
  first.items = {"q1", "q2"};
  first.reversed = {"q2"};
  first.multiplier = 0.1;
  first.offset = -1.5;
  first.missing = MissingRule{1, "made up"};
  first.dimension = Dimension::emotional;
  first.perspectives = {Perspective::now, Perspective::partner};
  Scale& second = full.scales.emplace_back();
  second.id = "second";
  second.title = {{"en", "Second"}};
  second.items = {"q3", "q4"};
  second.score = ScoreKind::mean;
  second.direction = Direction::neither;
  second.validity = true;
  Scale& hidden = full.scales.emplace_back();
  hidden.id = "hidden";
  hidden.title = {{"en", "Hidden"}};
  hidden.items = {"c1", "c2"};
  hidden.gate = Gate{"gate", 0, -1};
  hidden.direction = Direction::higher_is_worse;
  Composite& both = full.composites.emplace_back();
  both.id = "both";
  both.title = {{"en", "Both"}};
  both.parts = {{"first", 1}, {"second", -0.3}};
  both.direction = Direction::higher_is_worse;
  both.dimension = Dimension::sexual;
}

inline void add_figures(Instrument& full) {
  full.reliabilities = {{.scale = "first",
                         .coefficient = Coefficient::retest,
                         .value = 0.85,
                         .sd = 1.0 / 3.0,
                         .n = 90,
                         .interval_days = 42,
                         .sample = "ninety made-up people",
                         .perspective = Perspective::now,
                         .role = "women",
                         .provenance = {"made up", Evidence::empirical}},
                        {.scale = "both",
                         .value = 1,
                         .sd = {},
                         .n = {},
                         .interval_days = {},
                         .sample = "all",
                         .perspective = {},
                         .role = {},
                         .provenance = {"made up", Evidence::published}}};
  full.norms = {{.scale = "second",
                 .group = "made-up people",
                 .n = 1000,
                 .mean = 2.25,
                 .sd = 0.75,
                 .table = {{-1, 0}, {2.5, 50}, {3, 50}, {6.5, 99.9}},
                 .perspective = Perspective::ideal,
                 .role = "men",
                 .provenance = {"made up", Evidence::secondary}}};
  full.change = {{"first", 0.2, Comparison::at_least, "made-up people", {"made up", Evidence::published}}};
  full.cutoffs = {
      {"first",
       "usual",
       Comparison::at_most,
       -1.4,
       "low",
       "made-up people",
       {"made up", Evidence::published},
       "woman",
       "veterans"},
      {"first", "other", Comparison::above, -1, "high", "others", {"made up", Evidence::published}}};
}

/// A sound instrument that exists only in the tests and in which every field of the format has a value.
inline Instrument full_instrument() {
  Instrument full = full_instrument_head();
  full.private_instructions = {
      {Perspective::now, {{"en", "For one alone."}, {"de", "Für eine Person allein."}}},
      {Perspective::ideal, {{"en", "For one alone, as it should be."}}}};
  add_items(full);
  add_scales(full);
  add_figures(full);
  return full;
}

}  // namespace intimetry::test
