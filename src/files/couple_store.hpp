#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "intimetry/data/couple.hpp"
#include "intimetry/io/couple_check.hpp"

namespace intimetry::files {

/// Whether the clinician's file is opened. Output for other audiences never opens it.
enum class ClinicianAnswers { leave_out, include };

/// How long to wait for another program that is writing the same couple's files.
inline constexpr std::chrono::milliseconds usual_wait{10000};

// A couple is stored in NAME.json, and in NAME.clinician.json if there are answers for the clinician only.
// Only their owner can read and write both. Writers hold a lock on NAME.json.lock, which the last writer
// removes; readers need no lock. Each file is replaced as a whole. A change of both files is first recorded
// in NAME.json.pending. From then on the change counts: whoever opens the couple next completes it after a
// crash. So the pair is always as before or as after the change. A path that is a symbolic link is followed;
// the other files are in the folder of its target.

/// Returns the couple in the file at `path`.
/// @throws Error(file_not_found), Error(file_read); Error(couple_invalid) with every defect, including
///   answers that the file must not contain; Error(file_locked) if another program keeps writing for `wait`;
///   Error(bad_argument) if the path is not that of a couple's file
CoupleFile load_couple(const std::filesystem::path& path, const InstrumentLookup& lookup,
                       ClinicianAnswers answers, std::chrono::milliseconds wait = usual_wait);

/// Makes a file for a new couple and returns the couple as stored.
/// @throws Error(file_write) if the file exists or cannot be made; otherwise as `update_couple`
CoupleFile create_couple(const std::filesystem::path& path, const InstrumentLookup& lookup,
                         const CoupleFile& couple, std::chrono::milliseconds wait = usual_wait);

/// Changes the couple in the file at `path` while holding its lock, and returns it as stored. `change`
/// receives it with the clinician's answers; if it throws, nothing is written.
/// @throws as `load_couple`; Error(file_write), with the old files unchanged
CoupleFile update_couple(const std::filesystem::path& path, const InstrumentLookup& lookup,
                         const std::function<void(CoupleFile&)>& change,
                         std::chrono::milliseconds wait = usual_wait);

}  // namespace intimetry::files
