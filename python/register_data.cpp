#include <pybind11/stl.h>

#include <algorithm>

#include "analyses/reshape/reshape.hpp"
#include "binding.hpp"
#include "files/csv_writer.hpp"
#include "frame_columns.hpp"
#include "table/couple_table_rows.hpp"

namespace intimetry::python {

namespace {

/// Returns the columns as CSV: numbers that read back the same, then columns of text.
std::string table_text(FrameColumns& columns,
                       const std::vector<std::pair<std::string, std::vector<std::string>>>& texts) {
  files::RowWriter writer;
  for (const std::string& name : columns.names()) writer.text(name);
  for (const auto& [name, cells] : texts) writer.text(name);
  writer.end_row();
  for (const FrameChunk& chunk : columns.chunks()) {
    for (std::size_t row = 0; row < chunk.rows; ++row) {
      for (std::size_t j = 0; j < chunk.columns.size(); ++j) {
        const ResponseColumn& column = chunk.columns[j];
        const double number = number_at(column, row);
        if (const std::string* words = columns.words_at(chunk.begin + row, j)) {
          writer.text(*words);
        } else if (column.not_applicable_code && number == *column.not_applicable_code) {
          writer.text("n/a");
        } else if (column.missing_code && number == *column.missing_code) {
          writer.text("");
        } else {
          writer.number(number);
        }
      }
      for (const auto& [name, cells] : texts) writer.text(cells[chunk.begin + row]);
      writer.end_row();
    }
  }
  return std::string(writer.written());
}

std::optional<MemberPair> pair_of(const py::dict& options, const char* name) {
  const auto words = option<std::vector<std::string>>(options, name, {});
  if (words.empty()) return std::nullopt;
  if (words.size() == 2 && words[0] != words[1]) return MemberPair{words[0], words[1]};
  throw Error(ErrorCode::bad_argument, std::string(name) + ": expected two words, such as (\"w\", \"m\")");
}

py::dict reshape(std::string text, const py::dict& options) {
  analyses::ReshapeRequest request;
  auto& [reading, writing] = request;
  writing.layout = word_argument<CoupleLayout>("to", option<std::string>(options, "to", ""));
  if (const auto from = option<std::string>(options, "layout", ""); !from.empty())
    reading.layout = word_argument<CoupleLayout>("layout", from);
  reading.members = pair_of(options, "members");
  reading.couple_column = option<std::string>(options, "couple", "couple");
  reading.partner_column = option<std::string>(options, "partner", "partner");
  reading.shared = option<std::vector<std::string>>(options, "shared", {});
  reading.by = option<std::vector<std::string>>(options, "by", {});
  reading.dropped = option<std::vector<std::string>>(options, "drop", {});
  reading.number_partners = option<bool>(options, "number_partners", false);
  reading.trust_own = option<bool>(options, "trust_own", false);
  if (const auto sides = pair_of(options, "sides")) writing.sides = *sides;
  writing.place = word_argument<MemberPlace>("place", option<std::string>(options, "place", "last"));
  writing.name_delimiter = option<std::string>(options, "join", "_");
  const analyses::ReshapeResult reshaped = with_table(
      std::move(text), [&](const table::Source& source) { return analyses::run_reshape(request, source); });
  const table::CoupleReading& read = reshaped.read;
  const table::RawTable& table = reshaped.table;
  py::list columns;
  for (std::size_t j = 0; j < table.names.size(); ++j) {
    py::list cells;
    for (const auto& row : table.rows) cells.append(table::meaning(row[j]));
    columns.append(cells);
  }
  py::dict result;
  result["names"] = table.names;
  result["columns"] = columns;
  result["layout"] = std::string(word(read.layout));
  result["couples"] = read.table.couples.size();
  result["one_partner"] = read.one_partner;
  result["couple_column"] = read.table.couple_column;
  result["partner_column"] = read.table.partner_column;
  return result;
}

}  // namespace

void register_data(py::module_& module) {
  py::class_<files::AnswerReader>(module, "AnswerReader")
      .def(py::init<std::vector<std::string>>(), py::arg("missing"));
  py::class_<FrameColumns>(module, "FrameColumns")
      .def(py::init<std::size_t>(), py::arg("rows"))
      .def("take_arrow", &FrameColumns::take_arrow, py::arg("exporter"))
      .def("add_array", &FrameColumns::add_array, py::arg("name"), py::arg("values"))
      .def("add_table", &FrameColumns::add_table, py::arg("names"), py::arg("values"))
      .def("add_cells", &FrameColumns::add_cells, py::arg("name"), py::arg("cells"), py::arg("reader"),
           py::arg("labels"))
      .def("add_coded", &FrameColumns::add_coded, py::arg("name"), py::arg("places"), py::arg("cells"),
           py::arg("reader"), py::arg("labels"))
      .def("set_codes", &FrameColumns::set_codes, py::arg("missing"), py::arg("not_applicable"))
      .def("table_text", &table_text, py::arg("texts"));
  module.def("reshape", &reshape, py::arg("text"), py::arg("options"));
}

}  // namespace intimetry::python
