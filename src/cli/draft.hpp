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

/// The answers so far, on disk, so that they survive any end of the program. A draft keeps the date on which
/// it was started.
class Draft {
 public:
  /// @param answered the contents of the file, or for a new draft a response without answers
  Draft(std::filesystem::path path, Response answered)
      : path_(std::move(path)), response_(std::move(answered)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const Response& response() const { return response_; }

  /// Writes the answers to the file if they have changed.
  /// @throws Error(file_write)
  void keep(std::vector<ItemAnswer> answers);

 private:
  std::filesystem::path path_;
  Response response_;
};

/// Returns a response without answers.
Response begun_response(const Questions& questions, const Date& date);

/// Returns the draft at this path, or nothing.
/// @throws Error(response_invalid) if it does not fit the questions' instrument, version, perspective or
///   items; the message says what it is for and the ways out
std::optional<Response> find_draft(const std::filesystem::path& path, const Questions& questions,
                                   const Instrument& instrument);

/// Returns "session-pulse, now, started 2026-03-01, 2 of 5 answered".
std::string draft_words(const Response& draft, const Questions& questions);

/// Removes a draft if there is one.
/// @throws Error(response_invalid) if the file is not a draft
void discard_draft(const std::filesystem::path& path);

/// What to do with a draft that was found.
enum class DraftChoice { go_on, begin_again, stop };

/// Shows a description of a draft, one paragraph per element, and waits for the choice.
DraftChoice choose_draft(FullScreen& screen, const std::vector<std::string>& about);

}  // namespace intimetry::cli
