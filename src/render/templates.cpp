#include "render/templates.hpp"

#include <cstdint>
#include <stdexcept>

#include "intimetry/core/visible.hpp"

namespace intimetry::render {

namespace {

const Template& template_named(std::string_view name) {
  for (const Template& candidate : templates()) {
    if (candidate.name == name) return candidate;
  }
  throw std::logic_error("no template '" + std::string(name) + "'");
}

}  // namespace

std::string filled(std::string_view name, const Values& values) {
  Values all = values;
  for (const Template& part : templates()) {
    const std::string_view stem = part.name.substr(0, part.name.find('.'));
    all.set(std::string(stem), kainjow::mustache::partial([&part] { return std::string(part.text); }));
  }
  kainjow::mustache::mustache page{std::string(template_named(name).text)};
  if (!page.is_valid()) throw std::logic_error(std::string(name) + ": " + page.error_message());
  std::string text = page.render(all);
  if (!page.is_valid()) throw std::logic_error(std::string(name) + ": " + page.error_message());
  return text;
}

std::string policy_source(std::string_view name) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char hex : template_named(name).sha256) {
    bits = bits << 4 | static_cast<std::uint32_t>(digits.find(hex));
    held += 4;
    if (held >= 6) {
      held -= 6;
      base64 += letters[bits >> held & 63u];
    }
  }
  if (held > 0) base64 += letters[bits << (6 - held) & 63u];
  base64.append((4 - base64.size() % 4) % 4, '=');
  return "'sha256-" + base64 + "'";
}

std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const TextPoint point = text_point(text, at);
    if (may_be_shown(point)) {
      result += text.substr(at, point.length);
    } else if (point.value == '\n' || point.value == '\t') {
      result += ' ';
    }
    at += point.length;
  }
  return result;
}

}  // namespace intimetry::render
