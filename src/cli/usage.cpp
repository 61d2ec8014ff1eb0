#include "cli/usage.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"
#include "intimetry/core/nearest.hpp"

namespace intimetry::cli {

namespace {

class PlainHelp : public CLI::Formatter {
 public:
  PlainHelp() {
    label("Positionals", "Arguments");
    label("SUBCOMMAND", "VERB");
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    const bool takes_value = option->get_type_size() != 0 && !option->get_type_name().empty();
    return (takes_value ? " " + option->get_type_name() : "") + (option->get_required() ? " (required)" : "");
  }

  std::string make_option_desc(const CLI::Option* option) const override {
    return lines(option->get_description());
  }

  std::string make_subcommand(const CLI::App* verb) const override {
    std::ostringstream text;
    CLI::detail::format_help(text, verb->get_name(), lines(verb->get_description()), column_width_);
    return text.str();
  }

 private:
  std::string lines(std::string_view text) const { return wrapped(text, output_width() - column_width_, 0); }
};

std::vector<std::string> verb_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands({})) names.push_back(verb->get_name());
  return names;
}

/// The nearest option; its dashes are left out of the comparison, or all short names would be alike.
std::string nearest_option(const CLI::App& verb, std::string_view word) {
  std::vector<std::string> names;
  for (const CLI::Option* option : verb.get_options()) {
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
  const bool in_verb = !app.get_subcommands().empty();
  const CLI::App& verb = in_verb ? *app.get_subcommands().front() : app;
  // What is unknown comes first: because of it something else may seem to be missing.
  for (const std::string& word : verb.remaining()) {
    if (word.size() > 1 && word.front() == '-') {
      return (in_verb ? verb.get_name() + " has no option '" : "there is no option '") + word + "'" +
             nearest_option(verb, word);
    }
    if (!in_verb) return "there is no verb '" + word + "'" + did_you_mean(word, verb_names(app));
    return verb.get_name() + ": '" + word + "' is one argument too many";
  }
  return (in_verb ? verb.get_name() + ": " : std::string()) + problem.what();
}

}  // namespace intimetry::cli
