# CMake generated Testfile for 
# Source directory: /tmp/wt-g7/tests/judges
# Build directory: /tmp/wt-g7/build-clang/tests/judges
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
add_test([=[judge_at_max]=] "bash" "/tmp/wt-g7/tests/judges/at_qemu.sh" "/tmp/wt-g7/build-clang/tests/judges/judge_at" "max")
set_tests_properties([=[judge_at_max]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;12;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_at_neoverse-n1]=] "bash" "/tmp/wt-g7/tests/judges/at_qemu.sh" "/tmp/wt-g7/build-clang/tests/judges/judge_at" "neoverse-n1")
set_tests_properties([=[judge_at_neoverse-n1]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;12;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_at_cortex-a57]=] "bash" "/tmp/wt-g7/tests/judges/at_qemu.sh" "/tmp/wt-g7/build-clang/tests/judges/judge_at" "cortex-a57")
set_tests_properties([=[judge_at_cortex-a57]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "600" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;12;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_fp]=] "/tmp/wt-g7/build-clang/tests/judges/judge_fp")
set_tests_properties([=[judge_fp]=] PROPERTIES  LABELS "judge" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;22;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_fp_exec]=] "/tmp/wt-g7/build-clang/tests/judges/judge_fp_exec")
set_tests_properties([=[judge_fp_exec]=] PROPERTIES  LABELS "judge" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;25;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_simd]=] "/tmp/wt-g7/build-clang/tests/judges/judge_simd")
set_tests_properties([=[judge_simd]=] PROPERTIES  LABELS "judge" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;28;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_lockstep]=] "/tmp/wt-g7/build-clang/tests/judges/judge_lockstep")
set_tests_properties([=[judge_lockstep]=] PROPERTIES  LABELS "judge" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;33;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_lockstep_newer]=] "bash" "/tmp/wt-g7/tests/judges/lockstep_qemu.sh" "/tmp/wt-g7/build-clang/tests/judges/lockstep_newer")
set_tests_properties([=[judge_lockstep_newer]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "120" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;37;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_config_lspci]=] "bash" "/tmp/wt-g7/tests/judges/config_lspci.sh" "/tmp/wt-g7/build-clang/tests/judges/config_dump")
set_tests_properties([=[judge_config_lspci]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;55;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_tree_lspci]=] "bash" "/tmp/wt-g7/tests/judges/tree_lspci.sh" "/tmp/wt-g7/build-clang/gather")
set_tests_properties([=[judge_tree_lspci]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;60;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_aer]=] "bash" "/tmp/wt-g7/tests/judges/aer_qemu.sh" "/tmp/wt-g7/build-clang/tests/judges/judge_aer")
set_tests_properties([=[judge_aer]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "180" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;68;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
add_test([=[judge_pcap_tshark]=] "bash" "/tmp/wt-g7/tests/judges/pcap_tshark.sh" "/tmp/wt-g7/build-clang/gather" "/tmp/wt-g7")
set_tests_properties([=[judge_pcap_tshark]=] PROPERTIES  LABELS "judge" SKIP_RETURN_CODE "77" TIMEOUT "300" _BACKTRACE_TRIPLES "/tmp/wt-g7/tests/judges/CMakeLists.txt;74;add_test;/tmp/wt-g7/tests/judges/CMakeLists.txt;0;")
