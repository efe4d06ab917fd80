# SPDX-License-Identifier: Apache-2.0
# add_guest(NAME SOURCE...): a bare-metal A64 program NAME.elf in this build's folder, by the cross
# compiler and picolibc of Debian, and part of the target `guests`. Without them nothing is built and
# GUEST_COMPILER is not set.
find_program(GUEST_COMPILER aarch64-linux-gnu-gcc)
find_file(GUEST_PICOLIBC picolibc.specs
  PATHS /usr/lib/picolibc/aarch64-linux-gnu NO_DEFAULT_PATH)
if(NOT GUEST_PICOLIBC)
  unset(GUEST_COMPILER)
  unset(GUEST_COMPILER CACHE)
endif()

set(guest_lib ${CMAKE_CURRENT_LIST_DIR}/lib)
# Outlined atomics would ask the operating system what the CPU has.
set(guest_flags -std=gnu17 -O2 -g -march=armv8-a -mno-outline-atomics -fno-pie -fno-stack-protector
    -fno-asynchronous-unwind-tables -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -I ${guest_lib}
    -specs=${GUEST_PICOLIBC})
set(guest_link --oslib=semihost -nostartfiles -static -no-pie -Wl,--build-id=none,--no-warn-rwx-segments
    -T ${guest_lib}/guest.ld)
file(GLOB guest_lib_sources CONFIGURE_DEPENDS ${guest_lib}/*.S ${guest_lib}/*.c)
file(GLOB guest_lib_files CONFIGURE_DEPENDS ${guest_lib}/*)

if(GUEST_COMPILER AND NOT TARGET guests)
  add_custom_target(guests ALL)
endif()

function(add_guest name)
  if(NOT GUEST_COMPILER)
    return()
  endif()
  set(elf ${CMAKE_CURRENT_BINARY_DIR}/${name}.elf)
  list(TRANSFORM ARGN PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  add_custom_command(OUTPUT ${elf}
    COMMAND ${GUEST_COMPILER} ${guest_flags} ${guest_link} -o ${elf} ${ARGN} ${guest_lib_sources} -lm
    DEPENDS ${ARGN} ${guest_lib_files}
    COMMENT "Building guest ${name}.elf" VERBATIM)
  add_custom_target(guest_${name} DEPENDS ${elf})
  add_dependencies(guests guest_${name})
endfunction()
