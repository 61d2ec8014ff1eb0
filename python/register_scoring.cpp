#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <limits>

#include "analyses/score/score_columns.hpp"
#include "binding.hpp"
#include "files/csv_error.hpp"
#include "files/csv_writer.hpp"
#include "flag_texts.hpp"
#include "frame_columns.hpp"
#include "intimetry/io/norms_json.hpp"
#include "intimetry/scoring/score.hpp"
#include "scored_frame.hpp"
#include "table/answer_columns.hpp"
#include "table/bad_answers.hpp"

namespace intimetry::python {

namespace {

class Scorer {
 public:
  Scorer(const Instrument& instrument, const py::dict& options)
      : request_(score_request(instrument, options)), plan_(table::make_answer_plan(request_)) {
    needs_look_ = std::any_of(plan_.scales.begin(), plan_.scales.end(),
                              [](const PlanScale& scale) { return scale.gate.has_value(); });
  }

  [[nodiscard]] std::vector<std::string> items() const {
    std::vector<std::string> ids;
    for (const PlanItem& item : plan_.items) ids.push_back(item.id);
    return ids;
  }

  /// Returns where everything is in a frame with these columns, as the program would find it.
  /// @param alone the scores will stand alone: their names may be those of the frame's columns
  [[nodiscard]] py::dict columns(const std::vector<std::string>& names, bool alone) const {
    files::Header header;
    header.names = names;
    analyses::ScoreRequest request = request_;
    if (alone) request.prefix = "\n";  // no column has this in its name
    const analyses::ScoreColumns found = analyses::find_score_columns(request, plan_, header, frame_name);
    py::dict places;
    places["items"] = found.items;
    places["passed"] = found.passed;
    places["role"] = found.role;
    places["group"] = found.group;
    return places;
  }

  /// Stops at answers that are none, unless numbers may be left out.
  /// @param label row -> what the frame calls it
  void check(FrameColumns& columns, const py::function& label) const {
    table::BadAnswers bad;
    for (const FrameChunk& chunk : columns.chunks()) {
      for (std::size_t row = 0; row < chunk.rows; ++row) {
        for (std::size_t j = 0; j < chunk.columns.size(); ++j) look(columns, chunk, row, j, label, bad);
      }
    }
    table::throw_if_any(std::move(bad), frame_name, "nothing was scored");
  }

  ScoredFrame score(FrameColumns& columns, const py::object& perspectives,
                    const std::vector<std::string>& roles, const std::vector<std::string>& groups,
                    const py::function& label, bool bits) const {
    const std::vector<Perspective> meant = meanings(perspectives);
    std::vector<ScoredChunk> chunks;
    FlagTexts texts(plan_.size(), !wants_more());
    std::vector<FrameChunk> pieces = columns.chunks();
    if (pieces.empty()) pieces.push_back({0, 0, std::vector<ResponseColumn>(plan_.items.size())});
    bool look = columns.has_words() || needs_look_ || !meant.empty();
    {
      const py::gil_scoped_release released;
      for (const FrameChunk& piece : pieces)
        chunks.push_back(score_piece(piece, meant, roles, groups, texts, bits));
      look = look || texts.seen().has(Flag::out_of_range);
    }
    if (look) check(columns, label);
    const py::gil_scoped_release released;
    return {request_, std::move(chunks), texts.take()};
  }

  /// Scores one respondent, given as a mapping from item to answer; scales by name.
  [[nodiscard]] py::object score_one(const py::dict& answers) const {
    std::vector<double> values;
    values.reserve(plan_.items.size());
    std::vector<ResponseColumn> view;
    for (const PlanItem& item : plan_.items) {
      PyObject* cell = PyDict_GetItemString(answers.ptr(), table::column_of_item(request_, item.id).c_str());
      if (cell == nullptr) return py::none();
      const bool number = PyFloat_CheckExact(cell) || PyLong_CheckExact(cell);
      if (!number && cell != Py_None) return py::none();
      values.push_back(cell == Py_None ? std::nan("") : PyFloat_AsDouble(cell));
      if (PyErr_Occurred() != nullptr) throw py::error_already_set();
      const double x = values.back();
      if (!std::isnan(x) && !offers(item, x)) return py::none();
    }
    for (const double& value : values) view.push_back(column_of(std::span<const double>(&value, 1)));
    std::vector<Perspective> meant;
    if (request_.perspective) meant.push_back(*request_.perspective);
    const ScoreTable table =
        intimetry::score(plan_, ResponseView(1, std::move(view)), {.perspectives = meant});
    py::dict scores;
    std::string flags;
    for (const ScoreColumn& column : table.columns()) {
      const std::string name = request_.prefix + column.id;
      scores[py::str(name)] = column.raw[0];
      scores[py::str(name + "_n")] = static_cast<int>(column.answered[0]);
      if (request_.pomp) scores[py::str(name + "_pomp")] = column.pomp(0);
      append_flags(flags, column.id, column.flags(0));
    }
    scores[py::str(request_.prefix + "flags")] = flags;
    return scores;
  }

  /// Returns what the scores rest on, scale by scale: for the methods paragraph.
  [[nodiscard]] py::list rules() const {
    constexpr const char* origins[] = {"published", "project", "asked"};
    py::list all;
    for (const PlanScale& scale : plan_.scales) {
      py::dict rule;
      rule["scale"] = scale.id;
      rule["items"] = scale.keys.size();
      rule["min_answered"] = scale.min_answered;
      rule["rule"] = origins[static_cast<std::size_t>(scale.rule)];
      all.append(rule);
    }
    return all;
  }

 private:
  [[nodiscard]] std::vector<Perspective> meanings(const py::object& codes) const {
    if (codes.is_none()) return {};
    const auto array = py::cast<py::array_t<std::int8_t, py::array::c_style>>(codes);
    std::vector<Perspective> meant(static_cast<std::size_t>(array.size()));
    std::transform(array.data(), array.data() + array.size(), meant.begin(),
                   [](std::int8_t code) { return static_cast<Perspective>(code); });
    return meant;
  }

  [[nodiscard]] bool wants_more() const { return request_.wants_errors() || request_.wants_standards(); }

  [[nodiscard]] ScoredChunk score_piece(const FrameChunk& piece, const std::vector<Perspective>& meant,
                                        const std::vector<std::string>& roles,
                                        const std::vector<std::string>& groups, FlagTexts& texts,
                                        bool bits) const {
    ScoredChunk scored;
    analyses::ScoredRows rows{.view = {piece.rows, piece.columns}};
    if (!meant.empty()) rows.perspectives = std::span(meant).subspan(piece.begin, piece.rows);
    if (!roles.empty())
      rows.role = [&](std::size_t row) { return std::string_view(roles[piece.begin + row]); };
    if (!groups.empty())
      rows.group = [&](std::size_t row) { return std::string_view(groups[piece.begin + row]); };
    const ScoreOptions options{.perspectives = rows.perspectives, .threads = request_.threads};
    const ChunkFinish finish(scored, texts, request_, plan_.size(), piece.rows, bits);
    if (!wants_more()) {
      score_into(scored.table, plan_, rows.view, options, finish);
      return scored;
    }
    score_into(scored.table, plan_, rows.view, options);
    if (request_.wants_errors()) {
      analyses::ScoreErrors errors(request_, plan_);
      errors.find(rows, scored.table);
      scored.errors = errors.take_columns();
    }
    if (request_.wants_standards()) {
      analyses::ScoreStandards standards(request_, plan_);
      standards.find(rows, scored.table);
      scored.standards = standards.take_columns();
    }
    finish(0, piece.rows);
    return scored;
  }

  void look(const FrameColumns& columns, const FrameChunk& chunk, std::size_t row, std::size_t j,
            const py::function& label, table::BadAnswers& bad) const {
    const ResponseColumn& column = chunk.columns[j];
    const PlanItem& item = plan_.items[j];
    const double number = number_at(column, row);
    const std::string* words = columns.words_at(chunk.begin + row, j);
    std::string found;
    if (words != nullptr) {
      found = files::shown(*words);
    } else {
      if (std::isnan(number) || (column.missing_code && number == *column.missing_code)) return;
      const bool not_applicable = column.not_applicable_code && number == *column.not_applicable_code;
      if (not_applicable ? item.not_applicable : offers(item, number)) return;
      if (request_.out_of_range != table::OutOfRange::error) return;
      char text[files::double_text_size];
      found = not_applicable ? "'n/a'" : files::shown({text, files::format_double(number, text)});
      if (std::isinf(number)) found = number > 0 ? "'inf'" : "'-inf'";
    }
    const bool shown = bad.count < table::BadAnswers::most_shown;
    const std::string row_words = shown ? py::cast<std::string>(label(chunk.begin + row)) : std::string();
    bad.add({ErrorCode::data_value, row_words + ", column " + files::shown(columns.names()[j]),
             "found " + found + ", expected " + table::expected_answer(item)},
            words == nullptr);
  }

  analyses::ScoreRequest request_;
  ScoringPlan plan_;
  bool needs_look_ = false;  // a closed gate hides the flags of the answers behind it
};

}  // namespace

void register_scoring(py::module_& module) {
  py::class_<ScoredFrame>(module, "ScoredFrame")
      .def("columns", &ScoredFrame::columns)
      .def("arrow_stream", &ScoredFrame::arrow_stream, py::arg("views"), py::arg("only_flags") = false,
           py::arg("text_room") = std::numeric_limits<std::int32_t>::max());
  py::class_<Scorer>(module, "Scorer")
      .def(py::init<const Instrument&, const py::dict&>(), py::arg("instrument"), py::arg("options"))
      .def("items", &Scorer::items)
      .def("columns", &Scorer::columns, py::arg("names"), py::arg("alone"))
      .def("check", &Scorer::check, py::arg("columns"), py::arg("label"))
      .def("score", &Scorer::score, py::arg("columns"), py::arg("perspectives"), py::arg("roles"),
           py::arg("groups"), py::arg("label"), py::arg("bits"))
      .def("score_one", &Scorer::score_one, py::arg("answers"))
      .def("rules", &Scorer::rules);
  py::dict perspectives;
  for (const auto& [value, text] : Words<Perspective>::table)
    perspectives[py::str(std::string(text))] = static_cast<int>(value);
  module.attr("perspectives") = perspectives;
}

}  // namespace intimetry::python
