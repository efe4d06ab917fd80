#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What the documents show works: the Lua of scripting.md, the preset and map of the other pages, and
# every link between them. What a page prints of times is in test_docs_timing.sh.
. "$(dirname "$0")/lib.sh"

lua_of scripting.md >s.lua
ends 0 run s.lua
holds "scripting.md: its checks hold" grep -q '3 of 3 checks hold' ../err

lua_of translation.md >t.lua
ends 0 run t.lua
holds "translation.md: its checks hold" grep -q '5 of 5 checks hold' ../err
holds "translation.md: what it prints" grep -q 'stale TLB entry used: 0x40001000, stage-1 level 2 descriptor at 0xf0001000, 0xe0000003' \
    ../out

lua_of errors.md >e.lua
ends 0 run e.lua
holds "errors.md: its checks hold" grep -q '2 of 2 checks hold' ../err

lua_of topology.md >n.lua
ends 0 run n.lua
holds "topology.md: its checks hold" grep -q '4 of 4 checks hold' ../err

lua_of policies.md >pol.lua
ends 0 run pol.lua
holds "policies.md: its checks hold" grep -q '2 of 2 checks hold' ../err

lua_of containment.md >con.lua
ends 0 run con.lua
holds "containment.md: its checks hold" grep -q '4 of 4 checks hold' ../err

lua_of trace-formats.md >map.lua
ends 0 replay --map map.lua "$source_dir/traces/wclog_nvme-e1000e-mmio.txt.gz"

mkdir -p home/scripts/platforms
lua_of adding-a-preset.md >home/scripts/platforms/mine.lua
checks=$((checks + 1))
GATHER_HOME=home "$gather" platforms mine >../out 2>../err || fail "adding-a-preset.md" "$(cat ../err)"
mkdir -p home/scripts/profiles
awk '/^```lua profile$/ { take = 1; next } /^```$/ { take = 0 } take' "$source_dir/docs/adding-a-preset.md" >home/scripts/profiles/part.lua
checks=$((checks + 1))
GATHER_HOME=home "$gather" platforms part >../out 2>../err || fail "adding-a-preset.md: the profile" "$(cat ../err)"
holds "the profile's keys" test "$(wc -l <../out)" -eq 5

while IFS=: read -r page link; do
    checks=$((checks + 1))
    target=${link#*](}
    target=${target%)}
    [ -e "$source_dir/docs/${target%%#*}" ] || fail "$page: no $target"
done < <(cd "$source_dir/docs" && grep -oE '\]\([^):#]+(#[^)]*)?\)' ./*.md)
finish
