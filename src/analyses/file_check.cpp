#include "analyses/file_check.hpp"

#include <filesystem>

#include "analyses/check_cases.hpp"
#include "files/couple_store.hpp"
#include "files/text_file.hpp"
#include "instruments/instrument_shelf.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/file_format.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/response_json.hpp"
#include "intimetry/io/text_json.hpp"
#include "text/terminal.hpp"

namespace intimetry::analyses {

namespace {

std::string check_instrument(const std::string& file, const std::string& text) {
  const Instrument instrument = load_instrument(text, file);
  std::string words = "instrument " + instrument.id + ", version " + instrument.version + ": " +
                      text::counted(instrument.items.size(), "item") + ", " +
                      text::counted(instrument.scales.size(), "scale");
  const auto beside = std::filesystem::path(file).parent_path() / "cases.json";
  if (const auto cases = files::read_text_if_there(beside)) {
    const std::size_t count = check_cases(instrument, *cases, beside.string());
    words += "; " + text::counted(count, "case") + (count == 1 ? " scores" : " score") + " as expected";
  } else {
    words += "; no cases.json beside it";
  }
  return words;
}

[[noreturn]] void throw_unknown_instrument(const std::string& file, const std::string& id) {
  throw Error(ErrorCode::unknown_id,
              file + ": there is no instrument '" + id + "'; -i FILE names one that is not bundled");
}

std::string check_text(const std::string& file, const std::string& text,
                       instruments::InstrumentShelf& instruments) {
  const TextOverlay overlay = load_text(text, file);
  if (overlay.instrument.empty()) {
    throw_defects(ErrorCode::text_invalid, file, validate(overlay));
    return "prompts in language " + overlay.language + ": " + std::to_string(overlay.prompts.size()) +
           " of " + std::to_string(prompt_table.size()) + " translated";
  }
  const Instrument* instrument = instruments.find(overlay.instrument);
  if (instrument == nullptr) throw_unknown_instrument(file, overlay.instrument);
  instruments::lay_text_over(*instrument, file);
  return "text for " + overlay.instrument + " in language " + overlay.language + ": " +
         std::to_string(overlay.items.size()) + " of " + std::to_string(instrument->items.size()) +
         " items worded";
}

std::string check_response(const std::string& file, const std::string& text,
                           instruments::InstrumentShelf& instruments) {
  const Response response = load_response(text, file);
  const Instrument* instrument = instruments.find(response.instrument);
  if (instrument == nullptr) throw_unknown_instrument(file, response.instrument);
  throw_defects(ErrorCode::response_invalid, file, check_answers(response, *instrument));
  return "response to " + response.instrument + ", perspective " + std::string(word(response.perspective)) +
         ": " + text::counted(response.answers.size(), "answer");
}

std::string check_couple(const std::string& file, instruments::InstrumentShelf& instruments) {
  const InstrumentLookup lookup = instruments.lookup();
  const CoupleFile couple = files::load_couple(file, lookup, files::ClinicianAnswers::include);
  throw_defects(ErrorCode::couple_invalid, file, check_answers(couple, lookup));
  return "couple " + couple.id + ": " + text::counted(couple.administrations.size(), "administration");
}

}  // namespace

std::string check_file(const std::string& file, const std::vector<std::string>& given) {
  const std::string text = files::read_text(file);
  instruments::InstrumentShelf instruments(given);
  const std::string format = file_format(text, file);
  const std::string kind = format.substr(0, format.find('/'));
  if (kind == "intimetry.instrument") return check_instrument(file, text);
  if (kind == "intimetry.text") return check_text(file, text, instruments);
  if (kind == "intimetry.response") return check_response(file, text, instruments);
  if (kind == "intimetry.couple") return check_couple(file, instruments);
  if (kind == "intimetry.couple-clinician") {
    throw Error(ErrorCode::bad_usage, file + ": check the couple's own file; this one is read with it");
  }
  if (kind == "intimetry.cases") {
    throw Error(ErrorCode::bad_usage,
                file + ": check the instrument.json beside it; these cases are scored with it");
  }
  throw Error(ErrorCode::wrong_format,
              file +
                  ": is of no known kind: expected the field 'format' to be intimetry.instrument/1, "
                  "intimetry.text/1, intimetry.couple/1 or intimetry.response/1, found " +
                  (format.empty() ? "none" : "'" + format + "'"));
}

}  // namespace intimetry::analyses
