#include "analyses/change/criteria.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "intimetry/change/administration_change.hpp"
#include "intimetry/change/change_error.hpp"
#include "text/numbers.hpp"

namespace intimetry::analyses {

namespace {

ChangeCriterion given_criterion(const GivenError& given, double widening) {
  if (given.rci) {
    ReliableChange change;
    change.rci = *given.rci;
    ChangeCriterion criterion = change_criterion(change, widening);
    criterion.error.origin = "the reliable change index that was given";
    return criterion;
  }
  MeasurementError error = jacobson_truax_error(*given.sd, *given.reliability);
  error.standard_error *= widening;
  error.origin = "the reliability " + text::coefficient(*given.reliability) + " and SD " +
                 text::fixed(*given.sd, 2) + " that were given";
  return change_criterion(error);
}

std::string comparison_words(const ClinicalCutoff& cutoff) {
  return std::string(word(cutoff.clinical)) + " " + text::fixed(cutoff.value, 2);
}

}  // namespace

ErrorSources error_sources(const ChangeRequest& request) {
  ErrorSources sources;
  sources.instrument = &request.instrument;
  if (request.norms) sources.local = &*request.norms;
  sources.group = request.group;
  return sources;
}

ChangeCriterion criterion_between(const ChangeRequest& request, const std::string& scale, std::size_t column,
                                  const Occasion& earlier, const Occasion& later) {
  const AnsweredScale& before = earlier.administrations[column];
  const AnsweredScale& after = later.administrations[column];
  if (request.error.any()) return given_criterion(request.error, missing_widening(before, after));
  return change_criterion(error_sources(request), scale, before, after,
                          days_between(earlier.date, later.date));
}

std::optional<double> given_cutoff(const ChangeRequest& request) {
  const std::string& text = request.cutoff;
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0' || !std::isfinite(number)) return std::nullopt;
  return number;
}

CutoffChoice cutoff_for(const ChangeRequest& request, const std::string& scale, Direction direction) {
  CutoffChoice choice{scale, std::nullopt, "no cutoff is published: nobody is called recovered"};
  if (direction == Direction::neither) {
    choice.words = "the scale has no better end: changes are more or less, not better or worse";
    return choice;
  }
  if (request.cutoff == "none") {
    choice.words = "no cutoff is used (--cutoff none): nobody is called recovered";
    return choice;
  }
  if (const auto number = given_cutoff(request)) {
    choice.cutoff = clinical_cutoff(*number, direction);
    choice.words = "scores " + comparison_words(*choice.cutoff) + " are on the clinical side (--cutoff)";
    return choice;
  }
  std::vector<const Cutoff*> known;
  std::string rules;
  for (const Cutoff& cutoff : request.instrument.cutoffs) {
    if (cutoff.scale != scale) continue;
    rules += (rules.empty() ? "" : ", ") + cutoff.rule;
    if (request.cutoff.empty() || cutoff.rule == request.cutoff) known.push_back(&cutoff);
  }
  if (known.size() > 1) choice.words = "several cutoffs are published (" + rules + "); --cutoff says which";
  if (known.size() != 1) return choice;
  choice.cutoff = clinical_cutoff(*known.front(), direction);
  choice.words = "scores " + comparison_words(*choice.cutoff) + " are on the clinical side (" +
                 known.front()->sample + "; " + known.front()->provenance.source + ")";
  return choice;
}

}  // namespace intimetry::analyses
