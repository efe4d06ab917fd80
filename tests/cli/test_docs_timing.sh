#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The times that the documents show are those that a run has: what the Lua of replay.md prints.
. "$(dirname "$0")/lib.sh"

lua_of replay.md >r.lua
ends 0 run r.lua
holds "replay.md: its checks hold" grep -q '2 of 2 checks hold' ../err
while IFS= read -r line; do
    holds "replay.md: $line" grep -qxF "$line" "$source_dir/docs/replay.md"
done <../out
finish
