#include <unistd.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/check_cases.hpp"
#include "cli/instrument_shelf.hpp"
#include "cli/instrument_source.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "files/couple_store.hpp"
#include "files/text_file.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/detail/json_object.hpp"
#include "intimetry/io/detail/json_parse.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/response_json.hpp"
#include "intimetry/io/text_json.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp check_help{
    "check", "Instruments", "Check a file for the program; say all that is wrong with it",
    "  intimetry check my-scale/instrument.json\n"
    "\n"
    "FILE is an instrument, a text for one, a couple or a response: its field\n"
    "'format' says which. If there is a cases.json beside an instrument, the\n"
    "respondents in it are scored, and compared with the scores it expects. Texts,\n"
    "couples and responses may speak of instruments that `intimetry list` does not\n"
    "have: give the file of each with -i."};

struct CheckArguments {
  std::string file;
  std::vector<std::string> instruments;
  OutputOptions output;
};

/// The file's field `format`; empty if it has none.
std::string format_of(const std::string& text, const std::string& file) {
  std::vector<Defect> defects;
  const auto json = io::detail::parse_json(text, file, ErrorCode::json_syntax, defects);
  if (!json.is_object() || !json.contains("format") || !json["format"].is_string()) return {};
  return json["format"];
}

std::string check_instrument(const CheckArguments& arguments, const std::string& text) {
  const Instrument instrument = load_instrument(text, arguments.file);
  std::string words = "instrument " + instrument.id + ", version " + instrument.version + ": " +
                      counted(instrument.items.size(), "item") + ", " +
                      counted(instrument.scales.size(), "scale");
  const auto beside = std::filesystem::path(arguments.file).parent_path() / "cases.json";
  if (const auto cases = files::read_text_if_there(beside)) {
    const std::size_t count = check_cases(instrument, *cases, beside.string());
    words += "; " + counted(count, "case") + (count == 1 ? " scores" : " score") + " as expected";
  } else {
    words += "; no cases.json beside it";
  }
  return words;
}

[[noreturn]] void throw_unknown_instrument(const CheckArguments& arguments, const std::string& id) {
  throw Error(ErrorCode::unknown_id, arguments.file + ": there is no instrument '" + id +
                                         "'; -i FILE names one that is not bundled");
}

std::string check_text(const CheckArguments& arguments, const std::string& text,
                       InstrumentShelf& instruments) {
  const TextOverlay overlay = load_text(text, arguments.file);
  const Instrument* instrument = instruments.find(overlay.instrument);
  if (instrument == nullptr) throw_unknown_instrument(arguments, overlay.instrument);
  lay_text_over(*instrument, arguments.file);
  return "text for " + overlay.instrument + " in language " + overlay.language + ": " +
         std::to_string(overlay.items.size()) + " of " + std::to_string(instrument->items.size()) +
         " items worded";
}

std::string check_response(const CheckArguments& arguments, const std::string& text,
                           InstrumentShelf& instruments) {
  const Response response = load_response(text, arguments.file);
  const Instrument* instrument = instruments.find(response.instrument);
  if (instrument == nullptr) throw_unknown_instrument(arguments, response.instrument);
  io::detail::throw_defects(ErrorCode::response_invalid, arguments.file,
                            check_answers(response, *instrument));
  return "response to " + response.instrument + ", perspective " + std::string(word(response.perspective)) +
         ": " + counted(response.answers.size(), "answer");
}

std::string check_couple(const CheckArguments& arguments, InstrumentShelf& instruments) {
  const InstrumentLookup lookup = instruments.lookup();
  const CoupleFile couple = files::load_couple(arguments.file, lookup, files::ClinicianAnswers::include);
  io::detail::throw_defects(ErrorCode::couple_invalid, arguments.file, check_answers(couple, lookup));
  return "couple " + couple.id + ": " + counted(couple.administrations.size(), "administration");
}

std::string check(const CheckArguments& arguments) {
  const std::string text = files::read_text(arguments.file);
  InstrumentShelf instruments(arguments.instruments);
  const std::string format = format_of(text, arguments.file);
  const std::string kind = format.substr(0, format.find('/'));
  if (kind == "intimetry.instrument") return check_instrument(arguments, text);
  if (kind == "intimetry.text") return check_text(arguments, text, instruments);
  if (kind == "intimetry.response") return check_response(arguments, text, instruments);
  if (kind == "intimetry.couple") return check_couple(arguments, instruments);
  if (kind == "intimetry.couple-clinician") {
    throw Error(ErrorCode::bad_usage,
                arguments.file + ": check the couple's own file; this one is read with it");
  }
  if (kind == "intimetry.cases") {
    throw Error(ErrorCode::bad_usage,
                arguments.file + ": check the instrument.json beside it; these cases are scored with it");
  }
  throw Error(ErrorCode::wrong_format,
              arguments.file +
                  ": is of no known kind: expected the field 'format' to be intimetry.instrument/1, "
                  "intimetry.text/1, intimetry.couple/1 or intimetry.response/1, found " +
                  (format.empty() ? "none" : "'" + format + "'"));
}

/// A message may quote bytes of the file that are no UTF-8: shown as such, not a reason to fail.
std::string as_text(const nlohmann::ordered_json& report) {
  return report.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

void check_as_json(const CheckArguments& arguments) {
  nlohmann::ordered_json report{{"file", arguments.file}, {"sound", true}, {"about", nullptr}};
  report["defects"] = nlohmann::ordered_json::array();
  try {
    report["about"] = check(arguments);
  } catch (const Error& problem) {
    if (problem.defects().empty()) throw;
    report["sound"] = false;
    for (const Defect& defect : problem.defects()) {
      report["defects"].push_back(
          {{"code", info(defect.code).name}, {"where", defect.where}, {"message", defect.message}});
    }
    write_output(arguments.output, as_text(report));
    throw;
  }
  write_output(arguments.output, as_text(report));
}

}  // namespace

void add_check(CLI::App& app) {
  CLI::App& verb = add_verb(app, check_help);
  const auto arguments = std::make_shared<CheckArguments>();
  verb.add_option("FILE", arguments->file, "The file")->required()->type_name("");
  verb.add_option("-i,--instrument", arguments->instruments,
                  "File of an instrument that FILE speaks of; may be given again")
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false)
      ->type_name("FILE");
  add_output_options(verb, arguments->output);
  verb.callback([arguments] {
    if (arguments->output.json) return check_as_json(*arguments);
    write_output(arguments->output, arguments->file + ": sound: " + check(*arguments) + "\n");
  });
}

}  // namespace intimetry::cli
