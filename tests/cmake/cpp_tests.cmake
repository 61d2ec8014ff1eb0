# Where the tests find the tree. One small source knows it, so that the objects of all others are the same in every
# checkout and a compiler cache serves them all.
configure_file("${CMAKE_CURRENT_SOURCE_DIR}/cmake/source_dir.cpp.in"
               "${PROJECT_BINARY_DIR}/generated/source_dir.cpp" @ONLY)
add_library(intimetry_test_source_dir STATIC "${PROJECT_BINARY_DIR}/generated/source_dir.cpp")
target_compile_features(intimetry_test_source_dir PUBLIC cxx_std_20)
target_include_directories(intimetry_test_source_dir PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")

# intimetry_cpp_tests(folder [file...]): folder/**/*_test.cpp and the named files become one program, so that
# there is little to link, and one ctest entry a test case, so that a failure is named.
function(intimetry_cpp_tests folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*_test.cpp")
  list(TRANSFORM ARGN PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/")
  if(NOT sources AND NOT ARGN)
    return()
  endif()
  add_executable(${folder}_test ${sources} ${ARGN})
  # What tests the library needs nothing of the program, which takes long to compile.
  set(tested intimetry_files intimetry::instruments)
  if(folder STREQUAL "cli" OR folder STREQUAL "unit")
    set(tested intimetry_app)
  endif()
  # Some look into impl/, which needs what the bodies need.
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

# Every header that users may include, compiled alone, with the compiled library and without:
# `cmake --build ... --target intimetry_headers_alone` is the test. With their bodies, headers take as long to compile
# as all tests do, so it is a step of its own.
set_target_properties(intimetry intimetry_header_only PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON
                                                                 INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
add_custom_target(intimetry_headers_alone)
add_dependencies(intimetry_headers_alone intimetry_verify_interface_header_sets
                 intimetry_header_only_verify_interface_header_sets)
