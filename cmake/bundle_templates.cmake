# cmake -DFOLDER=/path/to/templates -DOUTPUT=x.cpp -P bundle_templates.cmake
include("${CMAKE_CURRENT_LIST_DIR}/byte_arrays.cmake")
file(GLOB files RELATIVE "${FOLDER}" "${FOLDER}/*.*")
list(SORT files)

set(arrays "")
set(rows "")
set(number 0)
foreach(name IN LISTS files)
  byte_array(characters "${FOLDER}/${name}")
  string(APPEND arrays "constexpr char text_${number}[] = {  // ${name}\n${characters}};\n")
  file(SHA256 "${FOLDER}/${name}" sha256)
  string(APPEND rows "    Template{\"${name}\", {text_${number}, sizeof text_${number}}, \"${sha256}\"},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUTPUT}.new" "// Written by cmake/bundle_templates.cmake from src/render/templates.
#include <array>

#include \"render/templates.hpp\"

namespace intimetry::render {
namespace {

${arrays}
constexpr std::array<Template, ${number}> bundled_files{{
${rows}}};

}  // namespace

std::span<const Template> templates() noexcept { return bundled_files; }

}  // namespace intimetry::render
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
