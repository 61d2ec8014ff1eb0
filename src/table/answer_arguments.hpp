#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "table/answer_request.hpp"
#include "table/source.hpp"

namespace intimetry::table {

/// The command-line arguments for a table of answers, as text.
struct AnswerArguments {
  std::string input;
  std::string instrument;
  std::string missing = "published";
  std::string out_of_range = "error";
  std::vector<std::string> scales;
  std::vector<std::string> missing_tokens;
  std::string item_prefix;
  std::string map_file;
  std::string labels_file;
  std::string delimiter;
  std::string perspective;
  std::map<std::string, std::string> roles;  // couple, partner ... -> the column's name
  bool include_private = false;
  std::string threads;
};

/// Returns the request with parsed values, and with the instrument and the small files loaded.
/// @throws Error(bad_usage) for an option's value; what loading an instrument or a table throws
AnswerRequest parse_answer_arguments(const AnswerArguments& arguments);

/// Returns the table that the arguments name.
/// @throws Error(bad_usage) for an invalid delimiter
Source parse_source(const AnswerArguments& arguments);

/// Returns the value of --delimiter, or nothing if it was not given.
/// @throws Error(bad_usage)
std::optional<char> delimiter_option(const std::string& text);

/// Returns the number of an option, or `otherwise` if it was not given.
/// @throws Error(bad_usage) with the option unless it is a whole number from `least` to `most`
std::uint64_t whole_number_option(const std::string& option, const std::string& text, std::uint64_t otherwise,
                                  std::uint64_t least, std::uint64_t most);

}  // namespace intimetry::table
