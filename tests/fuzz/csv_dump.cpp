// Answers csv_against_python.py. Each request on standard input is a line "KIND ARGUMENT LENGTH", then LENGTH
// bytes; the answer is one line of JSON, bytes written as the characters U+0000 to U+00FF.
//   split DELIMITER-CODE: [[line, open quote, [field ...]] ...] for the bytes as a table
//   number 0: "text", "missing", "not_applicable" or the number's 64 bits, for the bytes as a cell
//   double 0: the text of the double of these eight bytes
#include <cstdint>
#include <cstring>
#include <ios>
#include <iostream>
#include <string>
#include <string_view>

#include "files/csv_number.hpp"
#include "files/csv_tokenizer.hpp"
#include "files/csv_writer.hpp"

namespace {

using namespace intimetry::files;

std::string json(std::string_view bytes) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text = "\"";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E || c == '"' || c == '\\') {
      ((text += "\\u00") += hex[byte >> 4U]) += hex[byte & 15U];
    } else {
      text += c;
    }
  }
  return text + "\"";
}

std::string split(std::string_view text, char delimiter) {
  std::string out = "[";
  std::string scratch;
  Tokenizer tokens(text, delimiter);
  Record record;
  while (tokens.next(record)) {
    out += out.size() == 1 ? "[" : ",[";
    out += std::to_string(record.line()) + (record.open_quote_line() != 0 ? ",true,[" : ",false,[");
    bool first = true;
    for (const Field& field : record.fields()) {
      if (!first) out += ',';
      first = false;
      out += json(unquote(field, scratch));
    }
    out += "]]";
  }
  return out + "]";
}

std::string number(std::string_view cell) {
  const Answer answer =
      AnswerReader().read({.data = cell.data(), .size = static_cast<std::uint32_t>(cell.size())});
  switch (answer.kind) {
    case AnswerKind::text:
      return "\"text\"";
    case AnswerKind::missing:
      return "\"missing\"";
    case AnswerKind::not_applicable:
      return "\"not_applicable\"";
    case AnswerKind::number:
      break;
  }
  std::uint64_t bits = 0;
  std::memcpy(&bits, &answer.value, sizeof bits);
  return std::to_string(bits);
}

std::string formatted(std::string_view bytes) {
  double value = 0.0;
  if (bytes.size() == sizeof value) std::memcpy(&value, bytes.data(), sizeof value);
  RowWriter writer;
  writer.number(value);
  return json(writer.written());
}

}  // namespace

int main() {
  std::string kind;
  int argument = 0;
  std::size_t length = 0;
  while (std::cin >> kind >> argument >> length && std::cin.get() == '\n') {
    std::string bytes(length, '\0');
    if (!std::cin.read(bytes.data(), static_cast<std::streamsize>(length))) return 1;
    if (kind == "split")
      std::cout << split(bytes, static_cast<char>(argument)) << '\n';
    else if (kind == "number")
      std::cout << number(bytes) << '\n';
    else if (kind == "double")
      std::cout << formatted(bytes) << '\n';
    else
      return 1;
  }
  return std::cin.eof() ? 0 : 1;
}
