#include "files/couple_store.hpp"

#include <chrono>
#include <optional>
#include <random>
#include <string>
#include <utility>

#include "files/couple_pending.hpp"
#include "files/file_lock.hpp"
#include "files/text_file.hpp"
#include "files/whole_file.hpp"
#include "intimetry/core/error.hpp"
#include "intimetry/io/couple_json.hpp"
#include "intimetry/io/couple_split.hpp"

namespace intimetry::files {
namespace {

namespace fs = std::filesystem;

/// The files of one couple, with access rights.
struct StoredAt {
  fs::path couple;
  fs::path clinician;
  fs::path lock;
  fs::path pending;
  const InstrumentLookup& lookup;
};

StoredAt place_of(const fs::path& path, const InstrumentLookup& lookup) {
  if (!lookup)
    throw Error(ErrorCode::bad_argument, "a couple's file: lookup: expected a function, found none");
  const fs::path couple = follow_links(path);
  if (couple.extension() != ".json" || couple.stem().extension() == ".clinician") {
    throw Error(ErrorCode::bad_argument,
                path.string() + ": expected a couple's file, NAME.json, and not NAME.clinician.json");
  }
  fs::path clinician = couple;
  clinician.replace_extension(".clinician.json");
  return {couple, clinician, fs::path(couple) += ".lock", fs::path(couple) += ".pending", lookup};
}

/// The texts on disk. A file that does not exist or was not requested has no text.
struct Texts {
  std::optional<std::string> couple;
  std::optional<std::string> clinician;
  std::optional<std::string> pending;
  friend bool operator==(const Texts&, const Texts&) = default;
};

Texts read_texts(const StoredAt& place, ClinicianAnswers answers) {
  Texts texts;
  texts.pending = read_text_if_there(place.pending);
  texts.couple = read_text_if_there(place.couple);
  if (answers == ClinicianAnswers::include) texts.clinician = read_text_if_there(place.clinician);
  return texts;
}

void require_unedited(const fs::path& path, const std::optional<std::string>& text, const TextChange& change,
                      const fs::path& pending) {
  if (text == change.before || text == change.after) return;
  throw Error(ErrorCode::couple_invalid,
              path.string() + ": was edited after the program was interrupted while saving it. " +
                  pending.string() +
                  " contains what was not saved: copy what you need from it, then remove it");
}

/// Completes an interrupted change, if there is one, and returns the texts.
/// @throws Error(couple_invalid) if that would undo later edits
Texts settled(const StoredAt& place, Texts texts, ClinicianAnswers answers) {
  if (!texts.pending) return texts;
  PendingChange change = load_pending(*texts.pending, place.pending.string());
  require_unedited(place.couple, texts.couple, change.couple, place.pending);
  texts.couple = std::move(change.couple.after);
  if (answers == ClinicianAnswers::include) {
    require_unedited(place.clinician, texts.clinician, change.clinician, place.pending);
    texts.clinician = std::move(change.clinician.after);
  }
  texts.pending.reset();
  return texts;
}

/// Returns a random mark for the two files of a couple, so that a file of another couple is recognised. The
/// mark contains no information about the content.
std::string new_mark() {
  std::random_device device;
  std::string mark;
  for (int i = 0; i < 16; ++i) mark += "0123456789abcdef"[device() % 16];
  return mark;
}

CoupleFile parse(const StoredAt& place, const Texts& texts, ClinicianAnswers answers) {
  if (!texts.couple) throw Error(ErrorCode::file_not_found, place.couple.string() + ": no such file");
  CoupleFile open = intimetry::load_couple(*texts.couple, place.couple.string(), place.lookup);
  if (answers == ClinicianAnswers::leave_out) return open;
  if (!texts.clinician && has_clinician_file(open)) {
    throw Error(
        ErrorCode::file_not_found,
        place.clinician.string() + ": no such file, but " + place.couple.string() +
            " has a file with private answers. Put it back into the folder of the "
            "couple's file; always copy and rename both together. If it is lost, write "
            "\"clinician_file\": \"lost\" in the couple's file: the report then says that it is lost");
  }
  if (!texts.clinician) return open;
  const std::string name = place.clinician.string();
  return join_couple(open, load_clinician(*texts.clinician, name, place.lookup), name);
}

void put(const fs::path& path, const std::optional<std::string>& text) {
  if (text) {
    replace_file(path, *text, Access::owner_only);
  } else {
    remove_file(follow_links(path));
  }
}

/// Completes a change that was recorded but may not be finished, and returns the texts on disk. Needs the
/// lock.
Texts settle(const StoredAt& place) {
  for (const fs::path& path : {place.couple, place.clinician, place.pending}) remove_left_over(path);
  const Texts found = read_texts(place, ClinicianAnswers::include);
  Texts texts = settled(place, found, ClinicianAnswers::include);
  if (texts.clinician != found.clinician) put(place.clinician, texts.clinician);
  if (texts.couple != found.couple) put(place.couple, texts.couple);
  if (found.pending) remove_file(place.pending);
  return texts;
}

/// Replaces both files so that a crash cannot leave only one of them replaced.
void put_both(const StoredAt& place, const PendingChange& change) {
  // Both are flushed to disk before the change is recorded as made, so that later steps are unlikely to fail.
  WholeFile couple(place.couple, Access::owner_only);
  couple.write(*change.couple.after);
  couple.flush();
  std::optional<WholeFile> clinician;
  if (change.clinician.after) {
    clinician.emplace(place.clinician, Access::owner_only);
    clinician->write(*change.clinician.after);
    clinician->flush();
  }
  replace_file(place.pending, save_pending(change), Access::owner_only);
  try {
    if (clinician) {
      clinician->commit();
    } else {
      put(place.clinician, std::nullopt);
    }
    couple.commit();
    remove_file(place.pending);
  } catch (const Error& problem) {
    throw Error(problem.code(), std::string(problem.what()) + "\nThe change is not lost: it is in " +
                                    place.pending.string() +
                                    " and is completed when the couple is next opened");
  }
}

/// Sets the mark of both parts: a new one for a new clinician's part, none without a clinician's part.
void mark_parts(SplitCouple& parts, const Texts& old) {
  const bool any = !parts.clinician.administrations.empty() || !parts.clinician.removed.empty();
  if (any) {
    if (!has_clinician_file(parts.open)) parts.open.clinician_file = new_mark();
    parts.clinician.belongs_to = parts.open.clinician_file;
  } else if (has_clinician_file(parts.open) || old.clinician || !old.couple) {
    parts.open.clinician_file = "none";
    parts.clinician.belongs_to.clear();
  }
}

CoupleFile save(const StoredAt& place, const Texts& old, const CoupleFile& couple) {
  SplitCouple parts = split_couple(couple, place.lookup);
  mark_parts(parts, old);
  CoupleFile whole = join_couple(parts.open, parts.clinician, place.clinician.string());
  PendingChange change{{old.couple, save_couple(parts.open)}, {old.clinician, std::nullopt}};
  if (has_clinician_file(parts.open)) change.clinician.after = save_clinician(parts.clinician);
  if (change.couple.any() && change.clinician.any()) {
    put_both(place, change);
  } else if (change.couple.any()) {
    put(place.couple, change.couple.after);
  } else if (change.clinician.any()) {
    put(place.clinician, change.clinician.after);
  }
  return whole;
}

}  // namespace

CoupleFile load_couple(const fs::path& path, const InstrumentLookup& lookup, ClinicianAnswers answers,
                       std::chrono::milliseconds wait) {
  const StoredAt place = place_of(path, lookup);
  const auto until = std::chrono::steady_clock::now() + wait;
  Texts texts = read_texts(place, answers);
  // Each file is always complete. The pair is consistent if neither was replaced between two readings.
  for (;;) {
    Texts again = read_texts(place, answers);
    if (again == texts) return parse(place, settled(place, std::move(texts), answers), answers);
    if (std::chrono::steady_clock::now() >= until) {
      throw Error(ErrorCode::file_locked,
                  place.couple.string() + ": another program keeps changing the file");
    }
    texts = std::move(again);
  }
}

CoupleFile create_couple(const fs::path& path, const InstrumentLookup& lookup, const CoupleFile& couple,
                         std::chrono::milliseconds wait) {
  const StoredAt place = place_of(path, lookup);
  const FileLock lock = FileLock::for_writing(place.lock, wait);
  const Texts old = settle(place);
  for (const fs::path& taken : {place.couple, place.clinician}) {
    if (fs::exists(taken)) {
      throw Error(ErrorCode::file_write, taken.string() + ": cannot be made: the file already exists");
    }
  }
  return save(place, old, couple);
}

CoupleFile update_couple(const fs::path& path, const InstrumentLookup& lookup,
                         const std::function<void(CoupleFile&)>& change, std::chrono::milliseconds wait) {
  const StoredAt place = place_of(path, lookup);
  if (!fs::exists(place.couple) && !fs::exists(place.pending)) {
    throw Error(ErrorCode::file_not_found,
                place.couple.string() + ": no such file");  // and no lock file is left there
  }
  const FileLock lock = FileLock::for_writing(place.lock, wait);
  const Texts old = settle(place);
  CoupleFile couple = parse(place, old, ClinicianAnswers::include);
  change(couple);
  return save(place, old, couple);
}

}  // namespace intimetry::files
