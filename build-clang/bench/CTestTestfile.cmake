# CMake generated Testfile for 
# Source directory: /tmp/wt-g7/bench
# Build directory: /tmp/wt-g7/build-clang/bench
# 
# This file includes the relevant testing commands required for 
# testing this directory and lists subdirectories to be tested as well.
subdirs("guests")
