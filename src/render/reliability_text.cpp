#include "render/reliability_text.hpp"

#include <algorithm>
#include <cmath>

#include "instruments/instrument_source.hpp"
#include "intimetry/core/visible.hpp"
#include "intimetry/stats/distributions.hpp"
#include "text/numbers.hpp"
#include "text/terminal.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

using Column = text::TextTable::Column;
std::string level_of(const analyses::ReliabilityRequest& request) {
  return text::fixed(100 * request.options.level, 0) + " % interval";
}

std::string list_of(const ScaleReliability& scale, const std::vector<std::size_t>& places) {
  std::string text;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0) text += i + 1 == places.size() ? " and " : ", ";
    text += scale.items[places[i]];
  }
  return text;
}

std::string heading(const analyses::ReliabilityRequest& request, const analyses::ReliabilityGroup& group) {
  std::string words;
  if (group.perspective) words += "Perspective " + std::string(word(*group.perspective));
  if (!request.by.empty()) {
    words += (words.empty() ? "" : ", ") + request.column_name(request.by) + " ";
    words += group.by.empty() ? "(none)" : visible(group.by);
  }
  if (words.empty()) words = "All";
  words += ": " + text::counted(static_cast<std::uint64_t>(group.administrations), "administration");
  if (group.pairs > 0) words += ", " + text::counted(static_cast<std::uint64_t>(group.pairs), "couple");
  return words;
}

void add_main_table(std::string& text, const analyses::ReliabilityRequest& request,
                    const analyses::ReliabilityResult& result, const analyses::ReliabilityGroup& group) {
  std::vector<Column> columns{{"scale"},
                              {"items", text::right_aligned},
                              {"n", text::right_aligned},
                              {"alpha", text::right_aligned},
                              {level_of(request)},
                              {"omega", text::right_aligned}};
  if (result.resampled) columns.push_back({level_of(request)});
  for (const char* name : {"mean", "SD", "SEM"}) columns.push_back({name, text::right_aligned});
  text::TextTable table(columns);
  for (const ScaleReliability& scale : group.scales) {
    std::vector<std::string> cells{scale.scale, std::to_string(scale.items.size()),
                                   std::to_string(scale.alpha.n), text::coefficient(scale.alpha.alpha.value)};
    if (scale.bootstrap) {
      cells.push_back(text::coefficient_interval(scale.bootstrap->alpha));
    } else {
      cells.push_back(text::coefficient_interval(
          result.has_couples && request.by != "partner" ? Interval() : scale.alpha.feldt));
    }
    cells.push_back(text::coefficient(scale.omega.omega.value));
    if (result.resampled) {
      cells.push_back(text::coefficient_interval(scale.bootstrap ? scale.bootstrap->omega : Interval()));
    }
    cells.push_back(text::fixed(scale.mean.value, 2));
    cells.push_back(text::fixed(scale.sd.value, 2));
    cells.push_back(text::fixed(scale.sem().value, 2));
    table.row(cells);
  }
  text += table.text();
}

void add_other_coefficients(std::string& text, const analyses::ReliabilityGroup& group) {
  const bool of_two = std::any_of(group.scales.begin(), group.scales.end(),
                                  [](const ScaleReliability& scale) { return scale.items.size() == 2; });
  std::vector<Column> columns{{"scale"},
                              {"standardised alpha", text::right_aligned},
                              {"lambda-2", text::right_aligned},
                              {"split-half", text::right_aligned}};
  if (of_two) columns.push_back({"Spearman-Brown", text::right_aligned});
  text::TextTable table(columns);
  for (const ScaleReliability& scale : group.scales) {
    // The halves of two items are those items, whose coefficient has a column of its own.
    const bool halves = scale.items.size() > 2;
    std::vector<std::string> cells{scale.scale, text::coefficient(scale.alpha.standardised.value),
                                   text::coefficient(scale.alpha.lambda2.value),
                                   halves ? text::coefficient(scale.split_half.spearman_brown.value) : "-"};
    if (of_two) cells.push_back(text::coefficient(scale.alpha.spearman_brown.value));
    table.row(std::move(cells));
  }
  text += "\n" + table.text();
}

void add_item_table(std::string& text, const analyses::ReliabilityGroup& group) {
  text::TextTable table(
      {{"scale"}, {"item"}, {"item-rest r", text::right_aligned}, {"alpha if dropped", text::right_aligned}});
  for (const ScaleReliability& scale : group.scales) {
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
      table.row({i == 0 ? scale.scale : "", scale.items[i],
                 text::coefficient(scale.alpha.items[i].item_rest.value),
                 text::coefficient(scale.alpha.items[i].alpha_if_dropped.value)});
    }
  }
  text += "\n" + table.text();
}

void add_icc_table(std::string& text, const analyses::ReliabilityRequest& request,
                   const analyses::ReliabilityResult& result, const analyses::ReliabilityGroup& group) {
  text += "\nIntraclass correlations, listwise; k items judge n respondents:\n";
  text::TextTable table({{"scale"},
                         {"n", text::right_aligned},
                         {"k", text::right_aligned},
                         {"form"},
                         {"also"},
                         {"ICC", text::right_aligned},
                         {level_of(request)},
                         {"F", text::right_aligned},
                         {"df"},
                         {"p", text::right_aligned}});
  const bool independent = !result.has_couples || request.by == "partner";
  for (const ScaleReliability& scale : group.scales) {
    for (const IccForm& form : scale.icc->forms) {
      const bool first = &form == scale.icc->forms.data();
      table.row({first ? scale.scale : "", first ? std::to_string(scale.icc->n) : "",
                 first ? std::to_string(scale.icc->judges) : "", std::string(form.shrout_fleiss),
                 std::string(form.mcgraw_wong), text::coefficient(form.value.value),
                 text::coefficient_interval(independent ? form.interval : Interval()),
                 text::fixed(form.f.value, 2),
                 form.f.exists() ? text::fixed(form.df1, 0) + ", " + text::fixed(form.df2, 0) : "-",
                 independent ? text::p_value(form.p.value) : "-"});
    }
  }
  text += table.text();
}

/// Returns which forms of the ICC do not exist although alpha does, and why.
std::string missing_icc(const Icc& icc) {
  const auto there = [](const IccForm& form) { return form.value.exists(); };
  if (std::none_of(icc.forms.begin(), icc.forms.end(), there)) {
    return "no ICC: " + std::string(explain(icc.forms.front().value.reason));
  }
  std::string words;
  for (const IccForm& form : icc.forms) {
    if (there(form)) continue;
    words += (words.empty() ? "no " : "; no ") + std::string(form.shrout_fleiss) + ": " +
             std::string(explain(form.value.reason));
  }
  return words;
}

void add_partner_table(std::string& text, const analyses::ReliabilityRequest& request,
                       const analyses::ReliabilityResult& result, const analyses::ReliabilityGroup& group) {
  const bool named = result.partner_names.size() == 2;
  const std::string a = named ? result.partner_names[0] : "A";
  const std::string b = named ? result.partner_names[1] : "B";
  text += "\nError of the difference between partners, from both partners' answers:\n";
  text::TextTable table({{"scale"},
                         {"n", text::right_aligned},
                         {"SEM " + a, text::right_aligned},
                         {"SEM " + b, text::right_aligned},
                         {"errors' r", text::right_aligned},
                         {"SE difference", text::right_aligned},
                         {"detectable", text::right_aligned}});
  const double z = normal_quantile((1 - request.options.level) / 2, Tail::upper);
  for (const PartnerError& partner : group.partners) {
    table.row({partner.scale, std::to_string(partner.error.n), text::fixed(partner.sem_a.value, 2),
               text::fixed(partner.sem_b.value, 2), text::coefficient(partner.error_correlation.value),
               text::fixed(partner.standard_error.value, 2),
               text::fixed(z * partner.standard_error.value, 2)});
  }
  text += table.text();
}

/// Adds notes about one scale.
void add_scale_notes(std::string& text, const ScaleReliability& scale) {
  const auto note = [&](const std::string& words) {
    text += "  " + text::wrapped(scale.scale + ": " + words, text::output_width() - 2, 4) + "\n";
  };
  if (!scale.alpha.alpha.exists()) {
    note("no alpha: " + std::string(explain(scale.alpha.alpha.reason)) + ".");
    return;
  }
  if (const std::string none = scale.icc ? missing_icc(*scale.icc) : ""; !none.empty()) note(none + ".");
  const bool negative = scale.alpha.alpha.value < 0;
  if (!scale.alpha.rekey.empty()) {
    note((negative ? "alpha is negative. " : "") + list_of(scale, scale.alpha.rekey) +
         (scale.alpha.rekey.size() == 1 ? " goes" : " go") +
         " against the other items: keyed the wrong way round, or already reversed in the data?");
  } else if (negative) {
    note("alpha is negative: the items do not go together.");
  }
  if (!scale.omega.omega.exists()) {
    note("no omega: " +
         (scale.omega.omega.reason == MissingReason::zero_variance
              ? "the answers to an item do not vary"
              : std::string(explain(scale.omega.omega.reason))) +
         ".");
  } else if (!scale.omega.heywood.empty()) {
    note("omega rests on a negative unique variance (" + list_of(scale, scale.omega.heywood) +
         ") and is not to be trusted; SEM by alpha.");
  }
  if (scale.bootstrap && scale.bootstrap->without_omega + scale.bootstrap->without_alpha > 0) {
    note("in " + std::to_string(std::max(scale.bootstrap->without_omega, scale.bootstrap->without_alpha)) +
         " of " + std::to_string(scale.bootstrap->replications) + " bootstrap samples there was none.");
  }
}

std::string interval_note(const analyses::ReliabilityRequest& request,
                          const analyses::ReliabilityResult& result) {
  if (result.resampled) {
    const ItemBootstrap* any = nullptr;
    for (const analyses::ReliabilityGroup& group : result.groups) {
      if (!group.scales.empty() && group.scales.front().bootstrap) any = &*group.scales.front().bootstrap;
    }
    if (any == nullptr) return {};
    return "Intervals: percentiles of " + text::with_commas(any->replications) + " bootstrap samples of " +
           (result.has_couples ? "couples, since partners are no independent cases" : "administrations") +
           "; seed " + std::to_string(any->seed) + ".";
  }
  if (result.too_many_rows) {
    return "No intervals: partners are no independent cases, and more than " +
           text::with_commas(analyses::most_kept_unasked) +
           " administrations are only resampled (couple by couple) if --bootstrap asks for it; --by partner "
           "gives "
           "Feldt's.";
  }
  if (result.has_couples && request.by != "partner") {
    return "No intervals: partners are no independent cases; --bootstrap resamples couples, --by partner "
           "gives Feldt's.";
  }
  return "Intervals: Feldt's, for independent cases and normal answers; on skewed answers they are too "
         "narrow, and --bootstrap 2000 gives others.";
}

std::string icc_note(const analyses::ReliabilityRequest& request, const analyses::ReliabilityResult& result) {
  if (!request.options.icc) return {};
  if (result.has_couples && request.by != "partner") {
    return "ICC: no intervals, since partners are no independent cases; --by partner gives them.";
  }
  return "ICC: intervals by F. Those of ICC(2,1) and ICC(2,k) rest on an approximation: with two or three "
         "judges, 95 % intervals held the true value in 85 to 94 % of simulated samples.";
}

std::string error_note(const analyses::ReliabilityResult& result) {
  std::string words = "SEM: by omega, else by alpha.";
  bool pairs = false;
  for (const analyses::ReliabilityGroup& group : result.groups) pairs = pairs || !group.partners.empty();
  if (pairs) {
    return words +
           " SE difference: from the alpha of both and what their errors share; detectable is the "
           "smallest difference beyond it.";
  }
  return words +
         " A difference between two people has the standard error root of the sum of both SEM "
         "squared, independence of their errors assumed.";
}

}  // namespace

std::string reliability_text(const analyses::ReliabilityRequest& request,
                             const analyses::ReliabilityResult& result, bool items) {
  const Instrument& instrument = request.instrument;
  std::string text =
      "Reliability: " + in_english(instrument.title) + " (" + instrument.id + " " + instrument.version + ")";
  if (instrument.validation == Validation::none) text += ", unvalidated";
  text += "\n" +
          std::string(request.options.cases == Cases::listwise
                          ? "Of each scale, administrations with all of its items answered (listwise)."
                          : "Of each pair of items, administrations with both answered (pairwise); n is that "
                            "of the pair with the fewest.") +
          "\n";
  for (const analyses::ReliabilityGroup& group : result.groups) {
    text += "\n" + heading(request, group) + "\n";
    add_main_table(text, request, result, group);
    add_other_coefficients(text, group);
    if (items) add_item_table(text, group);
    if (request.options.icc) add_icc_table(text, request, result, group);
    if (!group.partners.empty()) add_partner_table(text, request, result, group);
    std::string notes;
    for (const ScaleReliability& scale : group.scales) add_scale_notes(notes, scale);
    if (!notes.empty()) text += "\n" + notes;
  }
  text += "\n";
  for (const std::string& words :
       {interval_note(request, result), icc_note(request, result), error_note(result)}) {
    if (!words.empty()) text += text::wrapped(words, text::output_width(), 0) + "\n";
  }
  return text;
}

}  // namespace intimetry::render
