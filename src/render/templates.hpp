#pragma once

#include <kainjow/mustache.hpp>
#include <span>
#include <string>
#include <string_view>

namespace intimetry::render {

/// A file of src/render/templates, compiled in.
struct Template {
  std::string_view name;
  std::string_view text;
  std::string_view sha256;  // of the text, as hexadecimal digits
};
std::span<const Template> templates() noexcept;

using Values = kainjow::mustache::data;

/// Fills a template with values: {{x}} is escaped for HTML text and double-quoted attributes, {{{x}}} is not.
/// {{>its_name}} includes another template, without the ending.
/// @throws std::logic_error for a template that does not exist or is not valid
std::string filled(std::string_view name, const Values& values);

/// Returns the source of a content-security policy that allows a template's text as an inline script or
/// style: 'sha256-...'. The element must contain only {{>name}}, and the template no {{.
/// @throws std::logic_error for a template that does not exist
std::string policy_source(std::string_view name);

/// Returns a person's text for use in a page: without control characters and direction marks, and with spaces
/// for line breaks and tabs. It is not escaped here, but by `filled`.
std::string plain(std::string_view text);

}  // namespace intimetry::render
