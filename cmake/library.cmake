# intimetry::intimetry, the headers, and intimetry::instruments, the instruments compiled in.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
intimetry_need(nlohmann_json 3.11 nlohmann_json::nlohmann_json nlohmann-json3-dev)
intimetry_need(Boost 1.74 Boost::headers libboost-dev)
intimetry_need(Eigen3 3.4 Eigen3::Eigen libeigen3-dev)

file(GLOB_RECURSE intimetry_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/intimetry/*.hpp")
list(REMOVE_ITEM intimetry_headers "${PROJECT_SOURCE_DIR}/include/intimetry/instruments.hpp")
set(intimetry_details ${intimetry_headers})
list(FILTER intimetry_details INCLUDE REGEX "/detail/")
list(REMOVE_ITEM intimetry_headers ${intimetry_details})

add_library(intimetry INTERFACE)
add_library(intimetry::intimetry ALIAS intimetry)
target_sources(intimetry INTERFACE FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                   FILES ${intimetry_headers})
target_sources(intimetry INTERFACE FILE_SET details TYPE HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                   FILES ${intimetry_details})
target_compile_features(intimetry INTERFACE cxx_std_20)
# A fused multiply-add rounds once where two operations round twice: scores would depend on the machine.
target_compile_options(intimetry INTERFACE $<$<COMPILE_LANG_AND_ID:CXX,GNU,Clang,AppleClang>:-ffp-contract=off>)
target_link_libraries(intimetry INTERFACE Threads::Threads nlohmann_json::nlohmann_json Boost::headers
                                           Eigen3::Eigen)

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

add_library(intimetry_instruments STATIC "${intimetry_bundle}")
add_library(intimetry::instruments ALIAS intimetry_instruments)
target_sources(intimetry_instruments PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include"
                                            FILES "${PROJECT_SOURCE_DIR}/include/intimetry/instruments.hpp")
target_link_libraries(intimetry_instruments PUBLIC intimetry)
set_target_properties(intimetry_instruments PROPERTIES EXPORT_NAME instruments POSITION_INDEPENDENT_CODE ON)
