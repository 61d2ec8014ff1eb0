#include "files/csv_table.hpp"

#include <algorithm>
#include <utility>

namespace intimetry::files {

CsvTable read_table(BlockReader reader) {
  CsvTable table{.file = reader.name(), .header = reader.header(), .rows = {}};
  const std::size_t columns = table.header.names.size();
  Block block;
  Record record;
  std::string scratch;
  while (reader.next(block)) {
    Tokenizer tokens(block.text(), table.header.delimiter, block.first_line);
    while (tokens.next(record)) {
      if (record.blank()) continue;
      if (record.size() != columns) {
        const Place place{.file = table.file, .row = table.rows.size() + 1, .line = record.line()};
        throw ragged_row(place, record.size(), columns);
      }
      CsvTable::Row row{.fields = {}, .line = record.line()};
      row.fields.reserve(columns);
      for (const Field& field : record.fields()) row.fields.emplace_back(unquote(field, scratch));
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

CsvTable read_table(const std::string& path, std::optional<char> delimiter) {
  return read_table(BlockReader::open(path, {.delimiter = delimiter}));
}

CsvTable parse_table(std::string_view text, std::string name, std::optional<char> delimiter) {
  const auto source = [text](std::span<char> buffer) mutable {
    const std::size_t taken = std::min(buffer.size(), text.size());
    std::copy_n(text.begin(), taken, buffer.begin());
    text.remove_prefix(taken);
    return taken;
  };
  return read_table(BlockReader(source, std::move(name), {.delimiter = delimiter}));
}

}  // namespace intimetry::files
