#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "intimetry/data/couple.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "intimetry/instrument/questions.hpp"

namespace intimetry::cases {

/// Returns the couple's partner of this id.
/// @throws Error(unknown_partner) naming those there are
const Partner& require_partner(const CoupleFile& couple, const std::string& id);

/// Returns "a: ras, now, 2026-03-01".
std::string described(const Administration& given);

/// Answers to other items than those of an administration that is there complete it: the items for the
/// clinician alone are often asked after the others, and apart.
/// @throws Error(data_value) if the couple has this administration, and it is not to be replaced
void require_new(const CoupleFile& couple, const Administration& given, bool replace);

/// Puts an administration into the couple and returns a sentence that says so. It counts what is answered of
/// the items that were asked: those for the clinician alone, the others, or all.
/// @throws as `require_new`
std::string put_administration(CoupleFile& couple, Administration given, const Instrument& instrument,
                               bool replace);

/// Returns "ras, now, 2026-03-01".
std::string described(const Response& given);

/// Returns whether nobody has answered anything: no number, and no "not applicable".
bool is_empty_sheet(const std::vector<ItemAnswer>& answers) noexcept;

/// Returns the warning about an empty sheet.
std::string empty_sheet_words(const std::string& sheet);

/// Whether a sheet is compared with the other partner's. That would tell a person who has just answered what
/// the other has answered.
enum class Compared { with_other_partner, with_nothing };

/// Returns what may be wrong with sheets that were put into the couple, a sentence each: that one is empty;
/// that it has the same answers, one by one, as the other partner's of the same instrument, perspective and
/// date.
std::vector<std::string> doubts_about(const CoupleFile& couple, const std::vector<Administration>& given,
                                      Compared compared);

/// Returns the file that keeps a partner's answers while they are being asked for. It stands beside the
/// couple's own, symbolic links followed. Other items make another draft; its name does not tell which are
/// asked.
std::filesystem::path draft_beside(const std::filesystem::path& couple, const std::string& partner,
                                   const std::string& instrument, Perspective perspective, AskedItems asked);

/// Removes all such files of a partner, and returns how many there were.
/// @throws Error(file_write)
std::size_t remove_drafts(const std::filesystem::path& couple, const std::string& partner);

}  // namespace intimetry::cases
