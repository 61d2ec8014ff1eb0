# cmake -DFOLDER=/path/to/instruments -DOUTPUT=x.cpp -P bundle_instruments.cmake
include("${CMAKE_CURRENT_LIST_DIR}/byte_arrays.cmake")
file(GLOB files RELATIVE "${FOLDER}" "${FOLDER}/*/instrument.json")
if(NOT files)
  message(FATAL_ERROR "no instrument.json in the folders of '${FOLDER}'")
endif()
list(TRANSFORM files REPLACE "/instrument.json$" "" OUTPUT_VARIABLE ids)
list(SORT ids)

set(arrays "")
set(rows "")
set(number 0)
foreach(id IN LISTS ids)
  byte_array(characters "${FOLDER}/${id}/instrument.json")
  string(APPEND arrays "constexpr char json_${number}[] = {  // ${id}\n${characters}};\n")
  string(APPEND rows "    BundledInstrument{\"${id}\", {json_${number}, sizeof json_${number}}},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUTPUT}.new" "// Written by cmake/bundle_instruments.cmake from instruments/*/instrument.json.
#include <array>

#include \"intimetry/instruments.hpp\"

namespace intimetry {
namespace {

${arrays}
constexpr std::array<BundledInstrument, ${number}> table{{
${rows}}};

}  // namespace

std::span<const BundledInstrument> bundled_instruments() noexcept { return table; }

}  // namespace intimetry
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
