#include "render/quality_summary.hpp"

#include <algorithm>
#include <array>

#include "files/csv_error.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/core/flag.hpp"
#include "render/quality_faults.hpp"
#include "render/quality_rows.hpp"
#include "text/numbers.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

constexpr std::array quality_flag_set{Flag::straight_lining, Flag::long_run,     Flag::inconsistent,
                                      Flag::outlying,        Flag::many_missing, Flag::out_of_range};

std::uint64_t flagged(const analyses::QualityResult& result, Flag flag) {
  const auto& all = result.table.respondents;
  return static_cast<std::uint64_t>(
      std::count_if(all.begin(), all.end(), [&](const ResponseQuality& q) { return q.flags.has(flag); }));
}

std::uint64_t flagged_at_all(const analyses::QualityResult& result) {
  const auto& all = result.table.respondents;
  return static_cast<std::uint64_t>(
      std::count_if(all.begin(), all.end(), [](const ResponseQuality& q) { return !q.flags.none(); }));
}

struct Totals {
  std::uint64_t missing = 0;
  std::uint64_t not_applicable = 0;
  std::uint64_t out_of_range = 0;
  std::uint64_t cells = 0;
};

Totals totals(const analyses::QualityResult& result) {
  Totals sum;
  for (const ResponseQuality& quality : result.table.respondents) {
    sum.missing += quality.missing;
    sum.not_applicable += quality.not_applicable;
    sum.out_of_range += quality.out_of_range;
    sum.cells += quality.items;
  }
  return sum;
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  return text::fixed(100 * static_cast<double>(part) / static_cast<double>(whole), 1) + " %";
}

std::string fault_text(const analyses::QualityResult& result, const text::Style& style) {
  const std::vector<SuspectedFault> faults = suspected_faults(result);
  if (faults.empty()) return "Suspected faults of the data: none.\n";
  std::string text = "Suspected faults of the data; nothing was changed:\n";
  for (const SuspectedFault& fault : faults) {
    text += "  " + (fault.certain ? style.warning(fault.what) : style.bold(fault.what)) + "\n    " +
            text::wrapped(fault.reason, text::output_width() - 4, 4) + "\n";
  }
  return text;
}

std::string flag_meaning(Flag flag) {
  const auto* row = std::find_if(flag_table.begin(), flag_table.end(),
                                 [&](const FlagInfo& info) { return info.flag == flag; });
  return std::string(row->meaning);
}

std::string flag_name(Flag flag) {
  std::string name;
  for_each_flag(flag, [&](std::string_view word) { name = word; });
  return name;
}

std::string flag_table_text(const analyses::QualityResult& result) {
  text::TextTable table({{"flag"}, {"respondents", text::right_aligned}, {"share", text::right_aligned}});
  const std::uint64_t all = result.table.respondents.size();
  std::string meanings;
  for (const Flag flag : quality_flag_set) {
    const std::uint64_t count = flagged(result, flag);
    table.row({flag_name(flag), text::with_commas(count), percent(count, all)});
  }
  table.row({"any of them", text::with_commas(flagged_at_all(result)), percent(flagged_at_all(result), all)});
  for (const Flag flag : quality_flag_set) {
    if (flagged(result, flag) == 0) continue;
    meanings +=
        "  " + flag_name(flag) + ": " + text::wrapped(flag_meaning(flag), text::output_width() - 4, 4) + "\n";
  }
  return table.text() + meanings;
}

std::string what_there_is_not(const analyses::QualityResult& result) {
  std::string text;
  if (result.table.no_distance != MissingReason::not_missing) {
    text += "No distances (outlying) for anybody: " + std::string(explain(result.table.no_distance)) + "; " +
            text::counted(static_cast<std::uint64_t>(result.table.complete), "complete row") + ", " +
            text::counted(result.plan.items.size(), "item") + ".\n";
  }
  const auto scales = result.plan.scales.size();
  if (scales < QualityLimits().consistent_scales) {
    text += "Even-odd consistency rests on " + text::counted(scales, "scale") +
            " here: too few to flag anybody (" + std::to_string(QualityLimits().consistent_scales) +
            " are).\n";
  }
  text += "Items that this sample answers alike: " + text::counted(result.table.synonyms.size(), "pair") +
          "; opposite: " + text::counted(result.table.antonyms.size(), "pair") + " (three are needed).\n";
  return text;
}

}  // namespace

std::string quality_summary(const analyses::QualityRequest& request, const analyses::QualityResult& result,
                            const text::Style& style) {
  const Totals sum = totals(result);
  std::string text = "Looked at " + text::counted(result.table.respondents.size(), "row") + " of " +
                     files::display_name(result.source) + " answered to " +
                     style.bold(in_english(request.instrument.title)) + ", version " +
                     request.instrument.version + ".\n\n" + fault_text(result, style) + "\n";
  text += flag_table_text(result);
  text += "\nAnswers: " + text::with_commas(sum.cells) + " asked for; missing " +
          percent(sum.missing, sum.cells) + ", not applicable " + percent(sum.not_applicable, sum.cells) +
          ", out of range " + text::with_commas(sum.out_of_range) + ".\n" + what_there_is_not(result);
  text += "A flag is a reason to look, not one to delete. --rows gives the indices of every respondent.\n";
  return text;
}

text::Json quality_json(const analyses::QualityRequest& request, const analyses::QualityResult& result,
                        bool rows) {
  const Totals sum = totals(result);
  text::Json object{{"instrument", request.instrument.id},
                    {"version", request.instrument.version},
                    {"respondents", result.table.respondents.size()},
                    {"complete", result.table.complete},
                    {"items", result.plan.items.size()}};
  object["faults"] = text::Json::array();
  for (const SuspectedFault& fault : suspected_faults(result)) {
    object["faults"].push_back(
        {{"suspected", fault.what}, {"certain", fault.certain}, {"why", fault.reason}});
  }
  object["range"] = range_evidence_json(result);
  object["key"] = key_evidence_json(result);
  for (const Flag flag : quality_flag_set) object["flags"][flag_name(flag)] = flagged(result, flag);
  object["flagged"] = flagged_at_all(result);
  object["answers"] = {{"asked", sum.cells},
                       {"missing", sum.missing},
                       {"not_applicable", sum.not_applicable},
                       {"out_of_range", sum.out_of_range}};
  object["synonym_pairs"] = result.table.synonyms.size();
  object["antonym_pairs"] = result.table.antonyms.size();
  object["seed"] = request.limits.seed;
  if (rows) object["rows"] = quality_rows_json(result);
  return object;
}

}  // namespace intimetry::render
