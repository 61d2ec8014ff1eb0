// A couple, clinician or response file of any bytes: it is refused with an Error, or what was read is saved,
// read again and found to be the same, and saved once more as the same text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intimetry/core/error.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/response_json.hpp"

namespace {

template <class Load, class Save>
void check(std::string_view text, const Load& load, const Save& save) {
  try {
    const auto value = load(text);
    std::string saved;
    try {
      saved = save(value);
      if (load(saved) != value || save(load(saved)) != saved) std::abort();
    } catch (const intimetry::Error&) {
      std::abort();  // what could be read can be written
    }
  } catch (const intimetry::Error& error) {
    if (error.code() == intimetry::ErrorCode::internal || error.defects().empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  check(
      text, [](std::string_view from) { return intimetry::load_couple(from, "fuzz"); },
      intimetry::save_couple);
  check(
      text, [](std::string_view from) { return intimetry::load_clinician(from, "fuzz"); },
      intimetry::save_clinician);
  check(
      text, [](std::string_view from) { return intimetry::load_response(from, "fuzz"); },
      intimetry::save_response);
  return 0;
}
