#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "intimetry/data/couple.hpp"
#include "intimetry/io/couple_check.hpp"

namespace intimetry::files {

/// Whether the clinician's file is opened at all. What is for anyone else is made without opening it.
enum class ClinicianAnswers { leave_out, include };

/// How long to wait for another program that is writing the same couple.
inline constexpr std::chrono::milliseconds usual_wait{10000};

// A couple is NAME.json, and NAME.clinician.json where there are answers for the clinician alone; both can be
// read and written by their owner only. Writers hold a lock on NAME.json.lock, which the last of them
// removes; readers need none. Each file is replaced whole. A change that concerns both is first written down
// in NAME.json.pending: once that is there, the change is made, and whoever opens the couple next takes it
// from there, whatever happened in between. So the pair is always as before the change or as after it. A path
// that is a symbolic link is followed; all the other files stand beside the one that it leads to.

/// Returns the couple in the file at `path`.
/// @throws Error(file_not_found), Error(file_read); Error(couple_invalid) with every defect, among them
/// answers that the file must not hold; Error(file_locked) if another program keeps writing for `wait`;
/// Error(bad_argument) if the path is not that of a couple's file
CoupleFile load_couple(const std::filesystem::path& path, const InstrumentLookup& lookup,
                       ClinicianAnswers answers, std::chrono::milliseconds wait = usual_wait);

/// Makes a file for a new couple and returns the couple as the file has it.
/// @throws Error(file_write) if there is a file already, or none can be made; as `update_couple` otherwise
CoupleFile create_couple(const std::filesystem::path& path, const InstrumentLookup& lookup,
                         const CoupleFile& couple, std::chrono::milliseconds wait = usual_wait);

/// Changes the couple in the file at `path`, nobody else writing meanwhile, and returns it as the file has
/// it. `change` gets it with the clinician's answers; if it throws, nothing is written.
/// @throws as `load_couple`; Error(file_write), the old files then being as they were
CoupleFile update_couple(const std::filesystem::path& path, const InstrumentLookup& lookup,
                         const std::function<void(CoupleFile&)>& change,
                         std::chrono::milliseconds wait = usual_wait);

}  // namespace intimetry::files
