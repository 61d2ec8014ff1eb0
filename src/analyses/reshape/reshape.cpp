#include "analyses/reshape/reshape.hpp"

#include <utility>

namespace intimetry::analyses {

ReshapeResult run_reshape(const ReshapeRequest& request, const table::Source& source) {
  table::CoupleReading read = table::read_couples(source, request.reading);
  table::RawTable table = table::lay_out(read.table, request.writing);
  return {std::move(read), request.writing.layout, std::move(table)};
}

}  // namespace intimetry::analyses
