#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/perspective.hpp"
#include "intimetry/couple/couple_options.hpp"
#include "intimetry/couple/couple_profile_parts.hpp"
#include "intimetry/couple/detail/errors.hpp"
#include "intimetry/couple/detail/scored_administrations.hpp"
#include "intimetry/couple/discrepancy.hpp"
#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/lookup.hpp"
#include "intimetry/instrument/vocabulary.hpp"
#include "intimetry/precision/error_sources.hpp"

namespace intimetry::INTIMETRY_MODE {

/// Computes profiles of many couples: each instrument is compiled once, at its first use. Not thread-safe;
/// use one per thread.
class CoupleProfiler {
 public:
  explicit CoupleProfiler(InstrumentLookup lookup, CoupleOptions options = {});

  /// Returns the profile of one couple; see `couple_profile`.
  [[nodiscard]] CoupleProfile profile(const CoupleFile& couple);

 private:
  /// Returns the key of an edition, or null if it is not known; an empty version means the newest.
  const couple::detail::ScoredKey* key_of(const std::string& id, const std::string& version);

  void add_instrument(CoupleProfile& profile, const CoupleFile& couple, const std::string& id);

  /// Adds a note about the file once. That a partner has not answered yet is noted in each family instead.
  static void note_of(CoupleProfile& profile, const DiscrepancyFamily& family);

  /// Returns the sources of measurement error; notes why a norm file cannot be used.
  [[nodiscard]] ErrorSources sources_for(CoupleProfile& profile, const Instrument& instrument) const;

  [[nodiscard]] AdministrationScores scores_of(const couple::detail::ScoredAdministration& administration,
                                               const couple::detail::ErrorContext& errors) const;

  static const AdministrationScores& scores_in(const CoupleProfile& profile, const std::string& partner,
                                               Perspective perspective, std::size_t first_administration);

  void compare(CoupleProfile& profile, DiscrepancyFamily& family,
               const couple::detail::ScoredAdministrations& administrations,
               std::size_t first_administration) const;

  void add_perceptions(CoupleProfile& profile,
                       const couple::detail::ScoredAdministrations& administrations) const;

  static void add_dimensions(CoupleProfile& profile,
                             const couple::detail::ScoredAdministrations& administrations,
                             std::size_t first_administration);

  /// Returns the entries of one dimension, with dimensions in their own order.
  static std::vector<DimensionEntry>& entries_of(CoupleProfile& profile, Dimension dimension);

  InstrumentLookup lookup_;
  CoupleOptions options_;
  std::map<const Instrument*, couple::detail::ScoredKey> keys_;
};

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/couple/impl/couple_profiler.ipp"
#endif
