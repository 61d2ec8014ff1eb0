#include "render/score_summary.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include "files/csv_error.hpp"
#include "files/csv_header.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/instrument/range.hpp"
#include "text/numbers.hpp"
#include "text/text_table.hpp"

namespace intimetry::render {

namespace {

std::string missing_rule_words(const analyses::ScoreRequest& request, const ScoringPlan& plan) {
  if (request.plan.missing.kind == MissingPolicy::Kind::complete)
    return "a score needs all of its items answered";
  if (request.plan.missing.kind == MissingPolicy::Kind::prorate) {
    char share[32];
    std::snprintf(share, sizeof share, "%g", request.plan.missing.share);
    return std::string("a score needs at least ") + share + " of its items answered";
  }
  bool published = false;
  bool project = false;
  for (const PlanScale& scale : plan.scales) {
    published = published || scale.rule == MissingRuleOrigin::published;
    project = project || scale.rule == MissingRuleOrigin::project;
  }
  if (!project) return "as published for each scale";
  return std::string(published ? "as published for each scale; where nothing is, this project's rule:"
                               : "this project's rule, as none is published:") +
         " a score needs at least 0.8 of its items answered";
}

std::string summary_table(const analyses::ScoreResult& result) {
  const std::size_t scales = result.plan.scales.size();
  text::TextTable table({{"scale"},
                         {"scored", text::right_aligned},
                         {"mean", text::right_aligned},
                         {"SD", text::right_aligned},
                         {"possible"}});
  for (std::size_t s = 0; s < result.plan.size(); ++s) {
    const std::string& id = s < scales ? result.plan.scales[s].id : result.plan.composites[s - scales].id;
    const ScoreRange& range =
        s < scales ? result.plan.scales[s].range : result.plan.composites[s - scales].range;
    const analyses::ScoreMoments moments =
        s < result.summary.scores.size() ? result.summary.scores[s] : analyses::ScoreMoments{};
    const double sd =
        moments.n > 1 ? std::sqrt(moments.squares / static_cast<double>(moments.n - 1)) : std::nan("");
    char limits[64];
    std::snprintf(limits, sizeof limits, "%g to %g", range.low, range.high);
    table.row({id, text::with_commas(moments.n), text::fixed(moments.n == 0 ? std::nan("") : moments.mean, 2),
               text::fixed(sd, 2), limits});
  }
  return table.text();
}

std::string share_of(std::uint64_t some, std::uint64_t all) {
  return some == all ? std::string() : text::with_commas(some) + " of " + text::counted(all, "score") + ": ";
}

/// Returns what the errors of one scale rest on, one line for each source.
std::vector<std::string> error_words(const analyses::ErrorTally& tally) {
  std::uint64_t all = 0;
  for (const std::uint64_t scores : tally.scores) all += scores;
  std::vector<std::string> words;
  for (const auto& [origin, scores] : tally.origins) words.push_back(share_of(scores, all) + origin);
  if (const std::uint64_t answers = tally.count(ErrorSource::answers); answers != 0) {
    words.push_back(share_of(answers, all) + "the spread of each person's own answers (t)");
    if (tally.zero_variance != 0) {
      words.back() +=
          "; " + text::with_commas(tally.zero_variance) + " without an error, as all answers are the same";
    }
  }
  if (const std::uint64_t none = tally.count(ErrorSource::none); none != 0) {
    const std::string reason = tally.unknown.value_or("");
    words.push_back(share_of(none, all) + "unknown; " +
                    (reason.empty() ? "the score is the one set where the gate is closed" : reason));
  }
  return words;
}

std::string error_lines(const analyses::ScoreRequest& request, const analyses::ScoreResult& result) {
  if (result.summary.errors.empty()) return "";
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;  // scales that have the same words
  const std::size_t scales = result.plan.scales.size();
  for (std::size_t s = 0; s < result.summary.errors.size(); ++s) {
    const std::string& id = s < scales ? result.plan.scales[s].id : result.plan.composites[s - scales].id;
    auto words = error_words(result.summary.errors[s]);
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.second == words; });
    if (same == groups.end()) {
      groups.emplace_back(id, std::move(words));
    } else {
      same->first += ", " + id;
    }
  }
  std::string lines;
  for (const auto& [ids, words] : groups) {
    for (const std::string& source : words)
      lines += "  " + text::wrapped(ids + ": " + source, text::output_width(), 4) + "\n";
  }
  std::string text = "Where the error of the scores comes from (reliability: " +
                     std::string(coefficient_rule(ErrorUse::score)) + "):\n" + lines;
  if (!request.ci) return text;
  char level[32];
  std::snprintf(level, sizeof level, "%g", 100 * request.level);
  return text + "Intervals: " + level + " %, around the " +
         (request.true_score ? "score drawn towards the sample's mean, where that is known.\n" : "score.\n");
}

/// Says which norm it is, and how scores are compared with it.
std::string norm_text(const ScoreNorm& norm) {
  std::string words = "group '" + norm.group + "', " + std::string(word(norm.perspective)) +
                      (norm.role ? ", " + *norm.role : "") + ", n = " + std::to_string(norm.n);
  if (!norm.normalised()) {
    words += "; z and T linear";
  } else if (norm.normalisation == Normalisation::linear) {
    words += "; z and T normalised, from the table's percentiles";
  } else {
    std::string method(word(norm.normalisation));
    std::replace(method.begin(), method.end(), '_', ' ');
    words += "; z and T normalised (" + method + ")";
  }
  words += norm.table.empty() ? "; percentiles of a normal distribution with this mean and SD"
                              : "; percentiles from the table of scores";
  return words + " (" + norm.source + ")";
}

std::vector<std::string> norm_words(const analyses::NormTally& tally) {
  // People of several groups or roles may have one norm: it is named once.
  std::map<std::string, std::uint64_t> norms;
  std::uint64_t all = 0;
  for (const auto& [people, use] : tally.norms) {
    norms[use.norm ? norm_text(*use.norm) : std::string()] += use.scores;
    all += use.scores;
  }
  std::vector<std::string> words;
  for (const auto& [norm, scores] : norms) {
    words.push_back(share_of(scores, all) +
                    (norm.empty() ? "no norm describes these people; no standard score" : norm));
  }
  if (tally.beyond != 0) {
    words.push_back(text::counted(tally.beyond, "score") + " lower or higher than any in the norm group");
  }
  return words;
}

std::string norm_lines(const analyses::ScoreResult& result) {
  const std::size_t scales = result.plan.scales.size();
  std::string lines;
  for (std::size_t s = 0; s < result.summary.norms.size(); ++s) {
    const std::string& id = s < scales ? result.plan.scales[s].id : result.plan.composites[s - scales].id;
    for (const std::string& words : norm_words(result.summary.norms[s])) {
      lines += "  " + text::wrapped(id + ": " + words, text::output_width(), 4) + "\n";
    }
  }
  return lines.empty() ? "" : "What the scores are held against:\n" + lines;
}

/// Returns the scales that are not scored because only the clinician may see them.
std::string left_out(const analyses::ScoreRequest& request) {
  std::string ids;
  if (request.plan.include_private || !request.plan.scales.empty()) return ids;
  for (const Scale& scale : request.instrument.scales) {
    if (is_private(request.instrument, scale)) ids += (ids.empty() ? "" : ", ") + scale.id;
  }
  return ids;
}

}  // namespace

std::string score_summary(const analyses::ScoreRequest& request, const analyses::ScoreResult& result,
                          const std::string& output, const text::Style& style) {
  std::string text =
      "Scored " + text::counted(result.summary.respondents, "row") + " of " +
      files::display_name(result.source) + " (delimiter: " + files::delimiter_word(result.delimiter) +
      (result.delimiter_given ? "" : ", as recognised") + ") with " +
      style.bold(in_english(request.instrument.title)) + ", version " + request.instrument.version + ".\n";
  if (request.instrument.validation == Validation::none) {
    text += style.warning("Unvalidated:") +
            " no study of this instrument is published; its scores are no diagnosis.\n";
  }
  text += "Missing answers: " + missing_rule_words(request, result.plan) + ".\n";
  if (const std::string hidden = left_out(request); !hidden.empty()) {
    text += "Not scored, for the clinician alone: " + hidden + " (--include-private scores it).\n";
  }
  text += summary_table(result);
  text += norm_lines(result);
  text += error_lines(request, result);
  std::string flags;
  for (std::size_t f = 0; f < result.summary.flags.size(); ++f) {
    if (result.summary.flags[f] == 0) continue;
    flags += (flags.empty() ? "" : ", ") + std::string(flag_table[f].name) + " " +
             text::with_commas(result.summary.flags[f]);
  }
  text += flags.empty() ? "No score is flagged.\n" : "Scores with flags: " + flags + ".\n";
  if (result.blank_lines != 0)
    text += "Blank lines left out: " + text::with_commas(result.blank_lines) + ".\n";
  if (output != "-") text += "Scores are in " + style.bold(output) + "\n";
  return text;
}

}  // namespace intimetry::render
