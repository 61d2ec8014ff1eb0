#include "scored_frame.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <span>

#include "scored_arrow.hpp"

namespace intimetry::python {

namespace {

/// Lists the columns of a chunk in the order of the frame.
std::vector<ScoredColumn> list_columns(const analyses::ScoreRequest& request, const ScoredChunk& chunk) {
  std::vector<ScoredColumn> columns;
  for (std::size_t s = 0; s < chunk.table.columns().size(); ++s) {
    const ScoreColumn& scored = chunk.table.columns()[s];
    const std::string name = request.prefix + scored.id;
    const std::uint8_t* bits = chunk.is_scored.empty() ? nullptr : chunk.is_scored[s].data();
    columns.push_back({name, scored.raw.data(), bits});
    // Counts are small enough for both types; subtraction of signed numbers works as users expect.
    columns.push_back({name + "_n", reinterpret_cast<const std::int16_t*>(scored.answered.data())});
    if (request.pomp) columns.push_back({name + "_pomp", chunk.pomp[s].data()});
    for (std::size_t i = 0; i < request.standards.size(); ++i) {
      columns.push_back(
          {name + "_" + std::string(word(request.standards[i])), chunk.standards[s].values[i].data()});
    }
    if (request.sem) columns.push_back({name + "_sem", chunk.errors[s].sem.data()});
    if (request.ci) {
      columns.push_back({name + "_ci_low", chunk.errors[s].low.data()});
      columns.push_back({name + "_ci_high", chunk.errors[s].high.data()});
    }
  }
  columns.push_back({request.prefix + "flags", chunk.flag_text.data()});
  return columns;
}

}  // namespace

ChunkFinish::ChunkFinish(ScoredChunk& chunk, FlagTexts& texts, const analyses::ScoreRequest& request,
                         std::size_t columns, std::size_t rows, bool wants_bits)
    : chunk_(chunk), texts_(texts) {
  chunk.flag_text.resize(rows);
  for (std::size_t s = 0; s < columns; ++s) {
    if (request.pomp) chunk.pomp.emplace_back(rows);
    if (wants_bits) chunk.is_scored.emplace_back((rows + 7) / 8);
  }
}

void ChunkFinish::operator()(std::size_t begin, std::size_t count) const {
  const auto& columns = chunk_.table.columns();
  for (std::size_t s = 0; s < chunk_.pomp.size(); ++s) {
    for (std::size_t row = begin; row < begin + count; ++row) chunk_.pomp[s][row] = columns[s].pomp(row);
  }
  for (std::size_t s = 0; s < chunk_.is_scored.size(); ++s)
    mark_numbers(columns[s].raw.data() + begin, count, chunk_.is_scored[s].data() + begin / 8);
  texts_.number(chunk_.table, begin, count, chunk_.flag_text.data() + begin);
}

ScoredFrame::ScoredFrame(const analyses::ScoreRequest& request, std::vector<ScoredChunk> chunks,
                         std::vector<std::string> flag_texts) {
  auto content = std::make_shared<Content>();
  content->chunks = std::move(chunks);
  content->flag_texts = std::move(flag_texts);
  for (const ScoredChunk& chunk : content->chunks) {
    content->rows += chunk.table.respondents();
    content->columns.push_back(list_columns(request, chunk));
  }
  content_ = std::move(content);
}

py::dict ScoredFrame::columns() const {
  const auto& pieces = content_->columns;
  const auto rows = static_cast<py::ssize_t>(content_->rows);
  const auto array_of = [&]<class T>(std::size_t at, const T* first) -> py::array {
    if (pieces.size() == 1) {
      auto* owner = new std::shared_ptr<const Content>(content_);
      const py::capsule kept(owner,
                             [](void* held) { delete static_cast<std::shared_ptr<const Content>*>(held); });
      return py::array_t<T>(rows, first, kept);
    }
    py::array_t<T> all(rows);
    T* to = all.mutable_data();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::size_t length = content_->chunks[i].table.respondents();
      to = std::copy_n(std::get<const T*>(pieces[i][at].values), length, to);
    }
    return all;
  };
  py::dict result;
  for (std::size_t at = 0; at < pieces.front().size(); ++at) {
    const ScoredColumn& column = pieces.front()[at];
    py::object values =
        std::visit([&](const auto* first) -> py::object { return array_of(at, first); }, column.values);
    const bool is_text = std::holds_alternative<const std::int32_t*>(column.values);
    result[py::str(column.name)] = is_text ? py::make_tuple(values, content_->flag_texts) : values;
  }
  return result;
}

py::object ScoredFrame::arrow_stream(bool views, bool only_flags, std::int32_t text_room) const {
  std::shared_ptr<const ExportedTable> table;
  {
    const py::gil_scoped_release released;
    ScoredArrow arrow(content_, content_->flag_texts, views,
                      static_cast<std::size_t>(std::max(text_room, 1)));
    for (std::size_t i = 0; i < content_->columns.size(); ++i) {
      const std::span<const ScoredColumn> columns = content_->columns[i];
      arrow.add(only_flags ? columns.last(1) : columns, content_->chunks[i].table.respondents());
    }
    table = arrow.take();
  }
  return export_arrow_stream(std::move(table));
}

}  // namespace intimetry::python
