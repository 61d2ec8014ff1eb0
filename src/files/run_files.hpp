#pragma once

#include <filesystem>
#include <string>

namespace intimetry::files {

/// One run of the program. During its lifetime, files opened for reading are recorded, and no output may
/// replace one of them.
class RunFiles {
 public:
  RunFiles();
  RunFiles(const RunFiles&) = delete;
  RunFiles& operator=(const RunFiles&) = delete;
  ~RunFiles();
};

/// Records a file opened for reading. Every function that opens one calls this.
/// @throws Error(bad_usage) if the planned output would replace it
void note_input(int file, const std::filesystem::path& path);

/// Records the planned output of the run, before anything is read; "-" is standard output.
/// @throws as `require_replaceable`
void plan_output(const std::string& path);

/// Checks that an output to this path destroys nothing that cannot be made again: whatever its spelling and
/// links, the path must not lead to a file that the run has read, to a couple's file, to one of the files
/// that belong to it (the clinician's file, a draft, an interrupted change, the lock), or to the reserved
/// name of one of these. A couple's files are recognised by content, not by name.
/// @throws Error(bad_usage) with the file, its kind, and the way out
void require_replaceable(const std::string& path);

}  // namespace intimetry::files
