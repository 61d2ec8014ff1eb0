#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "analyses/score/score_errors.hpp"
#include "analyses/score/score_request.hpp"
#include "analyses/score/score_standards.hpp"
#include "flag_texts.hpp"
#include "intimetry/core/buffer.hpp"
#include "intimetry/scoring/score_table.hpp"

namespace intimetry::python {

namespace py = pybind11;

/// The scores of one piece of a frame.
struct ScoredChunk {
  ScoreTable table;
  std::vector<analyses::ErrorColumn> errors;
  std::vector<analyses::StandardColumn> standards;
  std::vector<Buffer<double>> pomp;
  std::vector<Buffer<std::uint8_t>> is_scored;  // a bit for each raw score, where they are asked for
  Buffer<std::int32_t> flag_text;               // each row's, as a place among the frame's
};

/// Fills in what is made of a piece's scores; threads may call it for other rows side by side.
class ChunkFinish {
 public:
  /// Makes room for it.
  /// @param wants_bits whether missing scores will be told by bits
  ChunkFinish(ScoredChunk& chunk, FlagTexts& texts, const analyses::ScoreRequest& request,
              std::size_t columns, std::size_t rows, bool wants_bits);

  /// @shape `begin` is a multiple of 8
  void operator()(std::size_t begin, std::size_t count) const;

 private:
  ScoredChunk& chunk_;
  FlagTexts& texts_;
};

/// A column of scores, one of counts, or the text of the flags, in the memory of a piece.
struct ScoredColumn {
  std::string name;
  std::variant<const double*, const std::int16_t*, const std::int32_t*> values;
  const std::uint8_t* is_there = nullptr;  // bits, if they are known
};

/// The scores of a frame, and the ways in which they become columns of one. The memory is shared by what is
/// made of it: make one thing of it, not two.
class ScoredFrame {
 public:
  /// @param chunks at least one, finished
  ScoredFrame(const analyses::ScoreRequest& request, std::vector<ScoredChunk> chunks,
              std::vector<std::string> flag_texts);

  /// Returns name -> array; flags as a pair: each row's place, and the texts.
  [[nodiscard]] py::dict columns() const;

  /// Returns the capsule of an Arrow stream: missing scores are null.
  /// @param views texts as views, which all point to the few texts that there are; else as strings
  /// @param text_room bytes of text that a batch of strings may hold: in Arrow, at most 2^31 - 1
  /// @param only_flags the column of flags alone
  [[nodiscard]] py::object arrow_stream(bool views, bool only_flags, std::int32_t text_room) const;

 private:
  struct Content {
    std::vector<ScoredChunk> chunks;
    std::vector<std::vector<ScoredColumn>> columns;  // by chunk
    std::vector<std::string> flag_texts;
    std::size_t rows = 0;
  };
  std::shared_ptr<const Content> content_;
};

}  // namespace intimetry::python
