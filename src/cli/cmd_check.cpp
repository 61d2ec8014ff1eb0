#include <unistd.h>

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/check_cases.hpp"
#include "cli/instrument_source.hpp"
#include "cli/terminal.hpp"
#include "cli/verb.hpp"
#include "files/couple_store.hpp"
#include "files/text_file.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/couple_check.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/response_json.hpp"
#include "intimetry/io/text_json.hpp"

namespace intimetry::cli {

namespace {

constexpr VerbHelp help{"check", "Instruments", "Check an instrument, text, couple or response file; say all that is wrong",
                        "  intimetry check my-scale/instrument.json\n"
                        "\n"
                        "  For an instrument, a cases.json beside it is scored and compared too. For a text file, a couple\n"
                        "  or a response, -i names an instrument that is not among the bundled ones."};

struct CheckArguments {
  std::string file;
  std::vector<std::string> instruments;
  OutputOptions output;
};

/// The instruments that a file may speak of: bundled ones and those given, each loaded when it is asked for.
class Instruments {
 public:
  explicit Instruments(const std::vector<std::string>& given) {
    for (const std::string& path : given) {
      Instrument instrument = find_instrument(path);
      loaded_.insert_or_assign(instrument.id, std::move(instrument));
    }
  }

  const Instrument* find(std::string_view id) {
    const auto known = loaded_.find(id);
    if (known != loaded_.end()) return &known->second;
    for (const BundledInstrument& bundle : bundled_instruments()) {
      if (bundle.id == id) return &loaded_.emplace(id, load_instrument(bundle.json, bundle.id)).first->second;
    }
    return nullptr;
  }

 private:
  std::map<std::string, Instrument, std::less<>> loaded_;
};

/// The kind of file, from its field `format`; empty if it has none or is not JSON.
std::string kind_of_file(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("format") || !json["format"].is_string()) return {};
  const std::string format = json["format"];
  return format.substr(0, format.find('/'));
}

std::string check_instrument(const CheckArguments& arguments, const std::string& text) {
  const Instrument instrument = load_instrument(text, arguments.file);
  std::string words = "instrument " + instrument.id + ", version " + instrument.version + ": " +
                      std::to_string(instrument.items.size()) + " items, " +
                      std::to_string(instrument.scales.size()) + " scales";
  const auto beside = std::filesystem::path(arguments.file).parent_path() / "cases.json";
  if (const auto cases = files::read_text_if_there(beside)) {
    const std::size_t count = check_cases(instrument, *cases, beside.string());
    words += "; " + std::to_string(count) + " cases score as expected";
  } else {
    words += "; no cases.json beside it";
  }
  return words;
}

[[noreturn]] void throw_unknown_instrument(const CheckArguments& arguments, const std::string& id) {
  throw Error(ErrorCode::unknown_id,
              arguments.file + ": there is no instrument '" + id + "'; -i FILE names one that is not bundled");
}

std::string check_text(const CheckArguments& arguments, const std::string& text, Instruments& instruments) {
  const TextOverlay overlay = load_text(text, arguments.file);
  const Instrument* instrument = instruments.find(overlay.instrument);
  if (instrument == nullptr) throw_unknown_instrument(arguments, overlay.instrument);
  lay_text_over(*instrument, arguments.file);
  return "text for " + overlay.instrument + " in language " + overlay.language + ": " +
         std::to_string(overlay.items.size()) + " of " + std::to_string(instrument->items.size()) + " items worded";
}

std::string check_response(const CheckArguments& arguments, const std::string& text, Instruments& instruments) {
  const Response response = load_response(text, arguments.file);
  const Instrument* instrument = instruments.find(response.instrument);
  if (instrument == nullptr) throw_unknown_instrument(arguments, response.instrument);
  const auto defects = check_answers(response, *instrument);
  if (!defects.empty()) {
    throw Error(ErrorCode::response_invalid, arguments.file + ": " + std::to_string(defects.size()) + " defect(s)", defects);
  }
  return "response to " + response.instrument + ", perspective " + std::string(word(response.perspective)) + ": " +
         std::to_string(response.answers.size()) + " answers";
}

std::string check_couple(const CheckArguments& arguments, Instruments& instruments) {
  const InstrumentLookup lookup = [&](std::string_view id) { return instruments.find(id); };
  const CoupleFile couple = files::load_couple(arguments.file, lookup, files::ClinicianAnswers::include);
  const auto defects = check_answers(couple, lookup);
  if (!defects.empty()) {
    throw Error(ErrorCode::couple_invalid, arguments.file + ": " + std::to_string(defects.size()) + " defect(s)", defects);
  }
  return "couple " + couple.id + ": " + std::to_string(couple.administrations.size()) + " administrations";
}

std::string check(const CheckArguments& arguments) {
  const std::string text = files::read_text(arguments.file);
  Instruments instruments(arguments.instruments);
  const std::string kind = kind_of_file(text);
  if (kind == "intimetry.text") return check_text(arguments, text, instruments);
  if (kind == "intimetry.response") return check_response(arguments, text, instruments);
  if (kind == "intimetry.couple") return check_couple(arguments, instruments);
  if (kind == "intimetry.couple-clinician") {
    throw Error(ErrorCode::bad_usage, arguments.file + ": check the couple's own file; this one is read with it");
  }
  return check_instrument(arguments, text);
}

}  // namespace

void add_check(CLI::App& app) {
  CLI::App& verb = add_verb(app, help);
  const auto arguments = std::make_shared<CheckArguments>();
  verb.add_option("FILE", arguments->file, "The file")->required()->type_name("");
  verb.add_option("-i,--instrument", arguments->instruments, "An instrument file that FILE speaks of; may be given again")
      ->expected(1)
      ->take_all()
      ->type_name("FILE");
  add_output_options(verb, arguments->output);
  verb.callback([arguments] {
    const std::string words = check(*arguments);
    if (arguments->output.json) {
      const nlohmann::ordered_json report{{"file", arguments->file}, {"sound", true}, {"about", words}};
      write_output(arguments->output, report.dump(2) + "\n");
    } else {
      write_output(arguments->output, arguments->file + ": sound: " + words + "\n");
    }
  });
}

}  // namespace intimetry::cli
