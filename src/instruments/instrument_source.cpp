#include "instruments/instrument_source.hpp"

#include <string_view>

#include "files/text_file.hpp"
#include "intimetry/instrument/text.hpp"
#include "intimetry/instruments.hpp"
#include "intimetry/io/instrument_json.hpp"
#include "intimetry/io/text_json.hpp"

namespace intimetry::instruments {

Instrument find_instrument(const std::string& id_or_path) {
  const std::string_view name = id_or_path;
  const bool is_path = name.find('/') != std::string_view::npos ||
                       (name.size() > 5 && name.substr(name.size() - 5) == ".json");
  if (!is_path) {
    try {
      return load_instrument(bundled(name), name);
    } catch (const Error& problem) {
      if (problem.code() != ErrorCode::unknown_id) throw;
      throw Error(ErrorCode::unknown_id,
                  std::string(problem.what()) +
                      "\nSee: intimetry list. The path of a file contains a / or ends in .json.");
    }
  }
  return load_instrument(files::read_text(id_or_path), name);
}

Instrument apply_text(Instrument instrument, const std::string& text_path) {
  const TextOverlay overlay = load_text(files::read_text(text_path), text_path);
  try {
    return with_text(std::move(instrument), overlay);
  } catch (const Error& problem) {
    throw Error(problem.code(), text_path + ": does not fit the instrument", problem.defects());
  }
}

}  // namespace intimetry::instruments
