#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/config.hpp"
#include "intimetry/core/words.hpp"

namespace intimetry::INTIMETRY_MODE {

/// The layout of a table of couples: one row per partner, one row per couple, or one row per partner with the
/// other partner's values in further columns.
enum class CoupleLayout : unsigned char { individual, dyad, pairwise };

template <>
struct Words<CoupleLayout> {
  static constexpr std::array table{Word<CoupleLayout>{CoupleLayout::individual, "individual"},
                                    Word<CoupleLayout>{CoupleLayout::dyad, "dyad"},
                                    Word<CoupleLayout>{CoupleLayout::pairwise, "pairwise"}};
};

/// The position of the partner in a column's name: sat.q1_w (stem, item, partner), sat.w.1 (stem, partner,
/// item), w_sat1 (first).
enum class MemberPlace : unsigned char { last, middle, first };

template <>
struct Words<MemberPlace> {
  static constexpr std::array table{Word<MemberPlace>{MemberPlace::last, "last"},
                                    Word<MemberPlace>{MemberPlace::middle, "middle"},
                                    Word<MemberPlace>{MemberPlace::first, "first"}};
};

using MemberPair = std::array<std::string, 2>;

/// One variable of both partners, and the column of each partner's value.
struct MemberVariable {
  std::string name;  // the column's name without the partner
  std::array<std::optional<std::size_t>, 2> columns;
};

/// What the column names of a table say about two partners.
struct MemberColumns {
  MemberPair members;  // as in the names: "w", "m"
  MemberPlace place = MemberPlace::last;
  std::string delimiter;  // between the partner and the rest, in the first name
  std::vector<MemberVariable> variables;
  std::vector<std::size_t> others;  // columns whose names contain no partner
};

/// Returns whether the words mean the respondent and the other partner, as in pairwise tables.
bool are_sides(const MemberPair& members);

/// Finds the columns of both partners by their names, with any delimiter and the partner last (sat.q1_w), in
/// the middle (sat.w.1) or first. Returns nothing if no name contains a partner.
/// @param members the words for the partners, if known; otherwise the pair that is most common in studies and
/// found in most columns. The first member is the one whose column comes first, or the respondent
/// @throws Error(data_columns) if two pairs fit equally well, or two columns hold the same variable of the
/// same partner
std::optional<MemberColumns> find_member_columns(std::span<const std::string> names,
                                                 const std::optional<MemberPair>& members = std::nullopt);

/// Returns the words at the position of the partner, if there are three or more, so that they cannot be two
/// partners; otherwise an empty list.
std::vector<std::string> too_many_members(std::span<const std::string> names);

/// Returns the name of a partner's column.
/// @formula last: NAME D MEMBER; first: MEMBER D NAME;
/// middle: MEMBER before the last word or the last digits of NAME, so q1 becomes q D MEMBER D 1
std::string member_column(std::string_view name, std::string_view member, MemberPlace place,
                          std::string_view delimiter);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/couple_layout.ipp"
#endif
