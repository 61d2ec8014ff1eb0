#include "cases/audience_couple.hpp"

#include "files/couple_store.hpp"

namespace intimetry::cases {

AudienceCouple load_couple_for(const std::string& audience, const std::string& file,
                               const InstrumentLookup& lookup) {
  AudienceCouple opened;
  opened.couple = files::load_couple(
      file, lookup,
      audience == "clinician" ? files::ClinicianAnswers::include : files::ClinicianAnswers::leave_out);
  opened.audience = audience_from_word(audience, opened.couple);
  return opened;
}

}  // namespace intimetry::cases
