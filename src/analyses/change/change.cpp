#include "analyses/change/change.hpp"

#include <algorithm>
#include <utility>

#include "analyses/change/follow.hpp"
#include "analyses/change/occasions.hpp"
#include "files/couple_store.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/io/norms_json.hpp"
#include "text/counted.hpp"

namespace intimetry::analyses {

namespace {

bool is_couple_file(const table::Source& source) {
  return !source.text && source.name.size() > 5 && source.name.ends_with(".json");
}

/// Finds the requested instrument, and all bundled ones.
InstrumentLookup lookup_with(const Instrument& asked, instruments::InstrumentRegistry& registry) {
  return [&asked, &registry](std::string_view id, std::string_view version) {
    const bool is_asked = id == asked.id && (version.empty() || version == asked.version);
    return is_asked ? &asked : registry.find(id, version);
  };
}

/// Returns the edition of the latest answers to an instrument; null if there are no answers or no such
/// edition.
const Instrument* answered_edition(const CoupleFile& couple, const std::string& instrument,
                                   const InstrumentLookup& lookup) {
  const Administration* latest = nullptr;
  for (const Administration& given : couple.administrations) {
    if (given.instrument != instrument) continue;
    if (latest == nullptr || given.date > latest->date) latest = &given;
  }
  return latest == nullptr ? nullptr : lookup(instrument, latest->version);
}

void require_norms_of(const ChangeRequest& request) {
  if (!request.norms) return;
  std::vector<Defect> defects = check_norms(*request.norms, request.instrument);
  if (defects.empty()) return;
  const std::string words = request.norms_name + ": " + text::counted(defects.size(), "defect");
  throw Error(ErrorCode::norms_invalid, words, std::move(defects));
}

ChangeResult result_of(const ChangeRequest& request, const Occasions& occasions) {
  ChangeResult result;
  result.instrument = request.instrument;
  result.couple = !occasions.partners.empty();
  result.perspectives = occasions.perspectives;
  result.occasions = occasions.count;
  result.other_versions = occasions.other_versions;
  for (const PersonSeries& person : occasions.people) {
    auto& named = result.reordered;
    if (!person.in_order && std::find(named.begin(), named.end(), person.respondent) == named.end())
      named.push_back(person.respondent);
  }
  follow_changes(request, occasions, result);
  return result;
}

ChangeResult change_of_table(const ChangeRequest& request, const table::Source& source) {
  require_norms_of(request);
  return result_of(
      request, read_occasions(request, source, table::make_answer_plan(request, table::takes_private_in)));
}

ChangeResult change_of_couple(ChangeRequest request, const std::string& file) {
  const Instrument asked = request.instrument;
  instruments::InstrumentRegistry registry;
  const InstrumentLookup lookup = lookup_with(asked, registry);
  const auto answers =
      request.plan.include_private ? files::ClinicianAnswers::include : files::ClinicianAnswers::leave_out;
  const CoupleFile couple = files::load_couple(file, lookup, answers);
  if (const Instrument* edition = answered_edition(couple, asked.id, lookup)) request.instrument = *edition;
  require_norms_of(request);
  return result_of(request, couple_occasions(request, couple, file,
                                             table::make_answer_plan(request, table::takes_private_in)));
}

}  // namespace

ChangeResult run_change(const ChangeRequest& request, const table::Source& source) {
  return is_couple_file(source) ? change_of_couple(request, source.name) : change_of_table(request, source);
}

}  // namespace intimetry::analyses
