// A norm file of any bytes: it is refused with an Error, or what was read is saved, read again and found to
// be the same, and saved once more as the same text.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "intimetry/core/error.hpp"
#include "intimetry/io/norms_json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace intimetry;
  const std::string text(data, data + size);
  try {
    const NormFile norms = load_norms(text, "fuzz");
    try {
      const std::string saved = save_norms(norms);
      if (load_norms(saved, "fuzz") != norms || save_norms(load_norms(saved, "fuzz")) != saved) std::abort();
    } catch (const Error&) {
      std::abort();  // what could be read can be written
    }
  } catch (const Error& error) {
    if (error.code() == ErrorCode::internal || error.defects().empty()) std::abort();
  }
  return 0;
}
