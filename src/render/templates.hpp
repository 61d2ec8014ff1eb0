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

/// Returns the template with the values laid in: {{x}} is escaped for HTML text and double-quoted attributes,
/// {{{x}}} is not. Any other template can be taken in by {{>its_name}}, without the ending.
/// @throws std::logic_error for a template that does not exist or is not well formed
std::string filled(std::string_view name, const Values& values);

/// Returns the source by which a content-security policy lets in a template's text as an inline script or
/// style: 'sha256-...'. The element holds {{>name}} and nothing else, and the template no {{.
/// @throws std::logic_error for a template that does not exist
std::string policy_source(std::string_view name);

/// Returns somebody's text as it may stand in a page: without control characters and without marks that turn
/// the direction of whatever follows; a line break or tab is a space. Escaping is `filled`'s, and so is not
/// done here.
std::string plain(std::string_view text);

}  // namespace intimetry::render
