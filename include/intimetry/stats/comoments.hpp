#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/stats/detail/comoment_parts.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Which rows an estimate uses: complete rows only, or for each pair of items the rows with both answers.
enum class Cases : unsigned char { listwise, pairwise };

template <>
struct Words<Cases> {
  static constexpr std::array table{Word<Cases>{Cases::listwise, "listwise"},
                                    Word<Cases>{Cases::pairwise, "pairwise"}};
};

/// Means and covariances of k columns, with the number of cases of each.
struct CovarianceMatrix {
  std::size_t k = 0;
  Cases cases = Cases::listwise;
  std::vector<double> mean;        ///< k; NaN without a case
  std::vector<double> covariance;  ///< k x k; denominator n - 1; NaN for fewer than two cases
  std::vector<std::int64_t> n;     ///< k x k; all equal if listwise

  [[nodiscard]] double operator()(std::size_t i, std::size_t j) const { return covariance[i * k + j]; }
};

/// Collects first and second co-moments of k columns in blocks of rows; parts can be merged.
/// @formula c_ij = (n sum x_i x_j - sum x_i sum x_j) / (n (n - 1)) in integers for rows whose answers are all
///   integral and within +-30000; updates of centred moments for other rows; both are combined when read
/// @source Welford 1962, Technometrics 4:419; Chan, Golub and LeVeque 1983, Am Stat 37:242, for centred
///   moments
/// @shape rows of k numbers, row-major
/// @missing NaN; a row with NaN is used pairwise, but not listwise
/// @degenerate fewer than two cases: the covariance is NaN, and n is the number of cases
/// @throws Error(shape_mismatch) for a block that is not whole rows, or another number of columns;
///   bad_argument for an infinite number, one beyond +-1e100, or more than 10^10 rows, the limit for integers
///   without overflow
/// @verified tests/reference/comoments (rational arithmetic); merging in any order is exact for integral
///   answers
class Comoments {
 public:
  static constexpr double integral_bound = 30000;
  static constexpr double bound = 1e100;
  static constexpr std::int64_t max_rows = 10'000'000'000;

  explicit Comoments(std::size_t columns);

  /// Adds whole rows.
  void add(std::span<const double> rows);

  /// The code of a missing answer in columns of 16-bit integers.
  static constexpr std::int16_t missing = -32768;

  /// Adds rows that are stored as columns of 16-bit integers, column i at columns[i x stride]. The sums are
  /// the same, with less conversion.
  /// @throws Error(shape_mismatch) unless `columns` reaches to the end of the last column; bad_argument for
  ///   an answer beyond +-30000 that is not `missing`
  void add_columns(std::span<const std::int16_t> columns, std::size_t stride, std::size_t rows);

  /// Adds the data of another object.
  void merge(const Comoments& other);

  /// Returns all collected data as words for `add_state`, which may run in another process or on another
  /// machine.
  [[nodiscard]] std::vector<std::uint64_t> state() const;

  /// Adds the data of another object from its `state`; as exact as `merge`.
  /// @throws Error(shape_mismatch) for another number of columns, Error(bad_argument) for an invalid state
  void add_state(std::span<const std::uint64_t> words);

  /// Returns the number of columns.
  [[nodiscard]] std::size_t columns() const noexcept { return k_; }
  /// Returns the number of rows added, including rows with missing answers.
  [[nodiscard]] std::int64_t rows() const noexcept { return rows_; }

  /// Returns the means and covariances over the rows that `cases` selects.
  [[nodiscard]] CovarianceMatrix covariances(Cases cases) const;

 private:
  void count_rows(std::int64_t rows);

  /// Adds the sums of a stats::detail::SmallAnswers.
  template <class Answers>
  void put_in_answers(Answers& answers) {
    count_rows(answers.rows());
    answers.put_into(exact_complete_);
  }

  void add_block(const std::int16_t* columns, std::size_t stride, std::size_t rows);

  void add_large_answers(const std::int16_t* columns, std::size_t stride, std::size_t rows);

  void add_row(std::span<const double> row);

  void refuse_bad(std::span<const double> row, std::int64_t before) const;

  [[noreturn]] static void refuse(std::size_t column, std::int64_t before);

  void fill(CovarianceMatrix& result, std::size_t i, std::size_t j) const;

  std::size_t k_;
  std::int64_t rows_ = 0;
  stats::detail::ExactRows exact_complete_;
  stats::detail::PairedRows<stats::detail::ExactPair> exact_gaps_;
  stats::detail::PairedRows<stats::detail::CentredPair> centred_complete_;
  stats::detail::PairedRows<stats::detail::CentredPair> centred_gaps_;
  std::vector<std::int64_t> integers_;
  std::vector<std::size_t> present_;
};

/// Returns the co-moments of rows of `columns` numbers, computed on several threads.
/// @shape rows of k numbers, row-major
/// @missing NaN, as for Comoments
/// @throws Error as Comoments::add
/// @verified tests/law (the same bits with any number of threads)
Comoments comoments_of(std::span<const double> rows, std::size_t columns, unsigned threads = 1);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/comoments.ipp"
#endif
