#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/instrument/instrument.hpp"
#include "unit/instrument/full_instrument.hpp"

namespace intimetry::test {

/// Random choices that are the same on every machine: the standard defines the engine, but not its
/// distributions.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  double share() { return static_cast<double>(engine_() >> 11) / 9007199254740992.0; }
  template <class Element>
  const Element& one_of(const std::vector<Element>& elements) {
    return elements[below(elements.size())];
  }
  template <class Element>
  void shuffle(std::vector<Element>& elements) {
    for (std::size_t i = elements.size(); i > 1; --i) std::swap(elements[i - 1], elements[below(i)]);
  }

 private:
  std::mt19937_64 engine_;
};

inline std::vector<ResponseSet> random_response_sets(Random& random) {
  std::vector<ResponseSet> sets{{.id = "wide", .min = -30000, .max = 30000},
                                {.id = "beyond_a_byte", .min = 100, .max = 200, .step = 10},
                                {.id = "line", .min = -2.7, .max = 9.1, .continuous = true},
                                {.id = "percent", .min = 0, .max = 100, .continuous = true},
                                {.id = "five", .min = 0, .max = 4}};
  for (int i = 0; i < 3; ++i) {
    ResponseSet& set = sets.emplace_back();
    set.id = "set" + std::to_string(i);
    set.min = static_cast<double>(random.below(9)) - 5;
    set.step = 1 + static_cast<int>(random.below(3));
    set.max = set.min + set.step * static_cast<double>(1 + random.below(8));
  }
  return sets;
}

inline Scale random_scale(Random& random, const Instrument& instrument, const std::string& id) {
  Scale scale;
  scale.id = id;
  scale.title = {{"en", id}};
  std::vector<std::string> candidates;
  const bool same_set = random.chance(50);
  const std::string& set = random.one_of(instrument.items).response_set;
  for (const Item& item : instrument.items) {
    if (!same_set || item.response_set == set) candidates.push_back(item.id);
  }
  random.shuffle(candidates);
  const std::size_t count = 1 + random.below(std::min<std::size_t>(candidates.size(), 12));
  scale.items.assign(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count));
  for (const std::string& item : scale.items) {
    if (random.chance(40)) scale.reversed.push_back(item);
  }
  scale.score = random.chance(50) ? ScoreKind::sum : ScoreKind::mean;
  scale.multiplier = random.one_of(std::vector<double>{1, 1, 4, -2, 0.1, 2.5, -1.0 / 3});
  scale.offset = random.one_of(std::vector<double>{0, 0, -1.5, 10, 0.7});
  if (random.chance(40)) scale.missing = MissingRule{1 + static_cast<int>(random.below(count)), "made up"};
  if (random.chance(30) && count < instrument.items.size()) {
    const Item* gate = nullptr;
    do gate = &random.one_of(instrument.items);
    while (std::count(scale.items.begin(), scale.items.end(), gate->id) != 0);
    scale.gate = Gate{gate->id, find_by_id(instrument.response_sets, gate->response_set)->min, -0.5};
  }
  for (const Perspective meant : {Perspective::now, Perspective::ideal, Perspective::partner}) {
    if (random.chance(50)) scale.perspectives.push_back(meant);
  }
  return scale;
}

/// Returns a valid instrument; over many calls, all features of scoring occur.
inline Instrument random_instrument(Random& random) {
  Instrument instrument = full_instrument_head();
  instrument.response_sets = random_response_sets(random);
  const std::size_t items = 3 + random.below(25);
  for (std::size_t i = 1; i <= items; ++i) {
    Item& item = instrument.items.emplace_back();
    item.id = "q" + std::to_string(i);
    // Mostly few options, as in questionnaires.
    item.response_set = random.chance(50) ? "five" : random.one_of(instrument.response_sets).id;
    item.not_applicable = random.chance(30);
  }
  const std::size_t scales = 1 + random.below(5);
  for (std::size_t i = 1; i <= scales; ++i) {
    instrument.scales.push_back(random_scale(random, instrument, "s" + std::to_string(i)));
  }
  for (std::size_t i = 1, count = random.below(3); i <= count; ++i) {
    Composite& composite = instrument.composites.emplace_back();
    composite.id = "c" + std::to_string(i);
    composite.title = {{"en", composite.id}};
    for (const Scale& scale : instrument.scales) {
      if (!composite.parts.empty() && random.chance(40)) continue;
      composite.parts.push_back({scale.id, random.one_of(std::vector<double>{1, -1, 0.3, 2})});
    }
  }
  return instrument;
}

}  // namespace intimetry::test
