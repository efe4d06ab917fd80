# SPDX-License-Identifier: Apache-2.0
# The style sheet of the HTML report as a C string: sets report_generated.
find_program(GATHER_LUA NAMES lua5.4 REQUIRED)
set(report_dir ${CMAKE_SOURCE_DIR}/sim/report)
set(report_out ${CMAKE_BINARY_DIR}/generated/report)
file(MAKE_DIRECTORY ${report_out})
set(report_generated ${report_out}/gen_html_css.c)
add_custom_command(OUTPUT ${report_generated}
  COMMAND ${GATHER_LUA} ${report_dir}/gen/text.lua ${report_generated} ${report_dir}/html.css html_css
  DEPENDS ${report_dir}/html.css ${report_dir}/gen/text.lua
  COMMENT "Making the style of reports" VERBATIM)
