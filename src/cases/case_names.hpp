#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/data/couple.hpp"

namespace intimetry::cases {

/// The most letters (code points) that a label, a role or an id may have when a case is begun.
inline constexpr std::size_t longest_name = 60;

/// Lets a name of a new case through that can be shown anywhere: UTF-8 of at most `longest_name` letters,
/// without control characters and marks that turn the direction of reading.
/// @throws Error(bad_usage) naming `what`
void require_name(std::string_view what, const std::string& name);

/// Reports call people by their labels alone.
/// @throws Error(bad_usage) if both have the same label, letter case and blanks aside
void require_two_labels(const std::vector<Partner>& partners);

/// Returns the id of a new couple: the one given, or the file's name with a hyphen for whatever an id cannot
/// have.
/// @throws Error(bad_usage) if what is given is no id, or nothing of the name can be in one
std::string new_couple_id(const std::string& file, const std::string& given);

}  // namespace intimetry::cases
