#include "cli/question_options.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "files/text_file.hpp"
#include "instruments/instrument_source.hpp"
#include "intimetry/io/text_json.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

Perspective perspective_asked(const QuestionOptions& options, const Instrument& instrument) {
  std::string known;
  for (const Perspective each : instrument.perspectives)
    known += (known.empty() ? "" : ", ") + std::string(word(each));
  if (options.perspective.empty() && instrument.perspectives.size() == 1) return instrument.perspectives[0];
  const auto perspective = from_word<Perspective>(options.perspective);
  const auto& meant = instrument.perspectives;
  if (perspective && std::find(meant.begin(), meant.end(), *perspective) != meant.end()) return *perspective;
  throw Error(
      ErrorCode::bad_usage,
      "--perspective: expected a perspective of '" + instrument.id + "': " + known +
          (options.perspective.empty() ? "; none was given" : "; found '" + options.perspective + "'"));
}

std::vector<TextOverlay> overlays_of(const QuestionOptions& options) {
  std::vector<TextOverlay> overlays;
  for (const std::string& file : options.texts) overlays.push_back(load_text(files::read_text(file), file));
  return overlays;
}

std::vector<std::string> languages_of(const std::vector<TextOverlay>& overlays) {
  std::set<std::string> languages;
  for (const TextOverlay& overlay : overlays) languages.insert(overlay.language);
  return {languages.begin(), languages.end()};
}

std::string language_asked(const QuestionOptions& options, const Instrument& instrument, AskedItems asked,
                           Wording wording) {
  if (!options.language.empty()) return options.language;
  if (const std::vector<std::string> given = languages_of(overlays_of(options)); given.size() == 1) {
    return given[0];
  } else if (given.size() > 1) {
    throw Error(ErrorCode::bad_usage,
                "--language: the text files are in " + text::joined(given) + "; choose one");
  }
  const std::vector<std::string> languages = languages_of(instrument, asked);
  if (std::find(languages.begin(), languages.end(), "en") != languages.end()) return "en";
  if (languages.size() == 1) return languages[0];
  if (languages.empty()) return wording == Wording::needed ? "en" : "";
  throw Error(ErrorCode::bad_usage, "--language: '" + instrument.id + "' has wording in " +
                                        text::joined(languages) + "; choose one");
}

/// Reports that no question would remain before perspective or language are required.
void refuse_all_private(const QuestionOptions& options, const Instrument& instrument, AskedItems asked) {
  const bool some_left = std::any_of(instrument.items.begin(), instrument.items.end(), [](const Item& item) {
    return item.visibility != Visibility::clinician;
  });
  if (asked != AskedItems::not_clinician || some_left) return;
  throw Error(ErrorCode::not_available,
              "all items of '" + instrument.id + "' are for the clinician alone; " + options.private_way);
}

}  // namespace

void add_question_options(CLI::App& subcommand, QuestionOptions& options) {
  subcommand
      .add_option("--perspective", options.perspective,
                  "now, ideal, partner or observer; needed if the instrument has several")
      ->type_name("P");
  subcommand.add_option("--language", options.language, "Language of the questions, such as en or pt-BR")
      ->type_name("TAG");
  subcommand
      .add_option("--text", options.texts,
                  "JSON file with the wording of the questions or the prompts; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

Instrument instrument_asked(const QuestionOptions& options) {
  Instrument instrument = instruments::find_instrument(options.instrument);
  for (const std::string& file : options.texts)
    instrument = instruments::apply_text(std::move(instrument), file);
  return instrument;
}

Prompts prompts_asked(const QuestionOptions& options, const Questions& questions) {
  Prompts prompts;
  for (const TextOverlay& overlay : overlays_of(options)) {
    if (overlay.language == questions.language) translate(prompts, overlay);
  }
  return prompts;
}

Questions questions_asked(const QuestionOptions& options, const Instrument& instrument, AskedItems asked,
                          Wording wording) {
  refuse_all_private(options, instrument, asked);
  const Perspective perspective = perspective_asked(options, instrument);
  const std::string language = language_asked(options, instrument, asked, wording);
  try {
    return questions_of(instrument, perspective, language, asked, wording);
  } catch (const Error& problem) {
    const std::vector<std::string> languages = languages_of(instrument, asked);
    if (problem.code() != ErrorCode::not_available ||
        std::find(languages.begin(), languages.end(), language) != languages.end()) {
      throw;
    }
    const std::string help =
        languages.empty()
            ? "\nThe wording of other people's questions is not shipped. If you have permission to use it, "
              "write "
              "it\ninto a JSON file (see schemas/text.schema.json), and add it with --text FILE."
            : "\nIt has wording in " + text::joined(languages) +
                  ". Add wording in another language with --text FILE.";
    throw Error(problem.code(), problem.what() + help);
  }
}

}  // namespace intimetry::cli
