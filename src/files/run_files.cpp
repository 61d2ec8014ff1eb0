#include "files/run_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <vector>

#include "files/csv_error.hpp"
#include "files/stored_kind.hpp"
#include "files/whole_file.hpp"
#include "intimetry/core/error.hpp"

namespace intimetry::files {
namespace {

namespace fs = std::filesystem;

/// The identity of a file, independent of links, spelling and letter case of its path.
struct Identity {
  ::dev_t device;
  ::ino_t number;
  friend bool operator==(const Identity&, const Identity&) = default;
};

struct Input {
  Identity identity;
  std::string name;
};

struct State {
  std::mutex guard;
  int runs = 0;
  std::optional<Identity> standard_output;  // at the start of the run
  std::vector<Input> inputs;
  std::optional<std::string> output;
};

State& state() {
  static State only;
  return only;
}

std::optional<Identity> regular(int failed, const struct ::stat& found) {
  if (failed != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
  return Identity{found.st_dev, found.st_ino};
}

std::optional<Identity> identity_of(int file) {
  struct ::stat found {};
  return regular(::fstat(file, &found), found);
}

std::optional<Identity> identity_of(const State& run, const std::string& output) {
  if (output == "-") return run.standard_output;
  struct ::stat found {};
  return regular(::stat(output.c_str(), &found), found);
}

[[noreturn]] void refuse(const std::string& output, const std::string& words) {
  const std::string name = output == "-" ? "standard output" : display_name(output);
  throw Error(ErrorCode::bad_usage, name + ": " + words + ". Give the output another name");
}

[[noreturn]] void refuse_input(const std::string& output, const std::string& input) {
  refuse(output, output == input ? "this command reads the file, and its output would replace it"
                                 : "this is the file " + display_name(input) +
                                       ", which this command reads and the output would replace");
}

void refuse_inputs(const std::string& output) {
  State& run = state();
  const std::lock_guard lock(run.guard);
  const auto target = identity_of(run, output);
  if (!target) return;
  for (const Input& input : run.inputs) {
    if (input.identity == *target) refuse_input(output, input.name);
  }
}

}  // namespace

RunFiles::RunFiles() {
  State& run = state();
  const std::lock_guard lock(run.guard);
  // Without a standard output, a file opened later may get this number.
  if (run.runs++ == 0) run.standard_output = identity_of(STDOUT_FILENO);
}

RunFiles::~RunFiles() {
  State& run = state();
  const std::lock_guard lock(run.guard);
  if (--run.runs > 0) return;
  run.inputs.clear();
  run.output.reset();
}

void note_input(int file, const fs::path& path) {
  const auto identity = identity_of(file);
  if (!identity) return;
  State& run = state();
  const std::lock_guard lock(run.guard);
  if (run.runs == 0) return;  // programs that use the library without a RunFiles need no list
  if (run.output && identity_of(run, *run.output) == identity) refuse_input(*run.output, path.string());
  const bool known = std::any_of(run.inputs.begin(), run.inputs.end(),
                                 [&](const Input& input) { return input.identity == *identity; });
  if (!known) run.inputs.push_back({*identity, path.string()});
}

void plan_output(const std::string& path) {
  require_replaceable(path);
  State& run = state();
  const std::lock_guard lock(run.guard);
  if (run.runs > 0) run.output = path;
}

void require_replaceable(const std::string& path) {
  refuse_inputs(path);
  if (path == "-" || path.empty()) return;
  const fs::path target = follow_links(path);
  if (const std::string kind = stored_kind_words(stored_kind(target)); !kind.empty()) {
    refuse(path, "this is " + kind + ": it contains people's answers, and the output would destroy it");
  }
  if (const std::string kind = stored_place(target); !kind.empty()) {
    refuse(path, "this name is reserved for " + kind);
  }
}

}  // namespace intimetry::files
