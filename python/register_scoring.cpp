#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "binding.hpp"
#include "cli/answer_columns.hpp"
#include "cli/bad_answers.hpp"
#include "cli/score_columns.hpp"
#include "cli/score_errors.hpp"
#include "cli/score_standards.hpp"
#include "files/csv_error.hpp"
#include "files/csv_writer.hpp"
#include "flag_combinations.hpp"
#include "frame_columns.hpp"
#include "intimetry/io/norms_json.hpp"
#include "intimetry/quality/detail/numbers.hpp"
#include "intimetry/scoring/score.hpp"

namespace intimetry::python {

namespace {

/// The scores of one piece of a frame.
struct ScoredChunk {
  ScoreTable table;
  std::vector<cli::ErrorColumn> errors;
  std::vector<cli::StandardColumn> standards;
};

using ScoredChunks = std::vector<ScoredChunk>;

/// Returns what `part` is of every piece as one array: the piece's own memory where there is only one.
template <class T, class Part>
py::array joined(const std::shared_ptr<ScoredChunks>& chunks, std::size_t rows, const Part& part) {
  if (chunks->size() == 1) {
    auto* owner = new std::shared_ptr<ScoredChunks>(chunks);
    const py::capsule kept(owner,
                           [](void* held) { delete static_cast<std::shared_ptr<ScoredChunks>*>(held); });
    return py::array_t<T>(static_cast<py::ssize_t>(rows),
                          reinterpret_cast<const T*>(part(chunks->front()).data()), kept);
  }
  py::array_t<T> all(static_cast<py::ssize_t>(rows));
  T* to = all.mutable_data();
  for (ScoredChunk& chunk : *chunks) {
    const std::size_t length = chunk.table.respondents();
    if (length > 0) std::memcpy(to, part(chunk).data(), length * sizeof(T));
    to += length;
  }
  return all;
}

class Scorer {
 public:
  Scorer(const Instrument& instrument, const py::dict& options)
      : request_(score_request(instrument, options)), plan_(cli::make_answer_plan(request_)) {
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
    cli::ScoreRequest request = request_;
    if (alone) request.prefix = "\n";  // no column has this in its name
    const cli::ScoreColumns found = cli::find_score_columns(request, plan_, header, frame_name);
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
    cli::BadAnswers bad;
    for (const FrameChunk& chunk : columns.chunks()) {
      for (std::size_t row = 0; row < chunk.rows; ++row) {
        for (std::size_t j = 0; j < chunk.columns.size(); ++j) look(columns, chunk, row, j, label, bad);
      }
    }
    cli::throw_if_any(std::move(bad), frame_name, "nothing was scored");
  }

  py::dict score(FrameColumns& columns, const py::object& perspectives, const std::vector<std::string>& roles,
                 const std::vector<std::string>& groups, const py::function& label) const {
    const std::vector<Perspective> meant = meanings(perspectives);
    auto chunks = std::make_shared<ScoredChunks>();
    const std::vector<FrameChunk>& pieces = columns.chunks();
    bool look = columns.has_words() || needs_look_ || !meant.empty();
    {
      const py::gil_scoped_release released;
      for (const FrameChunk& piece : pieces) chunks->push_back(score_piece(piece, meant, roles, groups));
      look = look || has_faults(*chunks);
    }
    if (look) check(columns, label);
    return as_dict(chunks, columns.rows());
  }

  /// Scores one respondent, given as a mapping from item to answer; scales by name.
  [[nodiscard]] py::object score_one(const py::dict& answers) const {
    std::vector<double> values;
    values.reserve(plan_.items.size());
    std::vector<ResponseColumn> view;
    for (const PlanItem& item : plan_.items) {
      PyObject* cell = PyDict_GetItemString(answers.ptr(), cli::column_of_item(request_, item.id).c_str());
      if (cell == nullptr) return py::none();
      const bool number = PyFloat_CheckExact(cell) || PyLong_CheckExact(cell);
      if (!number && cell != Py_None) return py::none();
      values.push_back(cell == Py_None ? std::nan("") : PyFloat_AsDouble(cell));
      if (PyErr_Occurred() != nullptr) throw py::error_already_set();
      const double x = values.back();
      if (!std::isnan(x) && !detail::offers(item, x)) return py::none();
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
  static void append_flags(std::string& text, const std::string& id, Flags flags) {
    for_each_flag(flags, [&](std::string_view name) {
      if (!text.empty()) text += ';';
      text.append(id).append(":").append(name);
    });
  }

  [[nodiscard]] std::vector<Perspective> meanings(const py::object& codes) const {
    if (codes.is_none()) return {};
    const auto array = py::cast<py::array_t<std::int8_t, py::array::c_style>>(codes);
    std::vector<Perspective> meant(static_cast<std::size_t>(array.size()));
    std::transform(array.data(), array.data() + array.size(), meant.begin(),
                   [](std::int8_t code) { return static_cast<Perspective>(code); });
    return meant;
  }

  [[nodiscard]] ScoredChunk score_piece(const FrameChunk& piece, const std::vector<Perspective>& meant,
                                        const std::vector<std::string>& roles,
                                        const std::vector<std::string>& groups) const {
    ScoredChunk scored;
    cli::ScoredRows rows{.view = {piece.rows, piece.columns}};
    if (!meant.empty()) rows.perspectives = std::span(meant).subspan(piece.begin, piece.rows);
    if (!roles.empty())
      rows.role = [&](std::size_t row) { return std::string_view(roles[piece.begin + row]); };
    if (!groups.empty())
      rows.group = [&](std::size_t row) { return std::string_view(groups[piece.begin + row]); };
    score_into(scored.table, plan_, rows.view,
               {.perspectives = rows.perspectives, .threads = request_.threads});
    if (request_.wants_errors()) {
      cli::ScoreErrors errors(request_, plan_);
      errors.find(rows, scored.table);
      scored.errors = errors.take_columns();
    }
    if (request_.wants_standards()) {
      cli::ScoreStandards standards(request_, plan_);
      standards.find(rows, scored.table);
      scored.standards = standards.take_columns();
    }
    return scored;
  }

  [[nodiscard]] static bool has_faults(const ScoredChunks& chunks) {
    unsigned seen = 0;
    for (const ScoredChunk& chunk : chunks) {
      for (const ScoreColumn& column : chunk.table.columns()) {
        for (const std::uint16_t bits : std::span(column.flag_bits.data(), chunk.table.respondents()))
          seen |= bits;
      }
    }
    return Flags(seen).has(Flag::out_of_range);
  }

  void look(const FrameColumns& columns, const FrameChunk& chunk, std::size_t row, std::size_t j,
            const py::function& label, cli::BadAnswers& bad) const {
    const ResponseColumn& column = chunk.columns[j];
    const PlanItem& item = plan_.items[j];
    const double number = detail::number_at(column, row);
    const std::string* words = columns.words_at(chunk.begin + row, j);
    std::string found;
    if (words != nullptr) {
      found = files::shown(*words);
    } else {
      if (std::isnan(number) || (column.missing_code && number == *column.missing_code)) return;
      const bool not_applicable = column.not_applicable_code && number == *column.not_applicable_code;
      if (not_applicable ? item.not_applicable : detail::offers(item, number)) return;
      if (request_.out_of_range != cli::OutOfRange::error) return;
      char text[files::double_text_size];
      found = not_applicable ? "'n/a'" : files::shown({text, files::format_double(number, text)});
      if (std::isinf(number)) found = number > 0 ? "'inf'" : "'-inf'";
    }
    const bool shown = bad.count < cli::BadAnswers::most_shown;
    const std::string row_words = shown ? py::cast<std::string>(label(chunk.begin + row)) : std::string();
    bad.add({ErrorCode::data_value, row_words + ", column " + files::shown(columns.names()[j]),
             "found " + found + ", expected " + cli::expected_answer(item)},
            words == nullptr);
  }

  py::dict as_dict(const std::shared_ptr<ScoredChunks>& chunks, std::size_t rows) const {
    if (chunks->empty())
      chunks->push_back(score_piece({0, 0, std::vector<ResponseColumn>(plan_.items.size())}, {}, {}, {}));
    py::dict result;
    for (std::size_t s = 0; s < plan_.size(); ++s) {
      const std::string name = request_.prefix + chunks->front().table.columns()[s].id;
      const auto put = [&](const std::string& suffix, py::array values) {
        result[py::str(name + suffix)] = std::move(values);
      };
      put("", joined<double>(
                  chunks, rows, [&](ScoredChunk & c) -> auto& { return c.table.columns()[s].raw; }));
      put("_n", joined<std::int16_t>(
                    chunks, rows, [&](ScoredChunk & c) -> auto& { return c.table.columns()[s].answered; }));
      if (request_.pomp) put("_pomp", pomp(*chunks, rows, s));
      for (std::size_t i = 0; i < request_.standards.size(); ++i) {
        put("_" + std::string(word(request_.standards[i])),
            joined<double>(
                chunks, rows, [&](ScoredChunk & c) -> auto& { return c.standards[s].values[i]; }));
      }
      if (request_.sem)
        put("_sem", joined<double>(
                        chunks, rows, [&](ScoredChunk & c) -> auto& { return c.errors[s].sem; }));
      if (!request_.ci) continue;
      put("_ci_low", joined<double>(
                         chunks, rows, [&](ScoredChunk & c) -> auto& { return c.errors[s].low; }));
      put("_ci_high", joined<double>(
                          chunks, rows, [&](ScoredChunk & c) -> auto& { return c.errors[s].high; }));
    }
    result[py::str(request_.prefix + "flags")] = flags(*chunks, rows);
    return result;
  }

  static py::array pomp(const ScoredChunks& chunks, std::size_t rows, std::size_t s) {
    py::array_t<double> all(static_cast<py::ssize_t>(rows));
    double* to = all.mutable_data();
    for (const ScoredChunk& chunk : chunks) {
      const ScoreColumn& column = chunk.table.columns()[s];
      for (std::size_t row = 0; row < chunk.table.respondents(); ++row) *to++ = column.pomp(row);
    }
    return all;
  }

  /// Returns a number for each row, and the texts that the numbers stand for.
  static py::tuple flags(const ScoredChunks& chunks, std::size_t rows) {
    py::array_t<std::int32_t> numbers(static_cast<py::ssize_t>(rows));
    std::int32_t* to = numbers.mutable_data();
    std::map<std::string, std::int32_t> known{{"", 0}};
    py::list texts;
    texts.append(py::str(""));
    for (const ScoredChunk& chunk : chunks) {
      const auto& columns = chunk.table.columns();
      const std::size_t length = chunk.table.respondents();
      const std::vector<std::uint32_t> combination = number_flag_combinations(columns, length);
      std::vector<std::int32_t> number_of;
      for (std::size_t row = 0; row < length; ++row) {
        if (combination[row] >= number_of.size()) {
          std::string text;
          for (const ScoreColumn& column : columns) append_flags(text, column.id, column.flags(row));
          const auto [place, is_new] = known.try_emplace(text, static_cast<std::int32_t>(known.size()));
          if (is_new) texts.append(text);
          number_of.push_back(place->second);
        }
        to[row] = number_of[combination[row]];
      }
      to += length;
    }
    return py::make_tuple(numbers, texts);
  }

  cli::ScoreRequest request_;
  ScoringPlan plan_;
  bool needs_look_ = false;  // a closed gate hides the flags of the answers behind it
};

}  // namespace

void register_scoring(py::module_& module) {
  py::class_<Scorer>(module, "Scorer")
      .def(py::init<const Instrument&, const py::dict&>(), py::arg("instrument"), py::arg("options"))
      .def("items", &Scorer::items)
      .def("columns", &Scorer::columns, py::arg("names"), py::arg("alone"))
      .def("check", &Scorer::check, py::arg("columns"), py::arg("label"))
      .def("score", &Scorer::score, py::arg("columns"), py::arg("perspectives"), py::arg("roles"),
           py::arg("groups"), py::arg("label"))
      .def("score_one", &Scorer::score_one, py::arg("answers"))
      .def("rules", &Scorer::rules);
  py::dict perspectives;
  for (const auto& [value, text] : Words<Perspective>::table)
    perspectives[py::str(std::string(text))] = static_cast<int>(value);
  module.attr("perspectives") = perspectives;
}

}  // namespace intimetry::python
