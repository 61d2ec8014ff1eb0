#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "analyses/score/score.hpp"

namespace intimetry::render {

enum class RowFormat { csv, json_lines };

/// Writes the scores of a table: a row for each of its rows, with what is passed through and then the scores.
/// CSV begins with a header and has the delimiter of the table; JSON has one object a line.
class ScoreRows final : public analyses::ScoreSink {
 public:
  /// @param write takes the text piece by piece, in its order
  ScoreRows(const analyses::ScoreRequest& request, RowFormat format,
            std::function<void(std::string_view)> write);

  void begin(const analyses::ScoreLayout& layout) override;
  std::unique_ptr<analyses::ScoreFormatter> formatter() override;
  void take(std::string_view text) override;

 private:
  const analyses::ScoreRequest& request_;
  RowFormat format_;
  std::function<void(std::string_view)> write_;
  const analyses::ScoreLayout* layout_ = nullptr;
};

}  // namespace intimetry::render
