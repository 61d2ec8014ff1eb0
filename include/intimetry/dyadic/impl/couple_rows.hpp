#pragma once

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "intimetry/core/check.hpp"
#include "intimetry/core/config.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::INTIMETRY_MODE::dyadic::detail {

/// The couples with complete values for a model, from columns with one value per couple.
class CoupleRows {
 public:
  /// @throws Error(shape_mismatch) unless all columns have the same length; bad_argument for values beyond
  ///   +-1e100
  CoupleRows(std::string_view function, const std::vector<std::span<const double>>& columns) {
    const std::size_t couples = columns.empty() ? 0 : columns.front().size();
    for (const auto& column : columns) {
      require(column.size() == couples, ErrorCode::shape_mismatch, function, "columns",
              "expected one value for each couple in every column");
    }
    std::vector<std::size_t> complete;
    for (std::size_t i = 0; i < couples; ++i) {
      bool whole = true;
      for (const auto& column : columns) {
        if (std::isnan(column[i])) {
          whole = false;
        } else {
          require(std::abs(column[i]) <= 1e100, ErrorCode::bad_argument, function, "columns",
                  "a value is infinite or beyond 1e100");
        }
      }
      if (whole) complete.push_back(i);
    }
    values.resize(static_cast<Eigen::Index>(complete.size()), static_cast<Eigen::Index>(columns.size()));
    for (std::size_t j = 0; j < columns.size(); ++j) {
      for (std::size_t i = 0; i < complete.size(); ++i) {
        values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = columns[j][complete[i]];
      }
    }
    left_out = static_cast<std::int64_t>(couples - complete.size());
  }

  [[nodiscard]] std::int64_t n() const noexcept { return values.rows(); }

  Eigen::MatrixXd values;  ///< one row per complete couple, with columns in the given order
  std::int64_t left_out = 0;
};

}  // namespace intimetry::INTIMETRY_MODE::dyadic::detail
