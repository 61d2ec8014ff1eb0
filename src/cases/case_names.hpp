#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intimetry/data/couple.hpp"

namespace intimetry::cases {

/// The largest number of letters (code points) of a label, a role or an id of a new couple.
inline constexpr std::size_t longest_name = 60;

/// Checks that a name of a new couple is safe to show: UTF-8 of at most `longest_name` letters, without
/// control characters and direction marks.
/// @throws Error(bad_usage) with `what`
void require_name(std::string_view what, const std::string& name);

/// Checks that labels differ, because reports identify people only by their labels.
/// @throws Error(bad_usage) if both have the same label, ignoring case and spaces
void require_two_labels(const std::vector<Partner>& partners);

/// Returns the id of a new couple: the given one, or the file's name with hyphens for characters that are not
/// allowed.
/// @throws Error(bad_usage) if the given id is not valid, or if no character of the name is allowed
std::string new_couple_id(const std::string& file, const std::string& given);

}  // namespace intimetry::cases
