#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "intimetry/data/administration.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::cli {

class FullScreen;

/// The answers so far, on the disk: what is left if anything ends the program. A draft has the date of the
/// session that it was begun in, and keeps it.
class Draft {
 public:
  /// @param answered what stands in the file already, or what is to be begun: a response without answers
  Draft(std::filesystem::path path, Response answered)
      : path_(std::move(path)), response_(std::move(answered)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const Response& response() const { return response_; }

  /// Writes the answers into the file, if they are others than those that it has.
  /// @throws Error(file_write)
  void keep(std::vector<ItemAnswer> answers);

 private:
  std::filesystem::path path_;
  Response response_;
};

/// Returns a response that nothing has been answered to yet.
Response begun_response(const Questions& questions, const Date& date);

/// Returns the draft that an interruption has left at this path, or nothing.
/// @throws Error(response_invalid) if it is of another instrument, version, perspective or other items than
/// the questions, saying what it is of and the ways out
std::optional<Response> find_draft(const std::filesystem::path& path, const Questions& questions,
                                   const Instrument& instrument);

/// Returns "session-pulse, now, begun 2026-03-01, 2 of 5 answered".
std::string draft_words(const Response& draft, const Questions& questions);

/// Removes a draft if there is one.
/// @throws Error(response_invalid) if the file is no draft, but something else of the same name
void discard_draft(const std::filesystem::path& path);

/// What to do with a draft that was found.
enum class DraftChoice { go_on, begin_again, stop };

/// Shows on the full screen what a draft holds, a paragraph each, and waits for the choice.
DraftChoice choose_draft(FullScreen& screen, const std::vector<std::string>& about);

}  // namespace intimetry::cli
