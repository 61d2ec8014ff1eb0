#include "render/check_text.hpp"

#include "text/counted.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

namespace {

std::string words(const analyses::CheckedInstrument& found) {
  const std::string text = "instrument " + found.id + ", version " + found.version + ": " +
                           text::counted(found.items, "item") + ", " + text::counted(found.scales, "scale");
  if (!found.cases) return text + "; no cases.json beside it";
  return text + "; " + text::counted(*found.cases, "case") + (*found.cases == 1 ? " scores" : " score") +
         " as expected";
}

std::string words(const analyses::CheckedText& found) {
  return "text for " + found.instrument + " in language " + found.language + ": " +
         std::to_string(found.worded) + " of " + std::to_string(found.items) + " items worded";
}

std::string words(const analyses::CheckedPrompts& found) {
  return "prompts in language " + found.language + ": " + std::to_string(found.translated) + " of " +
         std::to_string(found.prompts) + " translated";
}

std::string words(const analyses::CheckedResponse& found) {
  return "response to " + found.instrument + ", perspective " + std::string(word(found.perspective)) + ": " +
         text::counted(found.answers, "answer");
}

std::string words(const analyses::CheckedCouple& found) {
  return "couple " + found.id + ": " + text::counted(found.administrations, "administration");
}

/// A message may quote bytes of the file that are not UTF-8. They are replaced: the report must not fail.
std::string dumped(const text::Json& report) {
  return report.dump(2, ' ', false, text::Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string check_text(const analyses::CheckResult& result) {
  return std::visit([](const auto& found) { return words(found); }, result);
}

std::string check_json(const std::string& file, const analyses::CheckResult& result) {
  return dumped(
      {{"file", file}, {"sound", true}, {"about", check_text(result)}, {"defects", text::Json::array()}});
}

std::string check_json(const std::string& file, const Error& problem) {
  text::Json report{{"file", file}, {"sound", false}, {"about", nullptr}, {"defects", text::Json::array()}};
  for (const Defect& defect : problem.defects()) {
    report["defects"].push_back(
        {{"code", info(defect.code).name}, {"where", defect.where}, {"message", defect.message}});
  }
  return dumped(report);
}

}  // namespace intimetry::render
