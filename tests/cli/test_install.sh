#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The installed program finds its presets, libraries and traces by itself.
. "$(dirname "$0")/lib.sh"
need cmake
unset GATHER_HOME

build=$(dirname "$gather")
checks=$((checks + 1))
cmake --install "$build" --prefix "$work/root" >../log 2>&1 || fail "cmake --install" "$(tail -n 5 ../log)"
gather=$work/root/bin/gather
ends 0 --version
ends 0 platforms
holds "the presets are found" grep -q '^ideal' ../out
holds "the profiles are found" grep -q '^n1_like' ../out
ends 0 platforms generic-n1
ends 0 platforms n1_like
ends 0 run "$work/root/share/gather/scripts/wb-over-nc.lua"
mkdir elsewhere
mv "$work/root" elsewhere/
gather=$work/here/elsewhere/root/bin/gather
ends 0 platforms ideal
holds "nothing but Lua and its list among the scripts" \
    test -z "$(find elsewhere/root/share/gather/scripts -type f ! -name '*.lua' ! -name README.md)"
holds "the traces are there" test -e elsewhere/root/share/gather/traces/README.md
finish
