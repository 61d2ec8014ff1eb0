#include "table/source.hpp"

#include <utility>

namespace intimetry::table {

Source text_source(std::string name, std::string text, std::optional<char> delimiter) {
  return {.name = std::move(name),
          .text = std::make_shared<const std::string>(std::move(text)),
          .delimiter = delimiter};
}

files::BlockReader open(const Source& source) {
  return {source.text ? files::text_bytes(source.text) : files::open_source(source.name),
          source.name,
          {.delimiter = source.delimiter}};
}

}  // namespace intimetry::table
