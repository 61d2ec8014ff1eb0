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
/// @throws Error(unknown_partner) with the existing ids
const Partner& require_partner(const CoupleFile& couple, const std::string& id);

/// Returns "a: ras, now, 2026-03-01".
std::string described(const Administration& given);

/// Answers to other items than those of an existing administration complete it, because the clinician items
/// are often asked later and separately.
/// @throws Error(data_value) if the couple has this administration, and it is not to be replaced
void require_new(const CoupleFile& couple, const Administration& given, bool replace);

/// Adds an administration to the couple and returns a sentence about it, with the number of answered items
/// among those asked: the clinician items, the others, or all.
/// @throws as `require_new`
std::string put_administration(CoupleFile& couple, Administration given, const Instrument& instrument,
                               bool replace);

/// Returns "ras, now, 2026-03-01".
std::string described(const Response& given);

/// Returns whether nothing was answered: no number, and no "not applicable".
bool is_empty_administration(const std::vector<ItemAnswer>& answers) noexcept;

/// Returns the warning about an empty administration.
std::string empty_administration_words(const std::string& administration);

/// Whether answers are compared with the other partner's. A person who has just answered must not learn the
/// other's answers from a warning.
enum class Compared { with_other_partner, with_nothing };

/// Returns warnings about administrations that were added, one sentence each: that one is empty, or that it
/// has the same answers as the other partner's of the same instrument, perspective and date.
std::vector<std::string> doubts_about(const CoupleFile& couple, const std::vector<Administration>& given,
                                      Compared compared);

/// Returns the path of the draft for a partner's answers while they are being entered. It is in the folder of
/// the couple's file, after following symbolic links. Other items have another draft; its name does not
/// reveal which items are asked.
std::filesystem::path draft_beside(const std::filesystem::path& couple, const std::string& partner,
                                   const std::string& instrument, Perspective perspective, AskedItems asked);

/// Removes all drafts of a partner, and returns their number.
/// @throws Error(file_write)
std::size_t remove_drafts(const std::filesystem::path& couple, const std::string& partner);

}  // namespace intimetry::cases
