#include "render/dyadic_report.hpp"

#include <variant>

#include "render/dyadic_models.hpp"

namespace intimetry::render {

namespace {

/// Names the effects that have no test because the fit is perfect: a standard error of 0 is no precision.
void note_untested(DyadicReport& report) {
  std::string names;
  for (const EffectLine& line : report.effects) {
    const bool perfect = line.effect.se.exists() && line.effect.se.value == 0 && !line.effect.p.exists();
    if (perfect) names += (names.empty() ? "" : ", ") + line.key;
  }
  if (names.empty()) return;
  report.notes.push_back(
      "No error is left to test these against, since the values agree exactly, but for rounding: " + names +
      ". Their standard errors of 0 and intervals without width say no more than that.");
}

}  // namespace

DyadicReport dyadic_report(const analyses::DyadicRequest& request, const analyses::DyadicResult& result) {
  const Fitted fitted{request, result};
  DyadicReport report = std::visit([&](const auto& fit) { return report_of(fitted, fit); }, result.fit);
  note_untested(report);
  return report;
}

}  // namespace intimetry::render
