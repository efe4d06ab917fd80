# CMake generated Testfile for 
# Source directory: /tmp/wt-g7/tests/guests
# Build directory: /tmp/wt-g7/build-clang/tests/guests
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[judge_guests]=] "bash" "/tmp/wt-g7/tests/guests/../judges/guests_qemu.sh" "/tmp/wt-g7/build-clang")
set_tests_properties([=[judge_guests]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/guests/CMakeLists.txt;20;add_test;/tmp/wt-g7/tests/guests/CMakeLists.txt;0;")
