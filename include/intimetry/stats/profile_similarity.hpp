#pragma once

#include <cstddef>
#include <span>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"

namespace intimetry::INTIMETRY_MODE {

// Indices of the similarity of two profiles. They describe one pair of profiles. With measurement error in
// both, two equal true profiles can have nearly any value, so report an index with its band
// (similarity_band.hpp).

/// McCrae's index of profile agreement, and the coefficient derived from it.
struct ProfileAgreement {
  std::size_t k = 0;
  Statistic index;        ///< I_pa
  Statistic coefficient;  ///< r_pa
};

/// Returns Pearson's correlation of two profiles: similarity of shape, independent of level and scatter.
/// @formula s_ab / (s_a s_b)
/// @source Cronbach and Gleser 1953, Psychol Bull 50:456, doi 10.1037/h0057173
/// @shape two profiles of equal length
/// @missing NaN; an element missing in either profile is left out
/// @degenerate fewer than two elements: number_of_items; a constant profile: zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (R's cor)
Statistic profile_pearson(std::span<const double> a, std::span<const double> b);

/// Returns Spearman's correlation of two profiles: Pearson's r of ranks, with mean ranks for ties.
/// @formula Pearson's r of mid-ranks
/// @source Spearman 1904, Am J Psychol 15:72, doi 10.2307/1412159
/// @shape, missing, degenerate, throws: as for profile_pearson
/// @verified tests/reference/profile_similarity (R's cor, method "spearman")
Statistic profile_spearman(std::span<const double> a, std::span<const double> b);

/// Returns the double-entry intraclass correlation: similarity of shape, level and scatter.
/// @formula (s_ab - Delta^2/4) / ((s_a^2 + s_b^2)/2 + Delta^2/4), Delta the difference of the means, s with
///   denominator k; equal to 1 - D^2 / (sum of squares of all 2k numbers around their grand mean)
/// @source McCrae 2008, J Pers Assess 90:105, doi 10.1080/00223890701845104; Furr 2010, J Pers Assess 92:1,
///   doi 10.1080/00223890903379134. The denominator is k, which makes it Pearson's r of the 2k double entries
/// @shape two profiles of equal length, in one metric
/// @missing NaN; an element missing in either profile is left out
/// @degenerate fewer than two elements: number_of_items; all 2k numbers equal: zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (R's cor of the double entries)
Statistic double_entry_icc(std::span<const double> a, std::span<const double> b);

/// Returns Lin's concordance correlation.
/// @formula 2 s_ab / (s_a^2 + s_b^2 + Delta^2), s with denominator k
/// @source Lin 1989, Biometrics 45:255, doi 10.2307/2532051; the denominator k of the correction (Lin 2000,
///   Biometrics 56:324)
/// @shape, missing, degenerate, throws: as for double_entry_icc
/// @verified tests/reference/profile_similarity (the formula in R)
Statistic concordance_correlation(std::span<const double> a, std::span<const double> b);

/// Returns McCrae's profile agreement.
/// @formula I_pa = (k + 2 sum M^2 - sum d^2)/sqrt(10 k), M the mean of the two z, d their difference;
///   r_pa = I_pa / sqrt(k - 2 + I_pa^2)
/// @source McCrae 1993, Psychol Assess 5:25 and 2008, J Pers Assess 90:105, doi 10.1080/00223890701845104
/// @shape two profiles of equal length
/// @unit z relative to the norms of each person's group; in any other metric the index has no meaning
/// @missing NaN; an element missing in either profile is left out
/// @degenerate no element: number_of_items; r_pa of fewer than three elements: number_of_items
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (McCrae's example; the formula in R)
ProfileAgreement profile_agreement(std::span<const double> z_a, std::span<const double> z_b);

/// Returns Cattell's coefficient of pattern similarity.
/// @formula r_p = (E - sum d^2)/(E + sum d^2), E twice the median of chi-square with k degrees of freedom
/// @source Cattell 1949, Psychometrika 14:279, doi 10.1007/BF02289193; the median is exact, not from the
///   table
/// @shape, missing, throws: as for profile_agreement
/// @unit z relative to the norms of each person's group
/// @degenerate no element: number_of_items
/// @verified tests/reference/profile_similarity (the formula with R's qchisq)
Statistic pattern_similarity(std::span<const double> z_a, std::span<const double> z_b);

/// Returns Furr's distinctive similarity: the similarity of two profiles after subtracting the norm of each.
/// @formula Pearson's r of a - norm_a and b - norm_b: of deviations, not of regression residuals
/// @source Furr 2008, J Pers 76:1267, doi 10.1111/j.1467-6494.2008.00521.x
/// @shape four profiles of equal length, in one metric
/// @missing NaN; an element missing in any profile is left out
/// @degenerate fewer than two elements: number_of_items; constant deviations: zero_variance
/// @throws Error(shape_mismatch); Error(bad_argument) for numbers beyond +-1e100
/// @verified tests/reference/profile_similarity (R's cor)
Statistic distinctive_similarity(std::span<const double> a, std::span<const double> b,
                                 std::span<const double> norm_a, std::span<const double> norm_b);

/// Returns the similarity of a profile to that of the norm group: Pearson's r with the norm's means.
/// @formula r(a, norm_a)
/// @source Furr 2008, J Pers 76:1267, doi 10.1111/j.1467-6494.2008.00521.x
/// @shape, missing, degenerate, throws: as for profile_pearson
/// @verified tests/reference/profile_similarity (R's cor)
Statistic normativeness(std::span<const double> a, std::span<const double> norm_a);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/profile_similarity.ipp"
#endif
