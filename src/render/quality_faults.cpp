#include "render/quality_faults.hpp"

#include <cstdio>

#include "text/numbers.hpp"
#include "text/terminal.hpp"

namespace intimetry::render {

namespace {

std::string plain_number(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", number);
  return text;
}

std::string range_words(double low, double high) { return plain_number(low) + " to " + plain_number(high); }

bool one_range(const ScoringPlan& plan) {
  for (const PlanItem& item : plan.items) {
    if (item.continuous || item.min != plan.items[0].min || item.max != plan.items[0].max) return false;
  }
  return true;
}

std::string counted_numbers(std::int64_t count) {
  return text::counted(static_cast<std::uint64_t>(count), "number");
}

/// Returns the evidence in words, of one item or of all of them.
/// @param declared the range to name; null where items differ in it
std::string range_reason(const RangeEvidence& found, const PlanItem* declared) {
  const bool up = found.shift == RangeShift::up;
  std::string words;
  if (declared != nullptr) {
    words = "The options are declared as " + range_words(declared->min, declared->max) + "; found are " +
            range_words(found.least, found.greatest) + ". ";
  }
  words +=
      "Of " + counted_numbers(found.numbers) + ", " +
      text::with_commas(static_cast<std::uint64_t>(up ? found.one_above : found.one_below)) +
      (up ? " are one step above the highest option and " : " are one step below the lowest option and ") +
      text::with_commas(static_cast<std::uint64_t>(up ? found.at_lowest : found.at_highest)) +
      (up ? " on the lowest." : " on the highest.");
  return words;
}

void add_range_faults(std::vector<SuspectedFault>& faults, const analyses::QualityResult& result) {
  const RangeEvidence& all = result.ranges.overall;
  const PlanItem* declared = one_range(result.plan) ? result.plan.items.data() : nullptr;
  if (all.shift == RangeShift::up || all.shift == RangeShift::down) {
    const bool up = all.shift == RangeShift::up;
    faults.push_back({up ? "all answers coded one too high" : "all answers coded one too low",
                      range_reason(all, declared) + " " + std::to_string(result.ranges.items_shifted) +
                          " of " + std::to_string(result.plan.items.size()) +
                          " items show it by themselves. Scored as they are, such answers are " +
                          (up ? "too high, or out of range." : "too low, or out of range.") +
                          (up ? "" : " If the lowest number means missing, say so with --na.")});
    return;
  }
  for (std::size_t j = 0; j < result.ranges.items.size(); ++j) {
    const RangeEvidence& own = result.ranges.items[j];
    if (own.shift == RangeShift::none) continue;
    faults.push_back({result.plan.items[j].id + " coded one too " +
                          (own.shift == RangeShift::up ? "high" : "low") + ", not the other items",
                      range_reason(own, &result.plan.items[j])});
  }
  if (all.shift == RangeShift::possibly_up || all.shift == RangeShift::possibly_down) {
    const bool up = all.shift == RangeShift::possibly_up;
    faults.push_back({up ? "answers perhaps coded one too high" : "answers perhaps coded one too low",
                      std::string("In ") + counted_numbers(all.numbers) + " nobody chose the " +
                          (up ? "lowest" : "highest") +
                          " option of any item, and none lies outside. That may be so; a shift by one would "
                          "look the same.",
                      false});
  }
}

std::string sign_words(const SignEvidence& evidence) {
  return "r = " + text::coefficient(evidence.r.value) + " " + text::coefficient_interval(evidence.interval) +
         ", n = " + text::with_commas(static_cast<std::uint64_t>(evidence.n)) + ", p " +
         (evidence.p.value < 0.001 ? "" : "= ") + text::p_value(evidence.p.value);
}

void add_reversal_fault(std::vector<SuspectedFault>& faults, const analyses::QualityResult& result) {
  std::string scales;
  std::size_t reversed = 0;
  for (const ScaleSigns& signs : result.keys.scales) {
    if (signs.suspicion != KeySuspicion::already_reversed) continue;
    reversed += signs.reversed;
    scales +=
        (scales.empty() ? "" : "; ") + result.plan.scales[signs.scale].id + ": " + sign_words(signs.between);
  }
  if (scales.empty()) return;
  const bool whole = result.keys.overall == KeySuspicion::already_reversed;
  faults.push_back(
      {whole ? "reversed items are reversed already" : "some scales' reversed items are reversed already",
       "Keyed as declared, the " + text::counted(reversed, "reversed item") +
           " of these scales go against the others, with which they ought to agree: " + scales +
           ". Scoring would turn them round a second time."});
}

void add_item_faults(std::vector<SuspectedFault>& faults, const analyses::QualityResult& result) {
  for (const ScaleSigns& signs : result.keys.scales) {
    for (const ItemSign& item : signs.items) {
      if (item.suspicion != KeySuspicion::wrong_key) continue;
      const bool already = signs.suspicion == KeySuspicion::already_reversed;
      std::string reason =
          already ? "With the reversed items taken as they stand in the data"
                  : "Keyed as declared (" + std::string(item.reversed ? "reversed" : "not reversed") + ")";
      reason += ", it goes against the rest of '" + result.plan.scales[signs.scale].id +
                "': " + sign_words(already ? item.unturned : item.rest) + ".";
      if (already && item.reversed) reason += " It may be the one that the data do not reverse yet.";
      if (!already && item.reversed && signs.reversed == 1) {
        reason += " It is the scale's only reversed item: it may be reversed in the data already.";
      }
      faults.push_back({result.plan.items[item.item].id + " keyed the wrong way round", std::move(reason)});
    }
  }
}

text::Json sign_json(const SignEvidence& evidence) {
  text::Json object;
  object["n"] = evidence.n;
  text::add_statistic(object, "r", evidence.r);
  text::add_interval(object, "interval", evidence.interval);
  text::add_statistic(object, "p", evidence.p);
  return object;
}

text::Json evidence_json(const RangeEvidence& found) {
  return {{"suspicion", word(found.shift)},
          {"numbers", found.numbers},
          {"least", text::json_number(found.least)},
          {"greatest", text::json_number(found.greatest)},
          {"at_lowest", found.at_lowest},
          {"at_highest", found.at_highest},
          {"one_below", found.one_below},
          {"one_above", found.one_above},
          {"elsewhere", found.elsewhere}};
}

}  // namespace

std::vector<SuspectedFault> suspected_faults(const analyses::QualityResult& result) {
  std::vector<SuspectedFault> faults;
  add_range_faults(faults, result);
  add_reversal_fault(faults, result);
  add_item_faults(faults, result);
  return faults;
}

text::Json range_evidence_json(const analyses::QualityResult& result) {
  text::Json object = evidence_json(result.ranges.overall);
  object["items_shifted"] = result.ranges.items_shifted;
  object["items"] = text::Json::array();
  for (std::size_t j = 0; j < result.plan.items.size(); ++j) {
    text::Json item{
        {"id", result.plan.items[j].id},
        {"declared",
         {text::json_number(result.plan.items[j].min), text::json_number(result.plan.items[j].max)}}};
    item.update(evidence_json(result.ranges.items[j]));
    object["items"].push_back(std::move(item));
  }
  return object;
}

text::Json key_evidence_json(const analyses::QualityResult& result) {
  text::Json object{{"suspicion", word(result.keys.overall)}, {"mixed_scales", result.keys.mixed_scales}};
  object["scales"] = text::Json::array();
  for (const ScaleSigns& signs : result.keys.scales) {
    text::Json scale{{"id", result.plan.scales[signs.scale].id},
                     {"suspicion", word(signs.suspicion)},
                     {"reversed", signs.reversed},
                     {"reversed_with_others", sign_json(signs.between)}};
    scale["items"] = text::Json::array();
    for (const ItemSign& item : signs.items) {
      text::Json& found = scale["items"].emplace_back(text::Json{{"id", result.plan.items[item.item].id},
                                                                 {"reversed", item.reversed},
                                                                 {"suspicion", word(item.suspicion)},
                                                                 {"item_rest", sign_json(item.rest)}});
      if (signs.suspicion == KeySuspicion::already_reversed) {
        found["item_rest_as_they_stand"] = sign_json(item.unturned);
      }
    }
    object["scales"].push_back(std::move(scale));
  }
  return object;
}

}  // namespace intimetry::render
