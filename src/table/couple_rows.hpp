#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "intimetry/data/couple.hpp"
#include "table/answer_stream.hpp"

namespace intimetry::table {

/// Combines the rows of a table into couples: one row per administration, with columns couple and partner,
/// and optionally perspective and date. The rows of a couple must be adjacent, so that memory holds a few
/// couples and not the file.
class CoupleRows {
 public:
  /// @throws what AnswerStream throws; Error(data_columns) without a column for couple or partner
  CoupleRows(const AnswerRequest& request, Source source, const ScoringPlan& plan);

  /// Reads until at least `wanted` couples are complete, or the file ends; returns none at the end. Partners
  /// are in the order of their ids, not of the file.
  /// @throws Error(data_value) with row numbers: a couple of three, a duplicate administration, a cell that
  ///   is not a date, rows of a couple that are not adjacent; what AnswerStream::next throws
  std::vector<CoupleFile> next(std::size_t wanted);

  [[nodiscard]] std::uint64_t rows() const noexcept { return stream_.rows(); }
  /// Returns the number of couples with rows of one partner only.
  [[nodiscard]] std::uint64_t singletons() const noexcept { return singletons_; }
  [[nodiscard]] bool has_dates() const noexcept { return stream_.has_role("date"); }

 private:
  void take(std::size_t row, std::vector<CoupleFile>& whole);
  [[nodiscard]] Administration administration(std::size_t row) const;
  void finish(std::vector<CoupleFile>& whole);
  void require_apart();
  [[noreturn]] void refuse(std::uint64_t row, const std::string& words) const;

  const AnswerRequest& request_;
  const ScoringPlan& plan_;
  AnswerStream stream_;
  CoupleFile couple_;                                          // the couple being read
  std::vector<std::uint64_t> administration_rows_;             // the file row of each administration
  std::vector<std::pair<std::uint64_t, std::uint64_t>> seen_;  // hash of each couple's id, and its first row
  std::uint64_t singletons_ = 0;
  bool ended_ = false;
};

}  // namespace intimetry::table
