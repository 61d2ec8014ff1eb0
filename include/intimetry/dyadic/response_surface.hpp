#pragma once

#include <array>
#include <cstdint>

#include "intimetry/core/config.hpp"
#include "intimetry/core/statistic.hpp"
#include "intimetry/core/words.hpp"
#include "intimetry/dyadic/couples_sample.hpp"
#include "intimetry/dyadic/effect.hpp"

namespace intimetry::INTIMETRY_MODE {

/// An F test that several linear combinations are all zero.
struct JointTest {
  Statistic f;
  Statistic df1;
  Statistic df2;
  Statistic p;
};

/// Whether a surface shows that agreement between the own and the partner's value matters.
enum class Congruence : unsigned char {
  not_supported,  ///< a4 is not below zero, or the ridge is shifted or rotated: a3 or a5 is not zero
  broad,          ///< a4 < 0; a3 and a5 not significantly different from zero, a1 or a2 is
  strict,         ///< as broad, and a1 and a2 are not significantly different from zero either
};

template <>
struct Words<Congruence> {
  static constexpr std::array table{Word<Congruence>{Congruence::not_supported, "not_supported"},
                                    Word<Congruence>{Congruence::broad, "broad"},
                                    Word<Congruence>{Congruence::strict, "strict"}};
};

/// A surface of an outcome over the own (a) and the partner's (p) value, both centred at one constant.
struct Surface {
  std::array<Effect, 5> b;  ///< of a, p, a^2, a p, p^2
  /// a1 = b1 + b2 and a2 = b3 + b4 + b5: slope and curvature along the line of agreement;
  /// a3 = b1 - b2 and a4 = b3 - b4 + b5: slope and curvature along the line of disagreement;
  /// a5 = b3 - b5: rotation of the ridge.
  std::array<Effect, 5> a;
  Effect intercept;
  JointTest ridge;      ///< a3 = a5 = 0
  JointTest agreement;  ///< a1 = a2 = 0
  Congruence congruence = Congruence::not_supported;
};

struct SurfaceModel {
  MemberValues outcome;
  MemberValues predictor;
  double centre = 0;  ///< one constant for both, such as the middle of the scale
};

struct ResponseSurface {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  double level = 0;
  ModelFault fault;  ///< its column: 0 to 4, for a, p, a^2, a p, p^2 (or their sums and differences)
  Surface surface;
};

struct ResponseSurfaceRoles {
  std::int64_t n = 0;
  std::int64_t left_out = 0;
  double level = 0;
  ModelFault fault;
  std::array<Surface, 2> surface;  ///< of the outcome of each role
};

/// Returns the surface for exchangeable members, exact in two regressions.
/// @formula x = X - centre. Means of Y on x1 + x2, x1^2 + x2^2 and x1 x2 (g1 g2 g3), n - 4 df: a1 = 2 g1,
///   a2 = 2 g2 + g3, a4 = 2 g2 - g3; differences of Y on differences of x and x^2 without an intercept, n - 2
///   df: a3, a5.
///   SE = sqrt(L V L'). Congruence is broad if a4 < 0 and a3, a5 are not significantly different from zero
///   (separately, and jointly by F); strict if a1, a2 are not either. This is no evidence that they are zero:
///   see their intervals
/// @source Schönbrodt, Humberg and Nestler 2018, Eur J Pers 32:627, doi 10.1002/per.2169; a1 to a5 and
///   congruence: Humberg, Nestler and Back 2019, Soc Psychol Personal Sci 10:409, doi
///   10.1177/1948550618757600
/// @shape one value per couple in every span
/// @missing NaN; a couple with NaN is left out, and counted
/// @degenerate a predictor with fewer than three different values, or too few couples: `fault`, and every
///   effect missing
/// @throws Error(shape_mismatch) for spans of different lengths; bad_argument for values beyond +-1e100, an
///   invalid centre, or a level outside 0 to 1
/// @verified tests/reference/response_surface (R: nlme's gls by REML; lm)
ResponseSurface response_surface(const SurfaceModel& model, double level = 0.95);

/// Returns the surface of the outcome of each role over the own and the partner's value.
/// @formula least squares of Y on a, p, a^2, a p, p^2 for each role, n - 6 df; a1 to a5 as response_surface
/// @source as response_surface
/// @shape as response_surface
/// @missing as response_surface
/// @degenerate as response_surface
/// @throws as response_surface
/// @verified tests/reference/response_surface (R: lm)
ResponseSurfaceRoles response_surface_roles(const SurfaceModel& model, double level = 0.95);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/dyadic/impl/response_surface.ipp"
#endif
