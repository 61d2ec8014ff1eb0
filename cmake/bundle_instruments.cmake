# cmake -DFOLDER=/path/to/instruments -DOUTPUT=x.cpp -P bundle_instruments.cmake
# Writes every file as an array of characters: unlike string literals these have no greatest length, and any
# byte can stand in them.
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
  file(READ "${FOLDER}/${id}/instrument.json" bytes HEX)
  string(REGEX REPLACE "(................................)" "\\1\n" lines "${bytes}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," characters "${lines}")
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
