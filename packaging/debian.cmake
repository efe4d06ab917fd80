# SPDX-License-Identifier: Apache-2.0
# What Debian's policy asks of the staged files: compressed manual pages and changelog, the licence by
# reference alone.
file(GLOB_RECURSE compressed ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/man/*.1
     ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/gather/changelog)
foreach(file IN LISTS compressed)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(REMOVE ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share/doc/gather/LICENSE)
