#include "files/spooled_output.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <vector>

#include "intimetry/core/error.hpp"

namespace intimetry::files {

namespace {

[[noreturn]] void spool_failed() {
  throw Error(ErrorCode::file_write,
              std::string("cannot store the output in a temporary file: ") + std::strerror(errno));
}

}  // namespace

SpooledOutput::SpooledOutput(std::string path)
    : output_(std::move(path), Durability::unflushed), held_back_(!output_.appears_whole()) {}

void SpooledOutput::write(std::string_view bytes) {
  if (!held_back_) {
    output_.write(bytes);
    return;
  }
  if (!spool_ && memory_.size() + bytes.size() > held_in_memory) spill();
  if (!spool_) {
    memory_.append(bytes);
  } else if (std::fwrite(bytes.data(), 1, bytes.size(), spool_.get()) != bytes.size()) {
    spool_failed();
  }
}

void SpooledOutput::spill() {
  spool_.reset(std::tmpfile());
  if (!spool_) spool_failed();
  if (std::fwrite(memory_.data(), 1, memory_.size(), spool_.get()) != memory_.size()) spool_failed();
  memory_ = std::string();
}

void SpooledOutput::commit() {
  if (!memory_.empty()) output_.write(memory_);
  if (spool_) {
    if (std::fflush(spool_.get()) != 0 || std::fseek(spool_.get(), 0, SEEK_SET) != 0) spool_failed();
    std::vector<char> part(std::size_t{1} << 20U);
    while (const std::size_t length = std::fread(part.data(), 1, part.size(), spool_.get())) {
      output_.write({part.data(), length});
    }
    if (std::ferror(spool_.get()) != 0) spool_failed();
  }
  output_.commit();
}

}  // namespace intimetry::files
