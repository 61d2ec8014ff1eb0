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

/// The scores of one chunk of a frame.
struct ScoredChunk {
  ScoreTable table;
  std::vector<analyses::ErrorColumn> errors;
  std::vector<analyses::StandardColumn> standards;
  std::vector<Buffer<double>> pomp;
  std::vector<Buffer<std::uint8_t>> is_scored;  // one bit per raw score, if requested
  Buffer<std::int32_t> flag_text;               // index of each row's text among the frame's
};

/// Computes the metrics of a chunk's scores; several threads may call it for different rows.
class ChunkFinish {
 public:
  /// Allocates memory.
  /// @param wants_bits whether missing scores need a bitmap
  ChunkFinish(ScoredChunk& chunk, FlagTexts& texts, const analyses::ScoreRequest& request,
              std::size_t columns, std::size_t rows, bool wants_bits);

  /// @shape `begin` is a multiple of 8
  void operator()(std::size_t begin, std::size_t count) const;

 private:
  ScoredChunk& chunk_;
  FlagTexts& texts_;
};

/// A column of scores, of counts, or of flag texts, in the memory of a chunk.
struct ScoredColumn {
  std::string name;
  std::variant<const double*, const std::int16_t*, const std::int32_t*> values;
  const std::uint8_t* is_there = nullptr;  // bitmap, if there is one
};

/// The scores of a frame, and their conversions to columns. The result shares the memory: convert only once.
class ScoredFrame {
 public:
  /// @param chunks at least one, finished
  ScoredFrame(const analyses::ScoreRequest& request, std::vector<ScoredChunk> chunks,
              std::vector<std::string> flag_texts);

  /// Returns name -> array; flags as a pair: indices, and the texts.
  [[nodiscard]] py::dict columns() const;

  /// Returns the capsule of an Arrow stream, with null for missing scores.
  /// @param views texts as string views, which share the few texts; otherwise strings
  /// @param text_room largest size in bytes of the text in a batch of strings: in Arrow at most 2^31 - 1
  /// @param only_flags return only the column of flags
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
