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

# Earlier editions, for answers given to them.
file(GLOB editions RELATIVE "${FOLDER}" "${FOLDER}/*/editions/*/instrument.json")
list(SORT editions)
set(edition_rows "")
set(edition_count 0)
foreach(edition IN LISTS editions)
  string(REGEX REPLACE "/editions/.*" "" id "${edition}")
  string(REGEX REPLACE ".*/editions/([^/]*)/.*" "\\1" version "${edition}")
  byte_array(characters "${FOLDER}/${edition}")
  string(APPEND arrays "constexpr char edition_${edition_count}[] = {  // ${id} ${version}\n${characters}};\n")
  string(APPEND edition_rows
         "    BundledInstrument{\"${id}\", {edition_${edition_count}, sizeof edition_${edition_count}}, \"${version}\"},\n")
  math(EXPR edition_count "${edition_count} + 1")
endforeach()

file(WRITE "${OUTPUT}.new" "// Written by cmake/bundle_instruments.cmake from instruments/*/instrument.json.
#include <array>

#include \"intimetry/instruments.hpp\"

namespace intimetry {
namespace {

${arrays}
constexpr std::array<BundledInstrument, ${number}> table{{
${rows}}};

constexpr std::array<BundledInstrument, ${edition_count}> editions{{
${edition_rows}}};

}  // namespace

std::span<const BundledInstrument> bundled_instruments() noexcept { return table; }
std::span<const BundledInstrument> bundled_editions() noexcept { return editions; }

}  // namespace intimetry
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
