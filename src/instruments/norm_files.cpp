#include "instruments/norm_files.hpp"

#include "files/text_file.hpp"
#include "intimetry/io/norms_json.hpp"

namespace intimetry::instruments {

NormFile read_norm_file(const std::string& path, const Instrument* instrument) {
  return load_norms(files::read_text(path), path, instrument);
}

std::vector<NormFile> read_norms(const std::vector<std::string>& paths, const InstrumentLookup& lookup) {
  std::vector<NormFile> files;
  for (const std::string& path : paths) {
    const std::string text = files::read_text(path);
    NormFile file = load_norms(text, path);
    const Instrument* instrument = lookup(file.instrument);
    if (instrument == nullptr)
      throw Error(ErrorCode::unknown_id,
                  path + ": norms of '" + file.instrument + "', which is not known here");
    file = load_norms(text, path, instrument);
    for (const NormFile& other : files) {
      if (other.instrument != file.instrument) continue;
      throw Error(ErrorCode::bad_usage, path + ": there are norms of '" + file.instrument + "' already");
    }
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace intimetry::instruments
