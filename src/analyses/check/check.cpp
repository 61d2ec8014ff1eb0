#include "analyses/check/check.hpp"

#include <filesystem>

#include "analyses/check/check_cases.hpp"
#include "files/couple_store.hpp"
#include "files/text_file.hpp"
#include "instruments/instrument_registry.hpp"
#include "intimetry/instrument/prompts.hpp"
#include "intimetry/instrument/text.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/file_format.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/response_json.hpp"
#include "intimetry/io/text_json.hpp"

namespace intimetry::analyses {

namespace {

/// Checks one file, whose text is at hand.
class FileCheck {
 public:
  FileCheck(const CheckRequest& request, const table::Source& source)
      : name_(source.name),
        in_memory_(source.text != nullptr),
        text_(in_memory_ ? *source.text : files::read_text(source.name)),
        registry_(request.instruments) {}

  CheckResult check() {
    const std::string format = file_format(text_, name_);
    const std::string kind = format.substr(0, format.find('/'));
    if (kind == "intimetry.instrument") return instrument();
    if (kind == "intimetry.text") return text();
    if (kind == "intimetry.response") return response();
    if (kind == "intimetry.couple") return couple();
    if (kind == "intimetry.couple-clinician") {
      throw Error(ErrorCode::bad_usage, name_ + ": check the couple's own file; this one is read with it");
    }
    if (kind == "intimetry.cases") {
      throw Error(ErrorCode::bad_usage,
                  name_ + ": check the instrument.json beside it; these cases are scored with it");
    }
    throw Error(ErrorCode::wrong_format,
                name_ +
                    ": is of no known kind: expected the field 'format' to be intimetry.instrument/1, "
                    "intimetry.text/1, intimetry.couple/1 or intimetry.response/1, found " +
                    (format.empty() ? "none" : "'" + format + "'"));
  }

 private:
  CheckResult instrument() {
    const Instrument instrument = load_instrument(text_, name_);
    CheckedInstrument found{instrument.id, instrument.version, instrument.items.size(),
                            instrument.scales.size()};
    if (in_memory_) return found;
    const auto beside = std::filesystem::path(name_).parent_path() / "cases.json";
    if (const auto cases = files::read_text_if_there(beside))
      found.cases = check_cases(instrument, *cases, beside.string());
    return found;
  }

  CheckResult text() {
    const TextOverlay overlay = load_text(text_, name_);
    if (overlay.instrument.empty()) {
      throw_defects(ErrorCode::text_invalid, name_, validate(overlay));
      return CheckedPrompts{overlay.language, overlay.prompts.size(), prompt_table.size()};
    }
    const Instrument& worded = instrument_of(overlay.instrument);
    std::vector<Defect> defects = validate(overlay, worded);
    if (!defects.empty())
      throw Error(ErrorCode::text_invalid, name_ + ": does not fit the instrument", std::move(defects));
    return CheckedText{worded.id, overlay.language, overlay.items.size(), worded.items.size()};
  }

  CheckResult response() {
    const Response response = load_response(text_, name_);
    throw_defects(ErrorCode::response_invalid, name_,
                  check_answers(response, instrument_of(response.instrument)));
    return CheckedResponse{response.instrument, response.perspective, response.answers.size()};
  }

  CheckResult couple() {
    const InstrumentLookup lookup = registry_.lookup();
    const CoupleFile couple = in_memory_
                                  ? load_couple(text_, name_, lookup)
                                  : files::load_couple(name_, lookup, files::ClinicianAnswers::include);
    throw_defects(ErrorCode::couple_invalid, name_, check_answers(couple, lookup));
    return CheckedCouple{couple.id, couple.administrations.size()};
  }

  const Instrument& instrument_of(const std::string& id) {
    if (const Instrument* found = registry_.find(id)) return *found;
    throw Error(ErrorCode::unknown_id,
                name_ + ": there is no instrument '" + id + "'; -i FILE names one that is not bundled");
  }

  const std::string& name_;
  bool in_memory_;
  std::string text_;
  instruments::InstrumentRegistry registry_;
};

}  // namespace

CheckResult run_check(const CheckRequest& request, const table::Source& source) {
  return FileCheck(request, source).check();
}

}  // namespace intimetry::analyses
