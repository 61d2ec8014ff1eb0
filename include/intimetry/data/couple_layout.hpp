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

/// How a table of couples is laid out: a row a partner, a row a couple, or a row a partner with the other's
/// values beside.
enum class CoupleLayout : unsigned char { individual, dyad, pairwise };

template <>
struct Words<CoupleLayout> {
  static constexpr std::array table{Word<CoupleLayout>{CoupleLayout::individual, "individual"},
                                    Word<CoupleLayout>{CoupleLayout::dyad, "dyad"},
                                    Word<CoupleLayout>{CoupleLayout::pairwise, "pairwise"}};
};

/// Where in a column's name the partner stands: sat.q1_w (stem, item, partner), sat.w.1 (stem, partner,
/// item), w_sat1 (first).
enum class MemberPlace : unsigned char { last, middle, first };

template <>
struct Words<MemberPlace> {
  static constexpr std::array table{Word<MemberPlace>{MemberPlace::last, "last"},
                                    Word<MemberPlace>{MemberPlace::middle, "middle"},
                                    Word<MemberPlace>{MemberPlace::first, "first"}};
};

using MemberPair = std::array<std::string, 2>;

/// One thing that is known of either partner, and the column that each partner's value stands in.
struct MemberVariable {
  std::string name;  // the column's without the partner
  std::array<std::optional<std::size_t>, 2> columns;
};

/// What the names of a table's columns say of two partners.
struct MemberColumns {
  MemberPair members;  // as the names spell them: "w", "m"
  MemberPlace place = MemberPlace::last;
  std::string delimiter;  // between the partner and the rest; of the first name
  std::vector<MemberVariable> variables;
  std::vector<std::size_t> others;  // columns whose names do not say a partner
};

/// Returns whether these are words for oneself and the other, as pairwise tables have them.
bool are_sides(const MemberPair& members);

/// Returns the columns of either partner, recognised by their names: any delimiter, the partner last
/// (sat.q1_w), in the middle (sat.w.1) or first. Nothing if no name says a partner.
/// @param members the words for the partners, where the caller knows them; else the pair that studies use
/// most and that most columns have. The first is the one that comes first, or the one for oneself
/// @throws Error(data_columns) if two pairs fit equally well, or two columns say the same
std::optional<MemberColumns> find_member_columns(std::span<const std::string> names,
                                                 const std::optional<MemberPair>& members = std::nullopt);

/// Returns the words of the columns' names that stand where partners do but are three or more, with which no
/// couple can be made; empty if there are none.
std::vector<std::string> too_many_members(std::span<const std::string> names);

/// Returns the name of a partner's column.
/// @formula last: NAME D MEMBER; middle: the last word of NAME, or its last digits, behind the partner: q1 ->
///   q D MEMBER D 1; first: MEMBER D NAME
std::string member_column(std::string_view name, std::string_view member, MemberPlace place,
                          std::string_view delimiter);

}  // namespace intimetry::INTIMETRY_MODE

#if !defined(INTIMETRY_COMPILED)
#include "intimetry/data/impl/couple_layout.ipp"
#endif
