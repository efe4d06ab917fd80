# SPDX-License-Identifier: Apache-2.0
# The decoder, made from the tables of instructions: sets a64_generated.
find_program(GATHER_LUA NAMES lua5.4 REQUIRED)
set(a64_dir ${CMAKE_SOURCE_DIR}/sim/a64)
set(a64_out ${CMAKE_BINARY_DIR}/generated/a64)
file(MAKE_DIRECTORY ${a64_out})
file(GLOB a64_tables CONFIGURE_DEPENDS ${a64_dir}/*.tbl)
file(GLOB a64_generator CONFIGURE_DEPENDS ${a64_dir}/gen/*.lua)
set(a64_generated)
foreach(name decode.c syntax.c exec.c uses.c ops.h fields.h exec.h)
  list(APPEND a64_generated ${a64_out}/gen_${name})
endforeach()
add_custom_command(OUTPUT ${a64_generated}
  COMMAND ${GATHER_LUA} ${a64_dir}/gen/decode.lua ${a64_out} ${a64_tables}
  DEPENDS ${a64_tables} ${a64_generator}
  COMMENT "Making the A64 decoder" VERBATIM)
