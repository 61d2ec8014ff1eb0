# The program, and the parts of it that tests link: intimetry_files (files and text), the only part that fuzz targets
# need, and intimetry_app, everything else except main.
intimetry_need(CLI11 2.1 CLI11::CLI11 libcli11-dev)
find_path(INTIMETRY_MUSTACHE kainjow/mustache.hpp)
if(NOT INTIMETRY_MUSTACHE)
  message(FATAL_ERROR "intimetry: kainjow/mustache.hpp was not found.\n"
                      "On Debian and Ubuntu: apt-get install libkainjow-mustache-dev")
endif()

file(GLOB intimetry_files_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/files/*.cpp"
     "${PROJECT_SOURCE_DIR}/src/text/*.cpp")
add_library(intimetry_files STATIC ${intimetry_files_sources})
target_include_directories(intimetry_files PUBLIC "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(intimetry_files PUBLIC intimetry::intimetry PRIVATE nlohmann_json::nlohmann_json)

# The templates of forms and reports are compiled in.
file(GLOB intimetry_templates CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/render/templates/*.*")
set(intimetry_templates_bundle "${PROJECT_BINARY_DIR}/generated/bundled_templates.cpp")
add_custom_command(
  OUTPUT "${intimetry_templates_bundle}"
  COMMAND ${CMAKE_COMMAND} "-DFOLDER=${PROJECT_SOURCE_DIR}/src/render/templates" "-DOUTPUT=${intimetry_templates_bundle}"
          -P "${PROJECT_SOURCE_DIR}/cmake/bundle_templates.cmake"
  DEPENDS ${intimetry_templates} "${PROJECT_SOURCE_DIR}/cmake/bundle_templates.cmake"
          "${PROJECT_SOURCE_DIR}/cmake/byte_arrays.cmake"
  COMMENT "Bundling src/render/templates"
  VERBATIM)
set_source_files_properties("${intimetry_templates_bundle}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# Each src/cli/cmd_<subcommand>.cpp defines add_<subcommand>; a new subcommand only needs that file.
file(GLOB intimetry_subcommand_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/cli/cmd_*.cpp")
set(intimetry_subcommand_declarations "")
set(intimetry_subcommand_calls "")
foreach(source IN LISTS intimetry_subcommand_sources)
  get_filename_component(subcommand "${source}" NAME_WE)
  string(REPLACE "cmd_" "" subcommand "${subcommand}")
  string(APPEND intimetry_subcommand_declarations "void add_${subcommand}(CLI::App& app);\n")
  string(APPEND intimetry_subcommand_calls "  add_${subcommand}(app);\n")
endforeach()
configure_file("${PROJECT_SOURCE_DIR}/cmake/subcommands.cpp.in" "${PROJECT_BINARY_DIR}/generated/subcommands.cpp" @ONLY)

set(intimetry_app_sources "")
foreach(room IN ITEMS instruments table cases analyses render cli)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${room}/*.cpp")
  list(APPEND intimetry_app_sources ${sources})
endforeach()
list(REMOVE_ITEM intimetry_app_sources "${PROJECT_SOURCE_DIR}/src/cli/main.cpp")
add_library(intimetry_app STATIC ${intimetry_app_sources} "${PROJECT_BINARY_DIR}/generated/subcommands.cpp"
                                 "${intimetry_templates_bundle}")
target_include_directories(intimetry_app SYSTEM PUBLIC "${INTIMETRY_MUSTACHE}")
target_link_libraries(intimetry_app PUBLIC intimetry_files intimetry::instruments CLI11::CLI11
                                    PRIVATE nlohmann_json::nlohmann_json)
target_compile_definitions(intimetry_app PRIVATE INTIMETRY_VERSION="${PROJECT_VERSION}")
# The Python module links these objects. Hidden names can be inlined even in position-independent code.
set_target_properties(
  intimetry_files intimetry_app
  PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)

if(INTIMETRY_PROGRAM)
  add_executable(intimetry_program "${PROJECT_SOURCE_DIR}/src/cli/main.cpp")
  set_target_properties(intimetry_program PROPERTIES OUTPUT_NAME intimetry)
  target_link_libraries(intimetry_program PRIVATE intimetry_app)
  # The distributed program only needs the C library.
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_link_options(intimetry_program PRIVATE "$<$<CONFIG:Release>:-static-libstdc++;-static-libgcc>")
  endif()
endif()
