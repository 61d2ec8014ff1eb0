# Two components: runtime (the program; the library, if it is shared) and development (headers, libraries, package
# files).
include(CMakePackageConfigHelpers)

set(intimetry_config_folder "${CMAKE_INSTALL_LIBDIR}/cmake/intimetry")

install(
  TARGETS intimetry intimetry_instruments
  EXPORT intimetryTargets
  ARCHIVE COMPONENT development
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
  RUNTIME COMPONENT runtime
  FILE_SET HEADERS COMPONENT development
  FILE_SET details COMPONENT development)
install(EXPORT intimetryTargets NAMESPACE intimetry:: DESTINATION "${intimetry_config_folder}" COMPONENT development)
# A separate export set, so that users of the compiled library do not need the libraries of the bodies.
install(
  TARGETS intimetry_header_only
  EXPORT intimetryHeaderOnlyTargets
  FILE_SET HEADERS COMPONENT development
  FILE_SET details COMPONENT development)
install(EXPORT intimetryHeaderOnlyTargets NAMESPACE intimetry:: DESTINATION "${intimetry_config_folder}"
        COMPONENT development)
configure_package_config_file(cmake/intimetryConfig.cmake.in "${PROJECT_BINARY_DIR}/generated/intimetryConfig.cmake"
                              INSTALL_DESTINATION "${intimetry_config_folder}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/generated/intimetryConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(
  FILES "${PROJECT_BINARY_DIR}/generated/intimetryConfig.cmake"
        "${PROJECT_BINARY_DIR}/generated/intimetryConfigVersion.cmake"
  DESTINATION "${intimetry_config_folder}"
  COMPONENT development)

if(TARGET intimetry_program)
  install(TARGETS intimetry_program RUNTIME COMPONENT runtime)
  install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT runtime)
  install(FILES README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT runtime)
  install(FILES instruments/LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright-instruments
          COMPONENT runtime)
endif()

include(cmake/package.cmake)
