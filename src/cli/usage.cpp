#include "cli/usage.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <string_view>
#include <vector>

#include "intimetry/core/nearest.hpp"
#include "text/terminal.hpp"

namespace intimetry::cli {

namespace {

class PlainHelp : public CLI::Formatter {
 public:
  PlainHelp() { label("Positionals", "Arguments"); }

  std::string make_option_opts(const CLI::Option* option) const override {
    const bool takes_value = option->get_type_size() != 0 && !option->get_type_name().empty();
    return (takes_value ? " " + option->get_type_name() : "") + (option->get_required() ? " (required)" : "");
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    return lines(option->get_description());
  }

  std::string make_subcommand(const CLI::App* subcommand) const override {
    std::ostringstream text;
    CLI::detail::format_help(text, subcommand->get_name(), lines(subcommand->get_description()),
                             column_width_);
    return text.str();
  }

 private:
  std::string lines(std::string_view text) const {
    return text::wrapped(text, text::output_width() - column_width_, 0);
  }
};

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* subcommand : app.get_subcommands({})) names.push_back(subcommand->get_name());
  return names;
}

/// Returns the nearest option. Dashes are not compared, because with them all short names would be similar.
std::string nearest_option(const CLI::App& subcommand, std::string_view word) {
  std::vector<std::string> names;
  for (const CLI::Option* option : subcommand.get_options()) {
    names.insert(names.end(), option->get_lnames().begin(), option->get_lnames().end());
  }
  const std::string_view name = word.substr(std::min(word.find_first_not_of('-'), word.size()));
  const std::string_view nearest = nearest_name(name.substr(0, name.find('=')), names);
  return nearest.empty() ? std::string() : "; did you mean '--" + std::string(nearest) + "'?";
}

}  // namespace

void use_plain_help(CLI::App& app) {
  app.formatter(std::make_shared<PlainHelp>());
  app.set_help_flag("-h,--help", "Print this help");
}

std::string usage_fault(const CLI::App& app, const CLI::ParseError& problem) {
  const CLI::App& subcommand = verb_in_use(app);
  const bool in_verb = &subcommand != &app;
  // Unknown words are reported first, because they may be the reason why something is missing.
  for (const std::string& word : subcommand.remaining()) {
    if (word.size() > 1 && word.front() == '-') {
      return (in_verb ? full_name(subcommand) + " has no option '" : "there is no option '") + word + "'" +
             nearest_option(subcommand, word);
    }
    if (!in_verb) return "there is no subcommand '" + word + "'" + did_you_mean(word, verb_names(app));
    if (const auto steps = verb_names(subcommand); !steps.empty())
      return full_name(subcommand) + " has no '" + word + "'" + did_you_mean(word, steps);
    return full_name(subcommand) + ": '" + word + "' is an unexpected argument";
  }
  if (const auto steps = verb_names(subcommand); in_verb && !steps.empty()) {
    std::string list;
    for (const std::string& step : steps) list += (list.empty() ? "" : ", ") + step;
    return full_name(subcommand) + ": expected one of " + list;
  }
  return (in_verb ? full_name(subcommand) + ": " : std::string()) + problem.what();
}

const CLI::App& verb_in_use(const CLI::App& app) {
  const CLI::App* subcommand = &app;
  while (!subcommand->get_subcommands().empty()) subcommand = subcommand->get_subcommands().front();
  return *subcommand;
}

std::string full_name(const CLI::App& subcommand) {
  const CLI::App* above = subcommand.get_parent();
  const bool nested = above != nullptr && above->get_parent() != nullptr;
  return nested ? full_name(*above) + " " + subcommand.get_name() : subcommand.get_name();
}

}  // namespace intimetry::cli
