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
#include "intimetry/precision/impl/signed_sheet.hpp"
#include "intimetry/precision/measurement_error.hpp"
#include "intimetry/scoring/keyed_answers.hpp"

namespace intimetry::INTIMETRY_MODE::precision::detail {

/// SD and reliability of one sample, whichever file they stand in.
struct SampleFigure {
  double sd = 0;
  double reliability = 0;
  double mean = std::numeric_limits<double>::quiet_NaN();
  int n = 0;
  Coefficient coefficient = Coefficient::alpha;
  std::string origin;

  [[nodiscard]] double sem() const { return sd * std::sqrt(1 - reliability); }
};

/// A figure as the field prints it: two decimals, a third where it is there, coefficients without the zero.
inline std::string figure_text(double value, bool coefficient) {
  std::array<char, 32> digits{};
  std::snprintf(digits.data(), digits.size(), "%.3f", value);
  std::string text = digits.data();
  if (text.back() == '0') text.pop_back();
  if (coefficient && text.substr(0, 2) == "0.") text.erase(0, 1);
  return text;
}

/// The rank of a coefficient for a use, the first is taken; nothing if it does not serve.
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
      return 3;  // what a scale of two items has in alpha's place
    case Coefficient::split_half:
      return 4;
  }
  return std::nullopt;
}

/// Whether an SD and a coefficient give an error at all. Below 0 the key is at fault; 1 would be no error.
inline bool is_usable(double sd, double reliability) noexcept {
  return sd > 0 && std::isfinite(sd) && reliability >= 0 && reliability < 1;
}

/// k/m of a prorated score, by which its error variance grows.
inline double prorated_by(const AnswerSheet& sheet) {
  if (sheet.keyed.items.empty()) return 1;
  return static_cast<double>(sheet.keyed.items.size()) / static_cast<double>(sheet.keyed.answered());
}

/// Puts the errors of several sheets together.
/// @param figures one a sheet
inline MeasurementError sample_error(ErrorSource source, std::span<const SignedSheet> sheets,
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
    variance += sem * sem * prorated_by(*sheets[i].sheet);
    error.n = std::min(error.n, figures[i].n);
    if (figures[i].coefficient != first.coefficient) error.coefficient.reset();
    if (error.origin.find(figures[i].origin) != std::string::npos) continue;
    error.origin += "; " + figures[i].origin;
    error.reliability = error.sd = error.mean = std::numeric_limits<double>::quiet_NaN();
  }
  error.standard_error = std::sqrt(variance);
  // A retest coefficient has the same items twice in it already.
  error.independence_assumed =
      figures.size() > 1 && !(use == ErrorUse::change && error.coefficient == Coefficient::retest);
  return error;
}

}  // namespace intimetry::INTIMETRY_MODE::precision::detail
