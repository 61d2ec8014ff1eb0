#include "render/templates.hpp"

#include <cstdint>
#include <stdexcept>

namespace intimetry::render {

namespace {

const Template& template_named(std::string_view name) {
  for (const Template& candidate : templates()) {
    if (candidate.name == name) return candidate;
  }
  throw std::logic_error("no template '" + std::string(name) + "'");
}

/// The length of the sequence at the start of `text` and the code point it stands for; the text is UTF-8.
struct CodePoint {
  std::size_t length = 1;
  std::uint32_t value = 0;
};

CodePoint code_point(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0u;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {1, lead};
  if (lead < 0xE0) return {2, (lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu)};
  if (lead < 0xF0) return {3, (lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu)};
  return {4, 0x10000};
}

bool turns_direction(std::uint32_t point) {
  return (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool controls(std::uint32_t point) { return point < 0x20 || (point >= 0x7F && point < 0xA0); }

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
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = code_point(text.substr(i));
    if (controls(point.value)) {
      if (point.value == '\n' || point.value == '\t') result += ' ';
    } else if (!turns_direction(point.value)) {
      result += text.substr(i, point.length);
    }
    i += point.length;
  }
  return result;
}

}  // namespace intimetry::render
