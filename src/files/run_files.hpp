#pragma once

#include <filesystem>
#include <string>

namespace intimetry::files {

/// One run of the program: from here until it goes out of scope, the files that are opened for reading are
/// remembered, and no output may take the place of one of them.
class RunFiles {
 public:
  RunFiles();
  RunFiles(const RunFiles&) = delete;
  RunFiles& operator=(const RunFiles&) = delete;
  ~RunFiles();
};

/// Remembers that a file was opened for reading. Whatever opens one calls this.
/// @throws Error(bad_usage) if the planned output would take its place
void note_input(int file, const std::filesystem::path& path);

/// Remembers where the run's output is to go, before anything is read; "-" is standard output.
/// @throws as `require_replaceable`
void plan_output(const std::string& path);

/// Lets an output be written to this path only if nothing is lost that cannot be made again: the path, by
/// whatever spelling or link, leads neither to a file that the run has read, nor to a couple's file, nor to
/// one of the files that belong to it (the clinician's, a draft, what an interrupted change has left, the
/// lock), nor to the place where one of these would be looked for. A couple's files are known by their
/// content, whatever their names are.
/// @throws Error(bad_usage) naming the file, what it is, and the way out
void require_replaceable(const std::string& path);

}  // namespace intimetry::files
