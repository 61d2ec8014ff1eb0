#include <string>
#include <string_view>
#include <vector>

#include "intimetry/core/error.hpp"
#include "intimetry/core/nearest.hpp"
#include "intimetry/instruments.hpp"

namespace intimetry {

std::string_view bundled(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const BundledInstrument& instrument : bundled_instruments()) {
    if (instrument.id == id) return instrument.json;
    ids.push_back(instrument.id);
  }
  throw Error(ErrorCode::unknown_id,
              "no shipped instrument has the id '" + std::string(id) + "'" + did_you_mean(id, ids));
}

}  // namespace intimetry
