#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/report/impl/report_words.hpp"
#include "intimetry/report/report.hpp"

namespace intimetry::INTIMETRY_MODE::report::detail {

inline std::string item_words(const Instrument& instrument, const Item& item) {
  const std::string number = item.number.value_or(item.id);
  return item.text.empty() ? instrument.id + " " + number : number + ": " + words_of(item.text, item.id);
}

inline std::string answer_words(const Instrument& instrument, const Item& item, const Answer& answer) {
  if (answer.is_not_applicable()) return "does not apply";
  if (!answer.is_number()) return "not answered";
  const double number = answer.number();
  std::string plain =
      number == std::floor(number) ? std::to_string(static_cast<long long>(number)) : std::to_string(number);
  const ResponseSet* set = find_by_id(instrument.response_sets, item.response_set);
  if (set == nullptr || set->continuous || set->labels.empty()) return plain;
  const auto english = set->labels.find("en");
  const auto& labels = english == set->labels.end() ? set->labels.begin()->second : english->second;
  const auto label = labels.find(static_cast<int>(number));
  return label == labels.end() ? plain : plain + ", " + label->second;
}

inline constexpr std::size_t highlighted_items = 5;

/// The items on which the partners are farthest apart; no rows where they agree on all.
inline ReportTable farthest_items(const ReportMatter& matter, const Instrument& instrument,
                                  const ItemComparison& comparison) {
  const CoupleProfile& profile = matter.profile();
  ReportTable table{words_of(instrument.title, instrument.id) + ", " +
                        std::string(word(comparison.perspective)) + ": the items farthest apart",
                    {"item", name_of(profile.first), name_of(profile.second)},
                    {}};
  for (std::size_t i = 0; i < std::min(highlighted_items, comparison.items.size()); ++i) {
    const ItemDifference& item = comparison.items[i];
    const Item* asked = find_by_id(instrument.items, item.item);
    if (asked == nullptr || item.first == item.second) continue;
    table.rows.push_back({text_cell(item_words(instrument, *asked)),
                          text_cell(answer_words(instrument, *asked, Answer(item.first))),
                          text_cell(answer_words(instrument, *asked, Answer(item.second)))});
  }
  return table;
}

}  // namespace intimetry::INTIMETRY_MODE::report::detail
