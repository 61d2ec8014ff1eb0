#pragma once

#include <string>
#include <vector>

#include "files/csv_writer.hpp"
#include "intimetry/couple/couple_profile.hpp"
#include "intimetry/instrument/instrument.hpp"
#include "text/json_values.hpp"

namespace intimetry::analyses {

/// One quantity of `couples`: its columns are NAME, NAME_se, NAME_low, NAME_high, NAME_p (Holm), NAME_beyond
/// and NAME_error (its source).
struct CoupleQuantity {
  std::string name;  ///< "difference_now", "gap_first" ...
  Quantity quantity = Quantity::difference;
  Perspective perspective = Perspective::now;
  int whose = 0;  ///< 0: both; 1: the first partner; 2: the second
};

/// What `couples` writes of a profile: a row a scale, the same columns for every couple of one instrument.
class CoupleColumns {
 public:
  explicit CoupleColumns(const Instrument& instrument);

  [[nodiscard]] std::vector<std::string> names() const;
  /// Appends the couple's rows, one for each scale and composite in the instrument's order.
  void write_csv(const CoupleProfile& profile, const std::vector<std::string>& scales,
                 files::RowWriter& writer) const;
  /// Appends the same as lines of JSON.
  void write_json(const CoupleProfile& profile, const std::vector<std::string>& scales,
                  std::string& out) const;

 private:
  std::vector<Perspective> scored_;  // perspectives whose scores are shown
  std::vector<CoupleQuantity> quantities_;
};

}  // namespace intimetry::analyses
