# SPDX-License-Identifier: Apache-2.0
# What is installed beside the program, and the Debian package: cmake --build BUILD --target package.

# ---- what the program writes itself -----------------------------------------------------------------
# Manual pages, completion and the file for editors. A program for another machine cannot write them:
# without an emulator they are then left out.
if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
  message(STATUS "cross build: no manual pages, no completion, no file for editors")
else()
  set(written ${CMAKE_BINARY_DIR}/generated/share)
  add_custom_command(OUTPUT ${written}/man/gather.1
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${written}
    COMMAND gather manual --output ${written}
    DEPENDS gather COMMENT "Writing manual pages, completion, definitions for editors" VERBATIM)
  add_custom_target(share ALL DEPENDS ${written}/man/gather.1)
  # A build of the target gather alone has none of them: an install then goes without.
  install(DIRECTORY ${written}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 OPTIONAL
          FILES_MATCHING PATTERN "*.1")
  install(FILES ${written}/bash/gather OPTIONAL
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${written}/zsh/_gather OPTIONAL
          DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${written}/luacats/gather.lua OPTIONAL
          DESTINATION ${CMAKE_INSTALL_DATADIR}/gather/luacats)
endif()

# ---- documents and examples -------------------------------------------------------------------------
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md")
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN "build" EXCLUDE)
# The sources of guest programs: what they become runs on no machine that this is installed on.
install(DIRECTORY scripts/guests DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
# The file of combinations that `gather table check` is first tried on.
install(FILES tests/golden/combine-base.csv.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/gather/tests/golden)

# ---- the Debian package -----------------------------------------------------------------------------
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gather)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT "The gather authors <gather@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulator of Armv8-A stores to PCI Express devices")
set(CPACK_PACKAGE_DESCRIPTION
"gather shows what a store of an Armv8-A machine becomes on its way to a
PCI Express device: two-stage translation with FEAT_S2FWB, the combining of
memory types, write buffers, the TLPs on the link, their sizes and times, and
who takes the exception when something fails.
.
It runs scenarios in Lua, bare-metal A64 programs, and captured traces of
guests, under the stage-2 policy of each Linux version.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnuplot-nox | gnuplot")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "wireshark | tshark, zsh, bash-completion")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
find_program(SHLIBDEPS dpkg-shlibdeps)
if(SHLIBDEPS)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C date -u -R -d ${GATHER_DATE}
                OUTPUT_VARIABLE GATHER_CHANGELOG_DATE OUTPUT_STRIP_TRAILING_WHITESPACE)
configure_file(packaging/changelog.in ${CMAKE_BINARY_DIR}/generated/changelog @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/generated/changelog DESTINATION ${CMAKE_INSTALL_DOCDIR})
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/packaging/debian.cmake)
include(CPack)
