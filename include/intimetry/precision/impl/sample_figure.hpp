#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "intimetry/core/coefficient.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/flag.hpp"
#include "intimetry/precision/error_sources.hpp"
#include "intimetry/precision/impl/signed_administration.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/scoring/keyed_answers.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

/// SD and reliability of one sample, from either file.
struct SampleFigure {
  double sd = 0;
  double reliability = 0;
  double mean = std::numeric_limits<double>::quiet_NaN();
  int n = 0;
  Coefficient coefficient = Coefficient::alpha;
  std::string origin;

  [[nodiscard]] double sem() const { return sd * std::sqrt(1 - reliability); }
};

/// Formats a figure as in publications: two decimals or three, coefficients without the leading zero.
inline std::string figure_text(double value, bool coefficient) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.3f", value);
  std::string text = digits.data();
  if (text.back() == '0') text.pop_back();
  if (coefficient && text.substr(0, 2) == "0.") text.erase(0, 1);
  return text;
}

/// Returns the priority of a coefficient for a use, lowest first; nothing if it cannot be used.
inline std::optional<int> coefficient_rank(Coefficient coefficient, ErrorUse use, bool comparable) noexcept {
  const bool change = use == ErrorUse::change;
  switch (coefficient) {
    case Coefficient::retest:
      return change && comparable ? std::optional(0) : std::nullopt;
    case Coefficient::omega:
      return change ? 2 : 1;
    case Coefficient::alpha:
      return change ? 1 : 2;
    case Coefficient::spearman_brown:
      return 3;  // takes the place of alpha for a scale of two items
    case Coefficient::split_half:
      return 4;
  }
  return std::nullopt;
}

/// Returns whether an SD and a coefficient give an error. A coefficient below 0 shows a wrong key; 1 would
/// mean no error.
inline bool is_usable(double sd, double reliability) noexcept {
  return sd > 0 && std::isfinite(sd) && reliability >= 0 && reliability < 1;
}

/// Returns k/m of a prorated score, the factor of its error variance.
inline double prorated_by(const AnsweredScale& administration) {
  if (administration.keyed.items.empty()) return 1;
  return static_cast<double>(administration.keyed.items.size()) /
         static_cast<double>(administration.keyed.answered());
}

/// Combines the errors of several administrations.
/// @param figures one for each administration
inline MeasurementError sample_error(ErrorSource source,
                                     std::span<const SignedAdministration> administrations,
                                     const std::vector<SampleFigure>& figures, ErrorUse use) {
  MeasurementError error;
  error.source = source;
  error.flags = Flags();
  const SampleFigure& first = figures.front();
  error.coefficient = first.coefficient;
  error.reliability = first.reliability;
  error.sd = first.sd;
  error.mean = first.mean;
  error.n = first.n;
  error.origin = first.origin;
  double variance = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const double sem = figures[i].sem();
    variance += sem * sem * prorated_by(*administrations[i].administration);
    error.n = std::min(error.n, figures[i].n);
    if (figures[i].coefficient != first.coefficient) error.coefficient.reset();
    if (error.origin.find(figures[i].origin) != std::string::npos) continue;
    error.origin += "; " + figures[i].origin;
    error.reliability = error.sd = error.mean = std::numeric_limits<double>::quiet_NaN();
  }
  error.standard_error = std::sqrt(variance);
  // A retest coefficient already contains the covariance of the same items' errors.
  error.independence_assumed =
      figures.size() > 1 && !(use == ErrorUse::change && error.coefficient == Coefficient::retest);
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE::precision::detail
