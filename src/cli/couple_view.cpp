#include "cli/couple_view.hpp"

#include "files/couple_store.hpp"
#include "intimetry/couple/couple_profiler.hpp"

namespace intimetry::cli {

namespace {

/// Scales that say how to read the others are for the clinician: to a person they would be a judgement.
void leave_out_validity(CoupleProfile& profile) {
  const auto is_validity = [](const auto& of) { return of.kind == ScaleKind::validity; };
  for (SheetScores& sheet : profile.sheets) std::erase_if(sheet.scores, is_validity);
  for (DiscrepancyFamily& family : profile.families) std::erase_if(family.rows, is_validity);
}

}  // namespace

CoupleView view_couple(const std::string& file, const std::string& audience_word,
                       const InstrumentLookup& lookup, CoupleOptions options) {
  // The clinician's file is opened for the clinician alone: for anyone else it might as well not exist.
  const bool for_clinician = audience_word == "clinician";
  const CoupleFile couple = files::load_couple(
      file, lookup, for_clinician ? files::ClinicianAnswers::include : files::ClinicianAnswers::leave_out);
  const Audience audience = audience_from_word(audience_word, couple);
  const VisibleCouple visible = visible_to(audience, couple, lookup);
  options.include_private = for_clinician;
  options.shows_item = [&](std::string_view partner, std::string_view instrument, std::string_view item) {
    return visible.shows_item(partner, instrument, item);
  };
  CoupleProfile profile = couple_profile(visible.couple, lookup, options);
  if (!for_clinician) leave_out_validity(profile);
  return {std::move(profile), audience};
}

}  // namespace intimetry::cli
