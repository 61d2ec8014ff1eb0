#include "render/reshape_rows.hpp"

#include "files/csv_writer.hpp"
#include "table/couple_table_rows.hpp"
#include "text/json_values.hpp"

namespace intimetry::render {

std::string reshape_csv(const analyses::ReshapeResult& result) {
  files::RowWriter writer(result.read.delimiter);
  for (const std::string& name : result.table.names) writer.text(name);
  writer.end_row();
  for (const auto& row : result.table.rows) {
    for (const std::string& field : row) writer.raw(field);
    writer.end_row();
  }
  return std::string(writer.written());
}

std::string reshape_json(const analyses::ReshapeResult& result) {
  std::string text;
  for (const auto& row : result.table.rows) {
    text::Json object = text::Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) object[result.table.names[i]] = table::meaning(row[i]);
    text += object.dump() + "\n";
  }
  return text;
}

}  // namespace intimetry::render
