# The source directory for tests. Only one small source contains it, so that all other objects are the same in
# every checkout and can be shared by a compiler cache.
configure_file("${CMAKE_CURRENT_SOURCE_DIR}/cmake/source_dir.cpp.in"
               "${PROJECT_BINARY_DIR}/generated/source_dir.cpp" @ONLY)
add_library(intimetry_test_source_dir STATIC "${PROJECT_BINARY_DIR}/generated/source_dir.cpp")
target_compile_features(intimetry_test_source_dir PUBLIC cxx_std_20)
target_include_directories(intimetry_test_source_dir PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")

# Rooms of src/ that only the program has: their unit tests are compiled into cli_test, which links all of it. Tests
# of the library do not need the program, which takes long to compile.
set(intimetry_program_rooms instruments table cases analyses render cli)

# intimetry_cpp_tests(folder [file...]): makes one program of folder/**/*_test.cpp and the named files, so
# that there is little to link, with one ctest entry per test case, so that failures have names.
function(intimetry_cpp_tests folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*_test.cpp")
  foreach(room IN LISTS intimetry_program_rooms)
    if(folder STREQUAL "unit")
      list(FILTER sources EXCLUDE REGEX "/unit/${room}/")
    elseif(folder STREQUAL "cli")
      file(GLOB_RECURSE of_room CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/unit/${room}/*_test.cpp")
      list(APPEND sources ${of_room})
    endif()
  endforeach()
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/")
  if(NOT sources AND NOT ARGN)
    return()
  endif()
  add_executable(${folder}_test ${sources} ${ARGN})
  set(tested intimetry_files intimetry::instruments)
  if(folder STREQUAL "cli" OR folder STREQUAL "unit")
    set(tested intimetry_app)
  endif()
  # Some tests use impl/, which needs the libraries of the bodies.
  target_link_libraries(${folder}_test PRIVATE ${tested} intimetry_test_source_dir ${intimetry_body_libraries}
                                               GTest::gtest_main)
  target_include_directories(${folder}_test PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  gtest_discover_tests(
    ${folder}_test
    TEST_PREFIX "${folder}."
    DISCOVERY_MODE PRE_TEST
    DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${folder} TIMEOUT 300)
endfunction()

# Every public header, compiled alone, with and without the compiled library: `cmake --build ... --target
# intimetry_headers_alone` is the test. With their bodies headers take as long to compile as all tests, so
# this is a separate step.
set_target_properties(intimetry intimetry_header_only PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON
                                                                 INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
add_custom_target(intimetry_headers_alone)
add_dependencies(intimetry_headers_alone intimetry_verify_interface_header_sets
                 intimetry_header_only_verify_interface_header_sets)
