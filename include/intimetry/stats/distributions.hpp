#pragma once

#include "intimetry/core/config.hpp"

namespace intimetry::INTIMETRY_MODE {

/// A tail of a distribution. The upper tail is not computed as 1 - lower, which would lose small
/// probabilities.
enum class Tail : unsigned char { lower, upper };

/// Returns the probability that a standard normal variable is in the tail ending at `z`.
/// @formula Phi(z) = erfc(-z / sqrt 2) / 2
/// @source Boost.Math's erfc, gamma_p, ibeta and their inverses, for all functions of this header
/// @degenerate infinite z: 0 or 1
/// @throws Error(bad_argument) for NaN
/// @verified tests/reference/distributions (R)
double normal_probability(double z, Tail tail = Tail::lower);

/// Returns the z whose tail has probability `p`.
/// @throws Error(bad_argument) unless 0 < p < 1
/// @verified tests/reference/distributions (R)
double normal_quantile(double p, Tail tail = Tail::lower);

/// Returns the probability of the chi-square tail ending at `x`.
/// @degenerate x <= 0 is the lower end, infinity the upper end
/// @throws Error(bad_argument) for NaN, or df not above 0
/// @verified tests/reference/distributions (R)
double chi_square_probability(double x, double df, Tail tail = Tail::lower);

/// Returns the x whose chi-square tail has probability `p`.
/// @throws Error(bad_argument) unless 0 < p < 1 and df > 0
/// @verified tests/reference/distributions (R)
double chi_square_quantile(double p, double df, Tail tail = Tail::lower);

/// Returns the probability of the F tail ending at `x`.
/// @formula lower tail I_y(df1/2, df2/2), y = df1 x / (df1 x + df2); 1 - y is computed directly, not by
///   subtraction
/// @degenerate x <= 0 is the lower end, infinity the upper end
/// @throws Error(bad_argument) for NaN, or degrees of freedom not above 0
/// @verified tests/reference/distributions (R)
double f_probability(double x, double df1, double df2, Tail tail = Tail::lower);

/// Returns the x whose F tail has probability `p`.
/// @formula x = df2 y / (df1 (1 - y)), y the quantile of the beta distribution
/// @throws Error(bad_argument) unless 0 < p < 1 and both degrees of freedom are above 0
/// @verified tests/reference/distributions (R)
double f_quantile(double p, double df1, double df2, Tail tail = Tail::lower);

/// Returns the probability of the tail of Student's t ending at `t`.
/// @formula from F: t^2 has 1 and df degrees of freedom
/// @throws Error(bad_argument) for NaN, or df not above 0
/// @verified tests/reference/distributions (R)
double t_probability(double t, double df, Tail tail = Tail::lower);

/// Returns the t whose tail has probability `p`.
/// @throws Error(bad_argument) unless 0 < p < 1 and df > 0
/// @verified tests/reference/distributions (R)
double t_quantile(double p, double df, Tail tail = Tail::lower);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/stats/impl/distributions.ipp"
#endif
