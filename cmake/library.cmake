# intimetry::intimetry, the compiled library; intimetry::header_only, headers that include their bodies;
# intimetry::instruments, the compiled-in instruments, for both.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
intimetry_need(nlohmann_json 3.11 nlohmann_json::nlohmann_json nlohmann-json3-dev)
intimetry_need(Boost 1.74 Boost::headers libboost-dev)
intimetry_need(Eigen3 3.4 Eigen3::Eigen libeigen3-dev)
set(intimetry_body_libraries nlohmann_json::nlohmann_json Boost::headers Eigen3::Eigen)

file(GLOB_RECURSE intimetry_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/intimetry/*.hpp"
     "${PROJECT_SOURCE_DIR}/include/intimetry/*.ipp")
list(REMOVE_ITEM intimetry_headers "${PROJECT_SOURCE_DIR}/include/intimetry/instruments.hpp")
set(intimetry_details ${intimetry_headers})
list(FILTER intimetry_details INCLUDE REGEX "/(detail|impl)/")
list(REMOVE_ITEM intimetry_headers ${intimetry_details})

# Common settings of both ways to use the library.
function(intimetry_usage target)
  target_sources(${target} INTERFACE FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                     FILES ${intimetry_headers})
  target_sources(${target} INTERFACE FILE_SET details TYPE HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                     FILES ${intimetry_details})
  target_compile_features(${target} INTERFACE cxx_std_20)
  # A fused multiply-add rounds once instead of twice: scores would depend on the machine.
  target_compile_options(${target} INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang,AppleClang>:-ffp-contract=off>)
  target_link_libraries(${target} INTERFACE Threads::Threads)
endfunction()

# The bodies, position-independent, for a static library (the default) or a shared one with BUILD_SHARED_LIBS.
file(GLOB intimetry_bodies CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/lib/*.cpp")
add_library(intimetry_objects OBJECT ${intimetry_bodies})
target_include_directories(intimetry_objects PRIVATE "${PROJECT_SOURCE_DIR}/include")
target_compile_definitions(intimetry_objects PRIVATE INTIMETRY_COMPILED)
target_compile_features(intimetry_objects PRIVATE cxx_std_20)
target_compile_options(intimetry_objects PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang,AppleClang>:-ffp-contract=off>)
target_link_libraries(intimetry_objects PRIVATE Threads::Threads ${intimetry_body_libraries})
set_target_properties(intimetry_objects PROPERTIES POSITION_INDEPENDENT_CODE ON UNITY_BUILD OFF)
# Functions that another library may replace at program start are never inlined; here none may be replaced.
if(BUILD_SHARED_LIBS)
  target_compile_options(intimetry_objects PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-semantic-interposition>)
else()
  set_target_properties(intimetry_objects PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endif()

# A library made of object files does not pass on the requirements of its bodies.
add_library(intimetry $<TARGET_OBJECTS:intimetry_objects>)
add_library(intimetry::intimetry ALIAS intimetry)
intimetry_usage(intimetry)
target_compile_definitions(intimetry INTERFACE INTIMETRY_COMPILED)
set_target_properties(
  intimetry
  PROPERTIES LINKER_LANGUAGE CXX
             WINDOWS_EXPORT_ALL_SYMBOLS ON
             VERSION "${PROJECT_VERSION}"
             SOVERSION "${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}")

add_library(intimetry_header_only INTERFACE)
add_library(intimetry::header_only ALIAS intimetry_header_only)
intimetry_usage(intimetry_header_only)
target_link_libraries(intimetry_header_only INTERFACE ${intimetry_body_libraries})
set_target_properties(intimetry_header_only PROPERTIES EXPORT_NAME header_only)

file(GLOB intimetry_instruments CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/instruments/*/instrument.json"
     "${PROJECT_SOURCE_DIR}/instruments/*/editions/*/instrument.json")
set(intimetry_bundle "${PROJECT_BINARY_DIR}/generated/bundled_instruments.cpp")
add_custom_command(
  OUTPUT "${intimetry_bundle}"
  COMMAND ${CMAKE_COMMAND} "-DFOLDER=${PROJECT_SOURCE_DIR}/instruments" "-DOUTPUT=${intimetry_bundle}" -P
          "${PROJECT_SOURCE_DIR}/cmake/bundle_instruments.cmake"
  DEPENDS ${intimetry_instruments} "${PROJECT_SOURCE_DIR}/cmake/bundle_instruments.cmake"
          "${PROJECT_SOURCE_DIR}/cmake/byte_arrays.cmake"
  COMMENT "Bundling instruments/*/instrument.json"
  VERBATIM)

# Texts and a function that returns them: the same for both, so it links neither.
add_library(intimetry_instruments STATIC "${intimetry_bundle}")
add_library(intimetry::instruments ALIAS intimetry_instruments)
target_sources(intimetry_instruments PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                            FILES "${PROJECT_SOURCE_DIR}/include/intimetry/instruments.hpp")
target_compile_features(intimetry_instruments PUBLIC cxx_std_20)
set_target_properties(intimetry_instruments PROPERTIES EXPORT_NAME instruments POSITION_INDEPENDENT_CODE ON)
